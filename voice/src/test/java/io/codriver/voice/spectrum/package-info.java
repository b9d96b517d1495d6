/** Tests of this room and the sound they are made with. */
@NullMarked
package io.codriver.voice.spectrum;

import org.jspecify.annotations.NullMarked;
