/** Bounds of the vision vocabulary. */
@NullMarked
package io.codriver.vision;

import org.jspecify.annotations.NullMarked;
