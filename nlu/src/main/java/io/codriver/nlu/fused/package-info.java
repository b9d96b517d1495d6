/**
 * The fused model's side of understanding: words, scene and dialogue become pieces, a network's answers become a frame,
 * a frame becomes an {@link io.codriver.nlu.Understanding}; the deterministic floor stands under it all. Does to the
 * token what {@code models/training} does in Python; golden files hold the two together.
 */
@NullMarked
package io.codriver.nlu.fused;

import org.jspecify.annotations.NullMarked;
