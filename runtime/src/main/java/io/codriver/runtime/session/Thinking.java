package io.codriver.runtime.session;

import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Wish;
import io.codriver.runtime.fuse.CabinMoment;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.turn.Decision;
import io.codriver.runtime.turn.Effect;
import io.codriver.runtime.turn.Step;
import io.codriver.runtime.turn.Turn;
import io.codriver.runtime.turn.TurnEvent;
import io.codriver.runtime.turn.TurnState;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.guard.Guard;
import io.codriver.vehiclebus.guard.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Hops 4 to 7 in a row: understand, plan, turn, guard. The one place where the pure parts meet; the session and the
 * batch evaluation both think with it. Thread-safe as long as its parts are.
 */
public final class Thinking {
    private final Interpreter interpreter;
    private final Planner planner;
    private final Turn turn;
    private final Guard guard;
    private final LongSupplier nanos;

    /**
     * Joins the parts.
     *
     * @param nanos the clock that the hops are measured with; nothing is decided by it
     */
    public Thinking(Interpreter interpreter, Planner planner, Turn turn, Guard guard, LongSupplier nanos) {
        this.interpreter = interpreter;
        this.planner = planner;
        this.turn = turn;
        this.guard = guard;
        this.nanos = nanos;
    }

    /** A step whose proposals the guard has ruled on already, and what its hops took. */
    public record Thought(Step step, HopTimes hops) {}

    /** Thinks about one utterance. */
    public Thought think(TurnState state, CabinMoment moment, Instant now) {
        long begun = nanos.getAsLong();
        Interpreter.Context context =
                state.context(moment.seat(), now).in(moment.scene()).doubting(moment.doubtful());
        Understanding understanding = interpreter.interpret(moment.text(), context);
        return think(state, moment, understanding.times(moment.confidence()), begun, now);
    }

    /** Thinks about a wish that needed no understanding: somebody touched a control on the page. */
    public Thought think(TurnState state, CabinMoment moment, Wish wish, Instant now) {
        Understanding touched =
                new Understanding(Understanding.Kind.WISHES, List.of(wish), 1.0, TurnEvent.Understood.TOUCHED);
        return think(state, moment, touched, nanos.getAsLong(), now);
    }

    /**
     * Puts an offer to a seat that said nothing. Empty when there would be nothing to do, it can't be done, or the guard would
     * refuse it: thought through once as if the seat had wished it, which changes nothing.
     */
    public Optional<Thought> offer(TurnState state, CabinMoment moment, Understanding offer, Instant now) {
        Understanding wished = new Understanding(Understanding.Kind.WISHES, offer.wishes(), 1, offer.why());
        Thought trial = think(state, moment, wished, nanos.getAsLong(), now);
        boolean possible = trial.step().effects().stream()
                .anyMatch(e -> e instanceof Effect.Announce a && isToBeDone(a.decision()));
        return possible ? Optional.of(think(state, moment, offer, nanos.getAsLong(), now)) : Optional.empty();
    }

    private static boolean isToBeDone(Decision decision) {
        return decision.pending() > 0 || decision.kind() == Decision.Kind.ASK;
    }

    private Thought think(TurnState state, CabinMoment moment, Understanding heard, long begun, Instant now) {
        long understood = nanos.getAsLong();
        List<Planned> plans = new ArrayList<>();
        for (Wish wish : heard.wishes()) {
            plans.add(planner.plan(wish, moment.seat(), moment.snapshot()));
        }
        long planned = nanos.getAsLong();
        TurnEvent event = new TurnEvent.Understood(moment.seat(), moment.text(), heard, plans, moment.snapshot());
        Step step = turn.next(state, event, now);
        long turned = nanos.getAsLong();
        Step ruled = rule(step, moment.snapshot(), now);
        long guarded = nanos.getAsLong();
        return new Thought(
                ruled,
                new HopTimes(
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        millis(begun, understood),
                        millis(understood, planned),
                        millis(planned, turned),
                        millis(turned, guarded),
                        Double.NaN));
    }

    /** A step after any other event; what comes due with it has been ruled on too. */
    public Step next(TurnState state, TurnEvent event, Instant now) {
        Snapshot snapshot = event instanceof TurnEvent.Observed seen ? seen.snapshot() : Snapshot.EMPTY;
        return rule(turn.next(state, event, now), snapshot, now);
    }

    /** What the car as it is now brings: read-backs, and wishes for later whose time has come. */
    public Thought observe(TurnState state, Snapshot snapshot, Instant now) {
        long begun = nanos.getAsLong();
        Step step = turn.next(state, new TurnEvent.Observed(snapshot), now);
        long turned = nanos.getAsLong();
        Step ruled = rule(step, snapshot, now);
        double guarding = millis(turned, nanos.getAsLong());
        double none = Double.NaN;
        return new Thought(ruled, new HopTimes(none, none, none, none, none, millis(begun, turned), guarding, none));
    }

    /** Replaces each proposal by what the turn makes of the guard's verdicts on it. */
    private Step rule(Step step, Snapshot snapshot, Instant now) {
        TurnState state = step.state();
        List<Effect> effects = new ArrayList<>();
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Propose propose) {
                List<Verdict> verdicts = propose.proposals().stream()
                        .map(p -> guard.check(p, snapshot, now))
                        .toList();
                Step after = turn.next(state, new TurnEvent.Ruled(propose.batch(), verdicts), now);
                state = after.state();
                effects.addAll(after.effects());
            } else {
                effects.add(effect);
            }
        }
        return new Step(state, effects);
    }

    private static double millis(long from, long to) {
        return (to - from) / 1e6;
    }
}
