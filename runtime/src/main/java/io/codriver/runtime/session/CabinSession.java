package io.codriver.runtime.session;

import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Scene;
import io.codriver.nlu.Suggester;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Wish;
import io.codriver.runtime.fuse.CabinMoment;
import io.codriver.runtime.fuse.Fusion;
import io.codriver.runtime.fuse.Looks;
import io.codriver.runtime.fuse.Surroundings;
import io.codriver.runtime.turn.Effect;
import io.codriver.runtime.turn.Step;
import io.codriver.runtime.turn.TurnEvent;
import io.codriver.runtime.turn.TurnState;
import io.codriver.vehiclebus.SignalBoard;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.gateway.VehicleGateway;
import io.codriver.vision.Occupant;
import io.codriver.voice.EarEvent;
import io.codriver.voice.EarListener;
import io.codriver.voice.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One car's live dialogue: takes what seats say and what the bus says, thinks on the loop's thread, carries out the
 * effects. May be called from any thread; listeners are called on the loop.
 */
public final class CabinSession implements VehicleGateway.Listener, EarListener {
    /** How long a look that somebody says is remembered. */
    public static final Duration LOOK_LIFETIME = Sightings.TOLD_FOR;

    private final Thinking thinking;
    private final Fusion fusion;
    private final VehicleGateway gateway;
    private final SignalBoard board;
    private final SessionLoop loop;
    private final LongSupplier nanos;
    private final Surroundings surroundings;
    private final Sightings sightings;
    private final Dispatches dispatches;
    private final Listeners listeners = new Listeners();
    private Optional<Offering> offering = Optional.empty();
    private final AtomicBoolean observing = new AtomicBoolean();
    private TurnState state = TurnState.START;

    /**
     * A session that has not begun; {@link #start} opens the gateway.
     *
     * @param surroundings what is made of looks and of the bus for the interpreter
     */
    public CabinSession(
            Thinking thinking,
            Fusion fusion,
            VehicleGateway gateway,
            SignalBoard board,
            SessionLoop loop,
            LongSupplier nanos,
            Surroundings surroundings) {
        this.thinking = thinking;
        this.fusion = fusion;
        this.gateway = gateway;
        this.board = board;
        this.loop = loop;
        this.nanos = nanos;
        this.surroundings = surroundings;
        this.sightings = new Sightings(surroundings.looks());
        this.dispatches = new Dispatches((d, hops) -> tell(l -> l.onDecision(d, hops, loop.now())), nanos);
    }

    /** Adds a listener; it hears what happens from now on. */
    public void addListener(SessionListener listener) {
        listeners.add(listener);
    }

    /** Removes a listener. */
    public void removeListener(SessionListener listener) {
        listeners.remove(listener);
    }

    /** Starts the loop and opens the gateway. */
    public void start() {
        loop.start();
        gateway.start(this);
    }

    /** Gives back what people have taught the car before; call it before anybody speaks. */
    public void recall(Map<String, String> phrases) {
        loop.execute(() -> state = state.recalling(phrases));
    }

    /** Lets the car speak first, to one seat, where the suggester finds something worth it; call it before the start. */
    public void offering(Suggester by, String seat) {
        offering = Optional.of(new Offering(by, seat, loop, () -> context(seat), found -> offer(seat, found)));
    }

    /** The car as the bus last said. */
    public SignalBoard board() {
        return board;
    }

    /** Who is seen now, replacing who was seen before; forgotten after two seconds. Never waits. */
    public void seen(List<Occupant> occupants) {
        sightings.seen(occupants, loop.now());
    }

    /**
     * Somebody says, in place of a camera, what a seat looks at; forgotten after {@link #LOOK_LIFETIME}.
     *
     * @param look one of {@link #looks()}; empty takes it back
     * @return false when there are too many seats to remember
     */
    public boolean looked(String seat, String look) {
        return sightings.told(seat, look, loop.now());
    }

    /** What can be looked at in this car. */
    public Looks looks() {
        return surroundings.looks();
    }

    /** Somebody typed. False when the session is too busy to take it. */
    public boolean typed(String seat, String text) {
        long at = nanos.getAsLong();
        return loop.execute(() -> {
            tell(l -> l.onHeard(seat, text, true, 0));
            Snapshot snapshot = board.snapshot();
            CabinMoment moment = fusion.typed(seat, text, snapshot, scene(seat, snapshot));
            think(moment, Double.NaN, Double.NaN, at);
        });
    }

    /**
     * Somebody touched a control. Goes through plan, turn and guard like a spoken wish.
     *
     * @param text what the control says it does, for the transcript
     * @return false when the session is too busy to take it
     */
    public boolean touched(String seat, String text, Wish wish) {
        return loop.execute(() -> {
            CabinMoment moment = fusion.typed(seat, text, board.snapshot(), Scene.UNKNOWN);
            Thinking.Thought thought = thinking.think(state, moment, wish, loop.now());
            dispatches.timed(thought.hops());
            carryOut(thought.step());
        });
    }

    /** Called from the seats' own threads. A full loop drops partials and counts; final words are reported as lost. */
    @Override
    public void onEvent(EarEvent event) {
        boolean taken = loop.execute(() -> event.fold(
                started -> run(() -> interrupted(started.seat())),
                partial -> run(() -> {
                    offering.ifPresent(Offering::talk);
                    tell(l -> l.onHeard(partial.seat(), partial.text(), false, partial.startMillis()));
                }),
                heard -> run(() -> heard(heard)),
                trouble -> run(() ->
                        tell(l -> l.onTrouble(trouble.seat(), trouble.kind().name(), trouble.detail()))),
                fault -> run(() -> tell(
                        l -> l.onMicrophone(fault.seat(), fault.fault().name(), fault.begins(), fault.detail())))));
        if (!taken && event instanceof Heard) {
            tell(l -> l.onTrouble(event.seat(), "OVERLOADED", "an utterance was lost"));
        }
    }

