package io.codriver.vehiclebus.gateway.sim;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot.Reading;
import io.codriver.vehiclebus.gateway.ListenerThread;
import io.codriver.vehiclebus.gateway.RecentIds;
import io.codriver.vehiclebus.gateway.VehicleGateway;
import io.codriver.vehiclebus.guard.Command;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way to a {@link SimulatedCar} in the same process. The link can be cut and mended, as a cable can. Closing the
 * gateway does not close the car.
 *
 * <p>Commands wait in the car's inbox only; when that is full they end {@link Outcome#OVERLOADED}.
 */
public final class SimulatedGateway implements VehicleGateway {
    private static final int REMEMBERED_COMMANDS = 4096;

    private final SimulatedCar car;
    private final RecentIds recent = new RecentIds(REMEMBERED_COMMANDS);

    // Guarded by this. Nobody blocks while holding it.
    private final Set<String> pending = new HashSet<>();
    private @Nullable ListenerThread reports;
    private @Nullable Line line;
    private boolean closed;

    public SimulatedGateway(SimulatedCar car) {
        this.car = car;
    }

    @Override
    public synchronized void start(Listener listener) {
        if (reports != null || closed) {
            throw new IllegalStateException("a gateway starts once");
        }
        reports = new ListenerThread("simulated-gateway", listener);
        mendLink();
    }

    @Override
    public synchronized void send(Command command) {
        ListenerThread to = reports;
        if (closed) {
            return;
        }
        if (to == null) {
            throw new IllegalStateException("a gateway is started before it is used");
        }
        String id = command.id();
        if (!recent.isNew(id)) {
            to.outcome(id, Outcome.DUPLICATE, Optional.empty());
        } else if (line == null) {
            to.outcome(id, Outcome.DISCONNECTED, Optional.of("the link to the car is down"));
        } else {
            pending.add(id);
            hand(command);
        }
    }

    private void hand(Command command) {
        String id = command.id();
        switch (car.take(CarOrder.of(command), (outcome, detail) -> settle(id, outcome, detail))) {
            case TAKEN -> {}
            case FULL -> settle(id, Outcome.OVERLOADED, Optional.of("the car's inbox is full"));
            case OFF -> settle(id, Outcome.DISCONNECTED, Optional.of("the car is off"));
        }
    }

    private synchronized void settle(String id, Outcome outcome, Optional<String> detail) {
        if (pending.remove(id) && reports != null) {
            reports.outcome(id, outcome, detail);
        }
    }

    /** Cuts the link: commands without an outcome end {@link Outcome#DISCONNECTED}, readings stop. */
    public void cutLink() {
        lose("the link was cut");
    }

    private synchronized void lose(String why) {
        Line old = line;
        if (old == null || reports == null) {
            return;
        }
        line = null;
        car.forget(old);
        reports.link(false, why);
        for (String id : Set.copyOf(pending)) {
            settle(id, Outcome.DISCONNECTED, Optional.of(why));
        }
    }

    /** Mends the link; every known value is reported again. */
    public synchronized void mendLink() {
        if (line == null && reports != null && !closed) {
            line = new Line();
            reports.link(true, "simulated car");
            car.observe(line);
        }
    }

    /** What the reports to the listener had to give up. */
    public synchronized Optional<ListenerThread.Counts> counts() {
        return Optional.ofNullable(reports).map(ListenerThread::counts);
    }

    @Override
    public void close() {
        ListenerThread toClose;
        synchronized (this) {
            closed = true;
            pending.clear();
            toClose = reports;
            if (line != null) {
                car.forget(line);
                line = null;
            }
        }
        if (toClose != null) {
            toClose.close(); // outside the lock: it waits for a listener call, which may be calling us
        }
    }

    /** One uninterrupted connection; what comes over a cut one is ignored. */
    private final class Line implements CarObserver {
        @Override
        public void onReading(SignalPath path, SignalValue value, Instant at) {
            synchronized (SimulatedGateway.this) {
                if (line == this && reports != null) {
                    reports.reading(path, new Reading(value, at));
                }
            }
        }

        @Override
        public void onOff() {
            synchronized (SimulatedGateway.this) {
                if (line == this) {
                    lose("the car was switched off");
                }
            }
        }
    }
}
