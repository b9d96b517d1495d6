package io.codriver.runtime.turn;

import io.codriver.nlu.Wish;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.plan.Planned;
import io.codriver.vehiclebus.guard.Command;
import io.codriver.vehiclebus.guard.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What came of one wish.
 *
 * @param policy id of the policy that spoke
 * @param command what goes to the car
 * @param change what the command does, or what a yes would do
 * @param offers policies that would offer something further
 * @param choices what the seat is asked to choose from
 * @param names what to say to choose each of them
 */
record Part(
        Decision.Kind kind,
        Action action,
        String reply,
        String reason,
        Optional<String> policy,
        Optional<Command> command,
        Optional<Planned.Change> change,
        List<Verdict.Spoke> offers,
        List<Wish> choices,
        List<String> names) {

    static Part of(Decision.Kind kind, Action action, String reply, String reason) {
        return new Part(
                kind,
                action,
                reply,
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    Part by(Optional<String> id) {
        return new Part(kind, action, reply, reason, id, command, change, offers, choices, names);
    }

    /** With another reason, and the rule behind it unless a policy has spoken already. */
    Part because(String why, Optional<String> rule) {
        return new Part(kind, action, reply, why, policy.or(() -> rule), command, change, offers, choices, names);
    }

    Part about(Planned.Change what) {
        return new Part(kind, action, reply, reason, policy, command, Optional.of(what), offers, choices, names);
    }

    Part sending(Command what, List<Verdict.Spoke> offered) {
        return new Part(kind, action, reply, reason, policy, Optional.of(what), change, offered, choices, names);
    }

    Part among(Planned.Unclear open) {
        return new Part(kind, action, reply, reason, policy, command, change, offers, open.choices(), open.names());
    }
}
