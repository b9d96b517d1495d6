package io.codriver.runtime.turn;

import io.codriver.nlu.Understanding;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.turn.TurnEvent.Understood;
import io.codriver.runtime.turn.TurnState.Batch;
import io.codriver.runtime.turn.TurnState.Pending;
import io.codriver.runtime.turn.TurnState.Session;
import io.codriver.runtime.turn.TurnState.Undoable;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.guard.Proposal;
import io.codriver.vehiclebus.guard.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The dialogue's state machine. An utterance goes through it twice: {@link Understood} makes proposals, and the guard's
 * {@link TurnEvent.Ruled} on them makes the decision. Afterwards {@link TurnEvent.Observed} settles what was commanded:
 * a reply says "done" only once the bus has read the state back.
 *
 * <p>Pure: no clock, thread, logger or I/O; the same state, event and time give the same step.
 */
public final class Turn {
    private final Planner planner;
    private final Replies replies;
    private final Deciding deciding;
    private final Settling settling;

    /** A state machine for one car and one language. */
    public Turn(Planner planner, Replies replies) {
        this.planner = planner;
        this.replies = replies;
        this.deciding = new Deciding(planner, replies);
        this.settling = new Settling(replies);
    }

    /** The step that {@code event} at {@code now} takes from {@code state}. Never throws for any event. */
    public Step next(TurnState state, TurnEvent event, Instant now) {
        return event.fold(new TurnEvent.Cases<>(
                e -> understood(state, e, now),
                e -> ruled(state, e, now),
                e -> settling.reported(state, e, now),
                e -> settling.observed(state, e, now),
                e -> Step.of(state, new Effect.Hush(e.seat()))));
    }

    private Step understood(TurnState state, Understood event, Instant now) {
        return switch (event.understanding().kind()) {
            case NOTHING ->
                fixed(
                        state,
                        event,
                        Decision.Kind.IGNORE,
                        "",
                        event.understanding().why());
            case UNCLEAR ->
                fixed(unasked(state, event.seat()), event, Decision.Kind.ASK, replies.fixed("unclear"), "unclear");
            case HELP, TEACH, FORGET -> fixed(state, event, Decision.Kind.IGNORE, "", "not-yet");
            case YES -> confirmed(state, event, now);
            case NO -> declined(state, event);
            case UNDO -> undo(state, event, now);
            case WISHES ->
                event.plans().isEmpty()
                        ? fixed(state, event, Decision.Kind.IGNORE, "", "no-wish")
                        : propose(unasked(state, event.seat()), event, contested(state, event), false, false, now);
        };
    }

    private List<Planned> contested(TurnState state, Understood event) {
        List<Planned> out = new ArrayList<>();
        for (Planned planned : event.plans()) {
            out.add(planned.fold(c -> insisting(state, c, event.snapshot()), answer -> answer, open -> open, no -> no));
        }
        return out;
    }

    private Planned.Change insisting(TurnState state, Planned.Change change, Snapshot snapshot) {
        Map<SignalPath, SignalValue> wanted = change.action().signals();
        Set<SignalPath> contested = state.flights().stream()
                .flatMap(f -> f.awaited().stream())
                .filter(w -> wanted.containsKey(w.path())
                        && !Planner.isSame(w.value(), Objects.requireNonNull(wanted.get(w.path()))))
                .map(Write::path)
                .collect(Collectors.toSet());
        return planner.insisting(change, contested, snapshot);
    }

    /** Whoever goes on to something else has left the car's question: a later "yes" is not an answer to it. */
    private static TurnState unasked(TurnState state, String seat) {
        return state.with(seat, state.session(seat).asking(Optional.empty()));
    }

    private Step confirmed(TurnState state, Understood event, Instant now) {
        Session session = state.session(event.seat());
        Optional<Pending> pending = session.pending().filter(p -> now.isBefore(p.until()));
        TurnState asked = unasked(state, event.seat());
        return pending.map(p -> propose(asked, event, List.copyOf(p.changes()), true, false, now))
                .orElseGet(() -> fixed(asked, event, Decision.Kind.IGNORE, "", "no-question"));
    }

    private Step declined(TurnState state, Understood event) {
        return fixed(unasked(state, event.seat()), event, Decision.Kind.ANSWER, replies.fixed("declined"), "declined");
    }

    private Step undo(TurnState before, Understood event, Instant now) {
        TurnState state = unasked(before, event.seat());
        Session session = state.session(event.seat());
        if (session.undo().isEmpty()) {
            return fixed(state, event, Decision.Kind.REFUSE, replies.fixed("undo.nothing"), "nothing-to-undo");
        }
        int last = session.undo().size() - 1;
        List<Planned> plans = new ArrayList<>();
        for (Undoable step : session.undo().get(last)) {
            plans.add(insisting(
                    state, planner.restore(step.action(), step.before(), event.snapshot()), event.snapshot()));
        }
        TurnState popped = state.with(event.seat(), session.with(session.undo().subList(0, last)));
        return propose(popped, event, plans, false, true, now);
    }

    private Step propose(
            TurnState state, Understood event, List<Planned> plans, boolean confirmed, boolean undoing, Instant now) {
        String id = "d" + state.next();
        Batch batch = new Batch(id, event.seat(), event.text(), event.understanding(), plans, confirmed, undoing);
        TurnState open = state.with(batch);
        List<Proposal> proposals = proposals(batch);
        return proposals.isEmpty()
                ? ruled(open, new TurnEvent.Ruled(id, List.of()), now)
                : Step.of(open, new Effect.Propose(id, proposals));
    }

    /** One per change and operation that it amounts to; of the rulings on one change the strictest holds. */
    private List<Proposal> proposals(Batch batch) {
        List<Proposal> out = new ArrayList<>();
        int number = 0;
        for (Planned planned : batch.plans()) {
            if (planned instanceof Planned.Change change && !change.writes().isEmpty()) {
                String id = batch.id() + "." + ++number;
                List<String> operations = planner.operations(change);
                out.add(proposal(id, batch, change, operations.get(0)));
                operations.stream().skip(1).forEach(o -> out.add(proposal(id + "-" + o, batch, change, o)));
            }
        }
        return out;
    }

    private static Proposal proposal(String id, Batch batch, Planned.Change change, String operation) {
        return new Proposal(
                id,
                batch.seat(),
                change.action().device(),
                operation,
                Set.copyOf(change.action().zones()),
                change.writes(),
                batch.confirmed());
    }

    private Step ruled(TurnState state, TurnEvent.Ruled event, Instant now) {
        Batch batch = state.batches().get(event.batch());
        return batch == null ? Step.of(state) : deciding.decide(state.without(batch), batch, event.verdicts(), now);
    }

    private static Step fixed(TurnState state, Understood event, Decision.Kind kind, String reply, String reason) {
        Understanding understanding = event.understanding();
        String id = "d" + state.next();
        Decision decision = new Decision(
                id,
                event.seat(),
                event.text(),
                kind,
                List.of(),
                reply,
                reason,
                Optional.empty(),
                understanding.confidence(),
                understanding.why(),
                0);
        TurnState after = new TurnState(state.sessions(), state.batches(), state.flights(), state.next() + 1);
        Step step = Step.of(after, new Effect.Announce(decision));
        return reply.isEmpty() ? step : step.then(new Effect.Say(event.seat(), reply));
    }
}
