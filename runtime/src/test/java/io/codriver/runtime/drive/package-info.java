/** Drives: their files, their mixed sound, and the bundled one played whole against two kinds of bus. */
@NullMarked
package io.codriver.runtime.drive;

import org.jspecify.annotations.NullMarked;
