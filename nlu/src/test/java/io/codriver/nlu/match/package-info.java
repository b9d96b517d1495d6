/** Tests of the deterministic floor, against a small car that is written out in {@link TestCar}. */
@NullMarked
package io.codriver.nlu.match;

import org.jspecify.annotations.NullMarked;
