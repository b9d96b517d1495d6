/**
 * The voice that needs nothing installed: MaryTTS with the slt voice, cut down to what speaking a sentence takes. No
 * other package touches MaryTTS.
 */
@NullMarked
package io.codriver.voice.mary;

import org.jspecify.annotations.NullMarked;
