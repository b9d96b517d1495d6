/**
 * Hop 6: the dialogue as a pure state machine, {@code next(state, event, now) → step}. Time comes in as an argument;
 * effects go out as data for the session to carry out.
 */
@NullMarked
package io.codriver.runtime.turn;

import org.jspecify.annotations.NullMarked;
