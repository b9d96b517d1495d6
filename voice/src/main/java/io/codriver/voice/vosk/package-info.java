/** Recognition with Vosk, and nothing else: no other package touches its classes or its native memory. */
@NullMarked
package io.codriver.voice.vosk;

import org.jspecify.annotations.NullMarked;