    private static boolean run(Runnable work) {
        work.run();
        return true;
    }

    private void interrupted(String seat) {
        offering.ifPresent(Offering::talk);
        carryOut(thinking.next(state, new TurnEvent.Interrupted(seat), loop.now()));
    }

    private void heard(Heard heard) {
        String words = heard.dictation()
                .filter(d -> heard.grammar().text().isEmpty())
                .map(d -> d.text())
                .orElse(heard.grammar().text());
        if (words.isEmpty()) {
            return;
        }
        Snapshot snapshot = board.snapshot();
        CabinMoment moment = fusion.spoken(
                heard.seat(),
                heard.grammar(),
                heard.dictation(),
                state.context(heard.seat(), loop.now()).in(scene(heard.seat(), snapshot)),
                snapshot);
        tell(l -> l.onHeard(heard.seat(), moment.text(), true, heard.startMillis()));
        var times = heard.timings();
        think(
                moment,
                (times.committedNanos() - times.endOfSpeechNanos()) / 1e6,
                (times.recognisedNanos() - times.committedNanos()) / 1e6,
                times.recognisedNanos());
    }

    private Scene scene(String seat, Snapshot snapshot) {
        return surroundings.scene(seat, sightings.look(seat, loop.now()), snapshot);
    }

    private void think(CabinMoment moment, double separate, double recognise, long since) {
        offering.ifPresent(Offering::talk);
        double fuse = (nanos.getAsLong() - since) / 1e6;
        Thinking.Thought thought = thinking.think(state, moment, loop.now());
        HopTimes hops = thought.hops();
        dispatches.timed(new HopTimes(
                separate, recognise, fuse, hops.understand(), hops.plan(), hops.turn(), hops.guard(), Double.NaN));
        carryOut(thought.step());
    }

    private void carryOut(Step step) {
        state = step.state();
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Announce announce) {
                dispatches.announced(announce.decision(), commandsOf(announce, step));
            } else if (effect instanceof Effect.Send send) {
                dispatches.sent(send.decision(), send.command().id());
                gateway.send(send.command());
            } else if (effect instanceof Effect.Say say) {
                offering.ifPresent(Offering::talk);
                tell(l -> l.onSay(say.seat(), say.text()));
            } else if (effect instanceof Effect.Hush hush) {
                tell(l -> l.onHush(hush.seat()));
            } else if (effect instanceof Effect.Settled settled) {
                dispatches.flush(settled.decision());
                tell(l -> l.onSettled(settled.decision(), settled.reached(), settled.missing(), settled.reply()));
            } else if (effect instanceof Effect.Remember remember) {
                tell(l -> l.onTaught(remember.phrases()));
            } else if (effect instanceof Effect.WakeAt wake) {
                wakeAt(wake.at());
            } else {
                throw new IllegalStateException("an effect that should have been resolved: " + effect);
            }
        }
    }

    private static int commandsOf(Effect.Announce announce, Step step) {
        return (int) step.effects().stream()
                .filter(e -> e instanceof Effect.Send s
                        && s.decision().equals(announce.decision().id()))
                .count();
    }

    private void wakeAt(Instant at) {
        Duration delay = Duration.between(loop.now(), at).plusMillis(1);
        loop.schedule(delay.isNegative() ? Duration.ZERO : delay, this::observe);
    }

    @Override
    public void onReading(SignalPath path, SignalValue value, Instant at) {
        if (!board.put(path, value, at)) {
            return;
        }
        loop.execute(() -> tell(l -> l.onSignal(path, value, at)));
        if (observing.compareAndSet(false, true) && !loop.execute(this::observe)) {
            observing.set(false);
        }
    }

    /** Many readings, one look: the flag is cleared before the look, so that none is missed. */
    private void observe() {
        observing.set(false);
        Thinking.Thought thought = thinking.observe(state, board.snapshot(), loop.now());
        dispatches.timed(thought.hops());
        carryOut(thought.step());
        offering.ifPresent(o -> o.observed(scene(o.seat(), board.snapshot())));
    }

    private Interpreter.Context context(String seat) {
        return state.context(seat, loop.now()).in(scene(seat, board.snapshot()));
    }

    private void offer(String seat, Understanding found) {
        Snapshot snapshot = board.snapshot();
        CabinMoment silent = fusion.typed(seat, "", snapshot, scene(seat, snapshot));
        thinking.offer(state, silent, found, loop.now()).ifPresent(thought -> {
            dispatches.timed(thought.hops());
            carryOut(thought.step());
        });
    }

    @Override
    public void onOutcome(String commandId, VehicleGateway.Outcome outcome, Optional<String> detail) {
        long at = nanos.getAsLong();
        loop.execute(() -> {
            dispatches.outcome(commandId, at);
            carryOut(thinking.next(state, new TurnEvent.Reported(commandId, outcome), loop.now()));
        });
    }

    /** A lost link empties the board: what the car did since is unknown, and unknown is refused. */
    @Override
    public void onLink(boolean up, String detail) {
        if (!up) {
            board.clear();
        }
        loop.execute(() -> {
            if (!up) {
                offering.ifPresent(Offering::lost);
            }
            tell(l -> l.onLink(up, detail));
        });
    }

    /** How many calls listeners have answered with an exception. */
    public long listenerFailures() {
        return listeners.failures();
    }

    private void tell(Consumer<SessionListener> news) {
        listeners.tell(news);
    }
}
