package io.codriver.runtime.turn;

import io.codriver.nlu.Understanding;
import io.codriver.nlu.When;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.turn.Session.Pending;
import io.codriver.runtime.turn.Session.UndoStep;
import io.codriver.runtime.turn.TurnEvent.Understood;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The dialogue's state machine. An utterance goes through it twice: {@link Understood} makes proposals, and the guard's
 * {@link TurnEvent.Ruled} on them makes the decision. Afterwards {@link TurnEvent.Observed} settles what was commanded:
 * a reply says "done" only once the bus has read the state back. It also brings what people wanted for later, whose
 * proposals are ruled on like any other.
 *
 * <p>Pure: no clock, thread, logger or I/O; the same state, event and time give the same step.
 */
public final class Turn {
    private final Replies replies;
    private final Proposing proposing;
    private final Settling settling;
    private final Due due;
    private final Later later;
    private final Asking asking;
    private final Learning learning;

    /** A state machine for one car and one language, whose clock shows UTC. */
    public Turn(Planner planner, Replies replies) {
        this(planner, replies, ZoneOffset.UTC);
    }

    /** A state machine for one car and one language; {@code zone} is what the car's clock goes by. */
    public Turn(Planner planner, Replies replies, ZoneId zone) {
        this.replies = replies;
        this.proposing = new Proposing(planner, new Deciding(planner, replies));
        this.settling = new Settling(replies);
        this.due = new Due(planner, replies, proposing);
        this.asking = new Asking(planner, replies);
        this.later = new Later(planner, replies, proposing, due, asking, zone);
        this.learning = new Learning(replies);
    }

    /** The step that {@code event} at {@code now} takes from {@code state}. Never throws for any event. */
    public Step next(TurnState state, TurnEvent event, Instant now) {
        return event.fold(new TurnEvent.Cases<>(
                e -> understood(state, e, now),
                e -> proposing.ruled(state, e, now),
                e -> settling.reported(state, e, now),
                e -> observed(state, e, now),
                e -> Step.of(state, new Effect.Hush(e.seat()))));
    }

    private Step understood(TurnState before, Understood said, Instant now) {
        Optional<Pending> pending = before.session(said.seat()).open(now);
        Understood event = asking.resumed(said, pending);
        Understanding understanding = event.understanding();
        TurnState state = understanding.kind() == Understanding.Kind.NOTHING
                ? unchosen(before, event)
                : before.changing(event.seat(), s -> s.asking(Optional.empty()));
        return switch (understanding.kind()) {
            case NOTHING -> Outright.decide(state, event, Decision.Kind.IGNORE, "", understanding.why());
            case UNCLEAR -> unclear(state, event, now);
            case HELP -> help(state, event);
            case TEACH -> learning.taught(state, event);
            case FORGET -> learning.forgotten(state, event);
            case YES -> confirmed(state, event, pending, now);
            case NO -> declined(state, event, pending);
            case UNDO -> undo(state, event, now);
            case WISHES -> wished(state, event, now);
        };
    }

    /** Talk leaves a yes or no open, and a choice not: any word may be the name of one. Who only listens leaves all open. */
    private static TurnState unchosen(TurnState state, Understood event) {
        if (event.understanding().why().equals(Understanding.BACKCHANNEL)) {
            return state;
        }
        return state.changing(event.seat(), s -> s.asking(s.pending().filter(Pending::isYesOrNo)));
    }

    private Step wished(TurnState state, Understood event, Instant now) {
        if (event.plans().isEmpty()) {
            return Outright.decide(state, event, Decision.Kind.IGNORE, "", "no-wish");
        }
        Optional<When> when = event.understanding().when();
        return when.isPresent() ? later.said(state, event, when.get(), now) : proposing.said(state, event, now);
    }

    private Step help(TurnState state, Understood event) {
        String topic = event.understanding().said().getOrDefault(Understanding.TOPIC, "");
        return Outright.decide(state, event, Decision.Kind.ANSWER, replies.help(topic), "help");
    }

    private Step unclear(TurnState state, Understood event, Instant now) {
        boolean whole = event.understanding().said().containsKey(Understanding.CONFIRM);
        if (!whole) {
            return asking.unclear(state, event, now);
        }
        return Asking.isDoubtful(event)
                ? asking.whether(state, event, now)
                : wished(state, asking.plainly(event, event.understanding()), now);
    }

    private Step confirmed(TurnState state, Understood event, Optional<Pending> pending, Instant now) {
        Optional<Understanding> meant = pending.flatMap(Pending::meant);
        if (meant.isPresent()) {
            return wished(state, asking.plainly(event, meant.get()), now);
        }
        return pending.filter(p -> !p.changes().isEmpty())
                .map(p -> proposing.confirmed(state, event, p, now))
                .orElseGet(() -> Outright.decide(state, event, Decision.Kind.IGNORE, "", "no-question"));
    }

    private Step declined(TurnState state, Understood event, Optional<Pending> pending) {
        Optional<String> waiting = pending.flatMap(Pending::waiting)
                .filter(id -> state.waiting().stream().anyMatch(w -> w.id().equals(id)));
        return waiting.map(id -> later.cancelled(state, event, List.of(id)))
                .orElseGet(() ->
                        Outright.decide(state, event, Decision.Kind.ANSWER, replies.fixed("declined"), "declined"));
    }

    private Step undo(TurnState state, Understood event, Instant now) {
        List<UndoStep> steps = TakingBack.steps(state.session(event.seat()), event.understanding());
        if (steps.isEmpty()) {
            return Outright.decide(
                    state, event, Decision.Kind.REFUSE, replies.fixed("undo.nothing"), "nothing-to-undo");
        }
        boolean done = steps.stream().anyMatch(s -> !s.changes().isEmpty());
        return done
                ? proposing.undo(state, event, steps, now)
                : later.cancelled(
                        state,
                        event,
                        steps.stream().flatMap(s -> s.waiting().stream()).toList());
    }

    private Step observed(TurnState state, TurnEvent.Observed event, Instant now) {
        Step settled = settling.observed(state, event, now);
        Step brought = due.observed(settled.state(), event.snapshot(), now);
        Step both = settled;
        for (Effect effect : brought.effects()) {
            both = both.then(effect);
        }
        return new Step(brought.state(), both.effects());
    }
}
