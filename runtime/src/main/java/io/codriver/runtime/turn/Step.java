package io.codriver.runtime.turn;

import java.util.ArrayList;
import java.util.List;

/** The outcome of one event: the state after it and what is to be done, in order. */
public record Step(TurnState state, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }

    static Step of(TurnState state, Effect... effects) {
        return new Step(state, List.of(effects));
    }

    Step then(Effect effect) {
        List<Effect> more = new ArrayList<>(effects);
        more.add(effect);
        return new Step(state, more);
    }
}
