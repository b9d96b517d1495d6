package io.codriver.vehiclebus.gateway.sim;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.VehicleModel;
import io.codriver.vehiclebus.gateway.RecentIds;
import io.codriver.vehiclebus.gateway.VehicleGateway.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A car that lives: {@link CarPhysics} on a thread of its own.
 *
 * <p>It ticks twenty times a second and moves by the same simulated time at each tick, whatever the wall clock did, so
 * that a slow machine gives a slower car and never a jumpy one. The clock is asked only for the time on readings and
 * for whether an order has expired. Orders are taken at once, not at the next tick.
 *
 * <p>All methods may be called from any thread and none blocks, except {@link #close}. The inbox is bounded at {@link
 * #INBOX}; what does not fit is turned away and the caller is told. The bus says a value when it has changed;
 * temperatures of the cabin air in steps of a tenth of a degree.
 */
public final class SimulatedCar implements AutoCloseable {

    /** Most orders and bench actions that may wait. */
    public static final int INBOX = 256;

    private static final int REMEMBERED_ORDERS = 4096;
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedCar.class);

    /**
     * How time passes.
     *
     * @param tick wall time between two ticks
     * @param speed simulated seconds per wall second
     */
    public record Pace(Duration tick, double speed) {
        /** Twenty ticks a second, as fast as life. */
        public static final Pace REAL_TIME = new Pace(Duration.ofMillis(50), 1);

        public Pace {
            if (tick.isNegative() || tick.isZero() || !(speed > 0 && speed <= 1000)) {
                throw new IllegalArgumentException("no pace to live at: " + tick + " at speed " + speed);
            }
        }

        Duration simulated() {
            return Duration.ofNanos(Math.round(tick.toNanos() * speed));
        }
    }

    /** Whether the car took something in. */
    public enum Intake {
        TAKEN,
        FULL,
        OFF
    }

    /** Gets the fate of one order, on the car's thread. */
    public interface Answer {
        void on(Outcome outcome, Optional<String> detail);
    }

    private interface Action {
        void run();

        default void drop() {}
    }

    private final VehicleModel model;
    private final CarPhysics physics;
    private final Pace pace;
    private final Clock clock;
    private final ScheduledExecutorService thread;
    private final RecentIds recent = new RecentIds(REMEMBERED_ORDERS);
    private final ArrayBlockingQueue<Action> inbox = new ArrayBlockingQueue<>(INBOX);
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Object door = new Object();
    private boolean off; // guarded by door
    private volatile CarState state;

    // Touched by the car's thread only.
    private final List<CarObserver> observers = new ArrayList<>();
    private final Map<SignalPath, SignalValue> said = new HashMap<>();

    /** A car in real time with a thread of its own. */
    public SimulatedCar(VehicleModel model, List<Mirror> mirrors, Clock clock) {
        this(model, mirrors, clock, Pace.REAL_TIME);
    }

    /** A car with a thread of its own. */
    public SimulatedCar(VehicleModel model, List<Mirror> mirrors, Clock clock, Pace pace) {
        this(new CarPhysics(model, mirrors), model, clock, pace, ownThread());
    }

    /** A car in real time with a thread of its own, in which things follow from one another. */
    public SimulatedCar(VehicleModel model, List<Mirror> mirrors, List<CarConsequence> consequences, Clock clock) {
        this(new CarPhysics(model, mirrors, consequences), model, clock, Pace.REAL_TIME, ownThread());
    }

    private static ScheduledExecutorService ownThread() {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "simulated-car");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * A car on a given thread.
     *
     * @param thread runs one task at a time; belongs to the car from now on and is shut down with it
     */
    public SimulatedCar(
            VehicleModel model, List<Mirror> mirrors, Clock clock, Pace pace, ScheduledExecutorService thread) {
        this(new CarPhysics(model, mirrors), model, clock, pace, thread);
    }

    private SimulatedCar(
            CarPhysics physics, VehicleModel model, Clock clock, Pace pace, ScheduledExecutorService thread) {
        this.model = model;
        this.physics = physics;
        this.pace = pace;
        this.clock = clock;
        this.thread = thread;
        this.state = physics.initial();
        long nanos = pace.tick().toNanos();
        var unused = thread.scheduleAtFixedRate(this::tick, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** The car as it is now, whatever the bus says of it. */
    public CarState state() {
        return state;
    }

    /**
     * Hands in an order. It is dropped when it has expired by the car's clock, and does nothing when its id was seen
     * before.
     *
     * @return whether it was taken in; only then is {@code answer} called, exactly once
     */
    public Intake take(CarOrder order, Answer answer) {
        return enter(new Action() {
            @Override
            public void run() {
                obey(order, answer);
            }

            @Override
            public void drop() {
                answer.on(Outcome.DISCONNECTED, Optional.of("the car was switched off"));
            }
        });
    }

    /**
     * Sets any signal to any value it can have, at once, past the guard: for test benches, to set speeds and sensors.
     *
     * @throws IllegalArgumentException if the car has no such signal or it cannot have such a value
     */
    public Intake setSensor(SignalPath path, SignalValue value) {
        SignalSpec spec =
                model.spec(path).orElseThrow(() -> new IllegalArgumentException("the car has no signal " + path));
        if (!CarPhysics.accepts(spec, value)) {
            throw new IllegalArgumentException(path + " cannot be " + value.toPlain());
        }
        return change(s -> physics.sense(s, path, value));
    }

    /**
     * Breaks something.
     *
     * @throws IllegalArgumentException if the car has no such signal
     */
    public Intake inject(CarFault fault) {
        if (model.spec(fault.signal()).isEmpty()) {
            throw new IllegalArgumentException("the car has no signal " + fault.signal());
        }
        return change(s -> s.withFault(fault));
    }

    /** Mends whatever is wrong with a signal. */
    public Intake mend(SignalPath path) {
        return change(s -> s.withoutFault(path));
    }

    /** Adds an observer; every value that the bus says is told it first, on the car's thread. */
    public void observe(CarObserver observer) {
        post(() -> {
            observers.add(observer);
            Instant now = clock.instant();
            said.forEach((path, value) -> {
                if (!state.has(path, CarFault.Kind.SILENT)) {
                    tell(o -> o.onReading(path, value, now), observer);
                }
            });
            say();
        });
    }

    /** Removes an observer. */
    public void forget(CarObserver observer) {
        post(() -> observers.remove(observer));
    }

    /** Switches the car off: waiting orders are answered DISCONNECTED, observers are told. Idempotent. */
    @Override
    public void close() {
        synchronized (door) {
            if (off) {
                return;
            }
            off = true;
        }
        post(this::end);
        thread.shutdown();
        try {
            boolean unused = thread.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Intake change(UnaryOperator<CarState> change) {
        return enter(() -> {
            state = change.apply(state);
            say();
        });
    }

    private Intake enter(Action action) {
        synchronized (door) {
            if (off) {
                return Intake.OFF;
            }
            if (!inbox.offer(action)) {
                return Intake.FULL;
            }
        }
        if (woken.compareAndSet(false, true)) {
            post(this::drain);
        }
        return Intake.TAKEN;
    }

    private void post(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("the simulated car is off", e);
        }
    }

    private void drain() {
        woken.set(false); // before looking: what comes in from here on wakes the car again
        for (Action action = inbox.poll(); action != null; action = inbox.poll()) {
            if (isOff()) {
                action.drop();
            } else {
                action.run();
            }
        }
    }

    private boolean isOff() {
        synchronized (door) {
            return off;
        }
    }

    private void tick() {
        state = physics.step(state, pace.simulated());
        say();
    }

    private void end() {
        drain();
        observers.forEach(observer -> tell(CarObserver::onOff, observer));
        observers.clear();
    }

    private void obey(CarOrder order, Answer answer) {
        if (!recent.isNew(order.id())) {
            answer.on(Outcome.DUPLICATE, Optional.empty());
            return;
        }
        if (!clock.instant().isBefore(order.expires())) {
            answer.on(Outcome.EXPIRED, Optional.of("expired at " + order.expires()));
            return;
        }
        Optional<String> objection = physics.objection(state, order.writes());
        if (objection.isPresent()) {
            answer.on(Outcome.REJECTED, objection);
            return;
        }
        state = physics.order(state, order.writes());
        answer.on(Outcome.ACCEPTED, Optional.empty());
        state = physics.step(state, Duration.ZERO);
        say();
    }

    private void say() {
        CarState now = state;
        Instant at = clock.instant();
        now.values().forEach((path, value) -> {
            SignalValue word = path.equals(CabinAir.CABIN) ? toTenths(value) : value;
            if (!now.has(path, CarFault.Kind.SILENT) && !word.equals(said.put(path, word))) {
                observers.forEach(observer -> tell(o -> o.onReading(path, word, at), observer));
            }
        });
    }

    private static SignalValue toTenths(SignalValue value) {
        return value.fold(b -> b, n -> SignalValue.of(Math.rint(n.value() * 10) / 10), t -> t);
    }

    private static void tell(Consumer<CarObserver> word, CarObserver observer) {
        try {
            word.accept(observer);
        } catch (RuntimeException e) {
            LOG.error("an observer of the simulated car failed", e);
        }
    }
}
