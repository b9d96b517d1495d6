/** Drives: who says what when, mixed into the microphones of a car, and what the car does meanwhile. */
@NullMarked
package io.codriver.runtime.drive;

import org.jspecify.annotations.NullMarked;
