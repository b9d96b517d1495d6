/**
 * Hop 5: from wishes to a desired signal state, diffed against the snapshot. Pure: the same wish, seat and snapshot give
 * the same plan.
 */
@NullMarked
package io.codriver.runtime.plan;

import org.jspecify.annotations.NullMarked;
