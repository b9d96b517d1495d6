package io.codriver.runtime.turn;

import io.codriver.nlu.Understanding;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.turn.TurnEvent.Understood;
import java.util.List;
import java.util.Optional;

/** Decisions that send nothing and so need no ruling. Pure. */
final class Outright {
    private Outright() {}

    static Step decide(TurnState state, Understood event, Decision.Kind kind, String reply, String reason) {
        return decide(state, event, kind, List.of(), reply, reason);
    }

    /** The same about what was understood. */
    static Step decide(
            TurnState state, Understood event, Decision.Kind kind, List<Action> actions, String reply, String reason) {
        return decide(state, event.seat(), event.text(), event.understanding(), kind, actions, reply, reason);
    }

    /** The question which of several is meant. */
    static Step ask(TurnState state, Understood event, List<Action> actions, String reply, List<String> choices) {
        Decision decision = new Decision(
                state.nextId(),
                event.seat(),
                event.text(),
                Decision.Kind.ASK,
                actions,
                reply,
                "unclear",
                Optional.empty(),
                event.understanding().confidence(),
                event.understanding().why(),
                0,
                choices);
        return told(state, decision);
    }

    static Step decide(
            TurnState state,
            String seat,
            String text,
            Understanding understanding,
            Decision.Kind kind,
            List<Action> actions,
            String reply,
            String reason) {
        Decision decision = new Decision(
                state.nextId(),
                seat,
                text,
                kind,
                actions,
                reply,
                reason,
                Optional.empty(),
                understanding.confidence(),
                understanding.why(),
                0,
                List.of());
        return told(state, decision);
    }

    private static Step told(TurnState state, Decision decision) {
        Step step = Step.of(state.decided(), new Effect.Announce(decision));
        return decision.reply().isEmpty() ? step : step.then(new Effect.Say(decision.seat(), decision.reply()));
    }
}
