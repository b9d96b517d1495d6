package io.codriver.runtime.turn;

import io.codriver.nlu.Wish;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.turn.Session.Pending;
import io.codriver.runtime.turn.TurnEvent.Understood;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was meant for the car and is open: which of several, or to what value. Pure. */
final class Asking {
    private final Replies replies;

    Asking(Replies replies) {
        this.replies = replies;
    }

    /** Asks, and keeps the choices for the seat's next utterance; not those of a wish for later, which an answer would
     * do at once. */
    Step unclear(TurnState state, Understood event, Instant now) {
        List<Wish> choices = event.understanding().wishes();
        List<Action> actions = Deciding.actions(event.plans());
        boolean open = !choices.isEmpty() && event.understanding().when().isEmpty();
        TurnState asked = open
                ? state.changing(
                        event.seat(),
                        s -> s.asking(Optional.of(Pending.choice(choices, now.plus(Deciding.QUESTION_LIFETIME)))))
                : state;
        return Outright.decide(asked, event, Decision.Kind.ASK, actions, question(actions, event.seat()), "unclear");
    }

    private String question(List<Action> actions, String seat) {
        if (actions.size() == 1) {
            return replies.toWhat(actions.get(0));
        }
        List<String> names = actions.stream().map(a -> replies.name(a, seat)).toList();
        boolean apart = !names.isEmpty() && names.stream().distinct().count() == names.size();
        return apart ? replies.which(names) : replies.fixed("unclear");
    }
}
