/**
 * Hop 3: what was heard, twice perhaps, what was seen and the car's state become one moment. Weighs the two opinions of the recogniser.
 */
@NullMarked
package io.codriver.runtime.fuse;

import org.jspecify.annotations.NullMarked;
