package io.codriver.runtime.fuse;

import io.codriver.runtime.catalog.Catalog.State;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.guard.PolicyRule.Condition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the catalogue's states hold in a snapshot. What can't be told from it doesn't hold: the model was trained to
 * do without what it isn't told. Pure; some microseconds for a whole car.
 */
final class States {
    private final List<State> states;

    States(List<State> states) {
        this.states = List.copyOf(states);
    }

    /** Ids of the states that hold, in the catalogue's order. */
    Set<String> in(Snapshot snapshot) {
        Set<String> held = new LinkedHashSet<>();
        for (State state : states) {
            if (holds(state, snapshot)) {
                held.add(state.id());
            }
        }
        return held;
    }

    private static boolean holds(State state, Snapshot snapshot) {
        for (Condition condition : state.all()) {
            if (!condition.holds(snapshot).orElse(false)) {
                return false;
            }
        }
        for (Condition condition : state.any()) {
            if (condition.holds(snapshot).orElse(false)) {
                return true;
            }
        }
        return state.any().isEmpty() && !state.all().isEmpty();
    }
}
