package io.codriver.runtime.turn;

import io.codriver.runtime.plan.Action;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was decided about one utterance: a line of the command contract.
 *
 * @param id unique within the session
 * @param reason machine-readable: {@code done}, a refusal, an obstacle, or why it was ignored
 * @param policy id of the policy that spoke, if one did
 * @param why which rule of the interpreter understood it
 * @param pending how many signals must still be read back before it is done
 * @param choices what to say to the question "which one?", a phrase for each answer; empty when nothing like that was asked
 */
public record Decision(
        String id,
        String seat,
        String text,
        Kind kind,
        List<Action> actions,
        String reply,
        String reason,
        Optional<String> policy,
        double confidence,
        String why,
        int pending,
        List<String> choices) {

    /** The closed list of decisions. */
    public enum Kind {
        ACT,
        ASK,
        REFUSE,
        IGNORE,
        ANSWER;

        /** The name in the command contract. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Decision {
        actions = List.copyOf(actions);
        choices = List.copyOf(choices);
    }
}
