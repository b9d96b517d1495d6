package io.codriver.runtime.turn;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.When;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.plan.Obstacle;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.turn.Session.Pending;
import io.codriver.runtime.turn.Session.UndoStep;
import io.codriver.runtime.turn.TurnEvent.Understood;
import io.codriver.runtime.turn.TurnState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Wishes for later. A wish is set down as it was understood, not as it was planned: when its time comes it is planned
 * and ruled on by how the car is then, as if its seat had just said it. It leaves the list before it is proposed, so that
 * nothing can make it happen twice.
 *
 * <p>It never happens late: one that is missed by more than {@link #LATE} (the computer slept) lapses with a word. It
 * never happens on a guess: a condition that can't be told does not hold, and a wish that is due while the car's state is
 * unknown is refused. It never asks when it is due: whoever wanted it may no longer listen, and an old question that meets a new "yes"
 * would do something unasked; so what needs a yes is refused with the reason. Pure.
 */
final class Later {
    static final Duration LATE = Duration.ofSeconds(60);
    /** How long a wish waits for its condition. */
    static final Duration CONDITION_LIFETIME = Duration.ofHours(12);

    static final Duration FARTHEST = Duration.ofHours(24);

    private final Planner planner;
    private final Replies replies;
    private final Proposing proposing;
    private final Due due;
    private final Asking asking;
    private final ZoneId zone;

    /** {@code zone} is that of the car's clock. */
    Later(Planner planner, Replies replies, Proposing proposing, Due due, Asking asking, ZoneId zone) {
        this.planner = planner;
        this.replies = replies;
        this.proposing = proposing;
        this.due = due;
        this.asking = asking;
        this.zone = zone;
    }

    /** A sentence that says when. */
    Step said(TurnState state, Understood event, When when, Instant now) {
        return when.fold(
                after -> after(state, event, after, now),
                at -> setDown(state, event, when, Optional.of(next(at, now)), now),
                holds -> holds(state, event, holds, now));
    }

    private Step after(TurnState state, Understood event, When.After after, Instant now) {
        boolean sensible = !after.delay().isNegative() && after.delay().compareTo(FARTHEST) <= 0;
        return sensible
                ? setDown(state, event, after, Optional.of(now.plus(after.delay())), now)
                : refused(state, event, "later.far", "too-far");
    }

    private Instant next(When.At at, Instant now) {
        int hour = Math.floorMod(at.hour(), 24);
        int minute = Math.floorMod(at.minute(), 60);
        ZonedDateTime today =
                now.atZone(zone).withHour(hour).withMinute(minute).withSecond(0).withNano(0);
        ZonedDateTime next = today.toInstant().isAfter(now) ? today : today.plusDays(1);
        return next.toInstant();
    }

    private Step holds(TurnState state, Understood event, When.Holds holds, Instant now) {
        Optional<Boolean> known = planner.holds(holds.checks(), event.seat(), event.snapshot());
        if (known.orElse(false)) {
            return proposing.said(state, event, now);
        }
        if (holds.waits()) {
            return setDown(state, event, holds, Optional.empty(), now);
        }
        return known.isEmpty()
                ? refused(
                        state,
                        event,
                        "condition.unknown",
                        Obstacle.STATE_UNKNOWN.name().toLowerCase(Locale.ROOT))
                : Outright.decide(
                        state,
                        event,
                        Decision.Kind.ANSWER,
                        Deciding.actions(event.plans()),
                        asItIs(holds, event),
                        "condition-false");
    }

    /** "No window is open" is told by how the windows are. */
    private String asItIs(When.Holds holds, Understood event) {
        for (When.Check check : holds.checks()) {
            boolean wrong = !planner.holds(List.of(check), event.seat(), event.snapshot())
                    .orElse(true);
            Optional<When.State> state = check.fold(n -> Optional.empty(), Optional::of);
            if (wrong && state.isPresent()) {
                Planned planned = planner.plan(question(state.get()), event.seat(), event.snapshot());
                return planned instanceof Planned.Answer answer
                        ? replies.answer(answer, event.seat())
                        : replies.fixed("condition.false");
            }
        }
        return replies.fixed("condition.false");
    }

    private static Wish question(When.State state) {
        List<ZoneTerm> zones = state.zones();
        return new Wish(Operation.QUERY, state.device(), zones, state.value(), Map.of());
    }

    private Step setDown(TurnState state, Understood event, When when, Optional<Instant> at, Instant now) {
        Optional<Step> hopeless = hopeless(state, event, now);
        if (hopeless.isPresent()) {
            return hopeless.get();
        }
        TurnState without = replacing(state, event);
        if (without.waiting().size() >= TurnState.MAX_WAITING) {
            return refused(state, event, "later.full", "too-many-waiting");
        }
        String id = without.nextId();
        Instant lapses = at.map(d -> d.plus(LATE)).orElse(now.plus(CONDITION_LIFETIME));
        Waiting wish = new Waiting(id, event.seat(), event.text(), event.understanding(), at, lapses);
        List<Action> actions = Deciding.actions(event.plans());
        TurnState set = without.waiting(wish).changing(event.seat(), s -> s.about(
                        actions.get(actions.size() - 1).device(),
                        event.understanding().wishes(),
                        now)
                .with(Remembering.pushed(s.undo(), new UndoStep(List.of(), Optional.of(id))))
                .asking(Optional.of(Pending.objection(id, now.plus(Deciding.QUESTION_LIFETIME)))));
        String reply = replies.later(when, actions, event.seat());
        return Outright.decide(set, event, Decision.Kind.ACT, actions, reply, "scheduled")
                .then(new Effect.WakeAt(at.orElse(lapses)));
    }

    /** What can't be done now for reasons that time won't mend is said now, and what is open is asked now. */
    private Optional<Step> hopeless(TurnState state, Understood event, Instant now) {
        for (Planned planned : event.plans()) {
            if (planned instanceof Planned.Impossible no && no.obstacle() != Obstacle.STATE_UNKNOWN) {
                String reason = no.obstacle().name().toLowerCase(Locale.ROOT);
                String reply = replies.impossible(no, event.seat());
                return Optional.of(Outright.decide(
                        state, event, Decision.Kind.REFUSE, Deciding.actions(event.plans()), reply, reason));
            }
        }
        for (int i = 0; i < event.plans().size(); i++) {
            if (event.plans().get(i) instanceof Planned.Unclear open) {
                return Optional.of(asking.later(state, event, i, open, now));
            }
        }
        return Optional.empty();
    }

    /** "No, in five minutes": the wish for later that it replaces is gone. */
    private static TurnState replacing(TurnState state, Understood event) {
        List<UndoStep> stack = state.session(event.seat()).undo();
        boolean instead = event.understanding().said().containsKey(Understanding.INSTEAD) && !stack.isEmpty();
        return instead
                ? stack.get(stack.size() - 1).waiting().map(state::notWaiting).orElse(state)
                : state;
    }

    private Step refused(TurnState state, Understood event, String reply, String reason) {
        return Outright.decide(
                state, event, Decision.Kind.REFUSE, Deciding.actions(event.plans()), replies.fixed(reply), reason);
    }

    /** Takes wishes for later back before they are due. */
    Step cancelled(TurnState before, Understood event, List<String> ids) {
        TurnState state = before;
        List<Action> actions = new ArrayList<>();
        for (Waiting wish : before.waiting()) {
            if (ids.contains(wish.id())) {
                state = state.notWaiting(wish.id());
                due.plans(wish, event.snapshot()).forEach(p -> actions.add(undone(p.action())));
            }
        }
        return Outright.decide(state, event, Decision.Kind.ACT, actions, replies.fixed("later.cancelled"), "cancelled");
    }

    private static Action undone(Action action) {
        return new Action(
                action.device(), Operation.UNDO.id(), action.zones(), Optional.empty(), "", Map.of(), Map.of());
    }
}
