package io.codriver.runtime.turn;

import io.codriver.nlu.When;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.plan.Obstacle;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.turn.TurnState.Waiting;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Wishes for later whose time comes or is past; {@link Later} says by what rules. Pure. */
final class Due {
    private final Planner planner;
    private final Replies replies;
    private final Proposing proposing;

    Due(Planner planner, Replies replies, Proposing proposing) {
        this.planner = planner;
        this.replies = replies;
        this.proposing = proposing;
    }

    /** What is due by what the bus says now. */
    Step observed(TurnState before, Snapshot snapshot, Instant now) {
        TurnState state = before;
        List<Effect> effects = new ArrayList<>();
        for (Waiting wish : before.waiting()) {
            Step step = now.isAfter(wish.lapses())
                    ? lapsed(state.notWaiting(wish.id()), wish, snapshot)
                    : isDue(wish, snapshot, now)
                            ? due(state.notWaiting(wish.id()), wish, snapshot, now)
                            : Step.of(state);
            state = step.state();
            effects.addAll(step.effects());
        }
        return new Step(state, effects);
    }

    private boolean isDue(Waiting wish, Snapshot snapshot, Instant now) {
        return wish.due().map(at -> !now.isBefore(at)).orElseGet(() -> wish.understanding()
                .when()
                .flatMap(w -> checks(w))
                .flatMap(checks -> planner.holds(checks, wish.seat(), snapshot))
                .orElse(false));
    }

    private static Optional<List<When.Check>> checks(When when) {
        return when.fold(after -> Optional.empty(), at -> Optional.empty(), h -> Optional.of(h.checks()));
    }

    private Step lapsed(TurnState state, Waiting wish, Snapshot snapshot) {
        List<Action> actions = Deciding.actions(plans(wish, snapshot));
        return Outright.decide(
                state,
                wish.seat(),
                wish.text(),
                wish.understanding(),
                Decision.Kind.REFUSE,
                actions,
                replies.lapsed(actions, wish.seat()),
                "lapsed");
    }

    private Step due(TurnState state, Waiting wish, Snapshot snapshot, Instant now) {
        List<Planned> plans = plans(wish, snapshot).stream()
                .map(p -> p instanceof Planned.Change c && isBlind(c, snapshot)
                        ? new Planned.Impossible(
                                c.action(), Obstacle.STATE_UNKNOWN, c.action().device())
                        : p)
                .toList();
        return proposing.due(state, wish, plans, snapshot, now);
    }

    /** A text that was never set is silent on a sound bus; anything else that is unknown means that the link is down. */
    private static boolean isBlind(Planned.Change change, Snapshot snapshot) {
        return snapshot.readings().isEmpty()
                || change.writes().stream()
                        .anyMatch(w -> !(w.value() instanceof SignalValue.Text)
                                && snapshot.value(w.path()).isEmpty());
    }

    List<Planned> plans(Waiting wish, Snapshot snapshot) {
        return wish.understanding().wishes().stream()
                .map(w -> planner.plan(w, wish.seat(), snapshot))
                .toList();
    }
}
