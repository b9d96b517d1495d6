/** Sound as frequencies: the transform that everything here that works on spectra shares. Knows nothing of seats, words or echoes. */
@NullMarked
package io.codriver.voice.spectrum;

import org.jspecify.annotations.NullMarked;
