package io.codriver.vehiclebus.gateway;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.Snapshot.Reading;
import io.codriver.vehiclebus.gateway.VehicleGateway.Listener;
import io.codriver.vehiclebus.gateway.VehicleGateway.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread on which a gateway talks to its listener: one call at a time, in order, none begun after close. A gateway
 * hands reports in from whatever threads it has; handing in never blocks.
 *
 * <p>The mailbox is bounded, and what gives way differs by kind. Of a signal whose earlier reading still waits, only
 * the newest value is kept, in the earlier one's place (<em>conflated</em>): a slow listener misses steps on the way,
 * never the last word. At most {@link #MAX_SIGNALS} different signals wait; readings of others are dropped. Outcomes
 * and link changes wait in full up to {@link #MAX_EVENTS}, far more than can be in flight; past that they are dropped,
 * oldest kept. When a link goes down, readings that still wait are discarded, since they are no longer the present.
 * Everything dropped is counted.
 *
 * <p>A listener that throws is logged and counted, and the next report still comes.
 */
public final class ListenerThread implements AutoCloseable {

    /** Most different signals that may wait at once. */
    public static final int MAX_SIGNALS = 4096;

    /** Most outcomes and link changes that may wait at once. */
    public static final int MAX_EVENTS = 4096;

    private static final Logger LOG = LoggerFactory.getLogger(ListenerThread.class);
    private static final Duration LAST_CALL = Duration.ofSeconds(1);

    /**
     * What has been given up since the start.
     *
     * @param conflatedReadings readings overtaken by a newer one of the same signal
     * @param droppedReadings readings dropped because too many signals waited
     * @param droppedEvents outcomes and link changes dropped because too many waited
     * @param listenerFailures calls that the listener answered with an exception
     */
    public record Counts(long conflatedReadings, long droppedReadings, long droppedEvents, long listenerFailures) {}

    private sealed interface Report {
        record Value(SignalPath path) implements Report {}

        record Event(Consumer<Listener> call) implements Report {}
    }

    private final Listener listener;
    private final Thread thread;
    private final Queue<Report> mailbox = new ArrayDeque<>();
    private final Map<SignalPath, Reading> newest = new HashMap<>();
    private int events;
    private boolean closed;
    private Counts counts = new Counts(0, 0, 0, 0);

    /** Starts the thread. */
    public ListenerThread(String name, Listener listener) {
        this.listener = listener;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Reports a value. */
    public synchronized void reading(SignalPath path, Reading reading) {
        if (closed) {
            return;
        }
        if (!newest.containsKey(path) && newest.size() >= MAX_SIGNALS) {
            count(0, 1, 0, 0);
            return;
        }
        if (newest.put(path, reading) != null) {
            count(1, 0, 0, 0);
            return;
        }
        mailbox.add(new Report.Value(path));
        notifyAll();
    }

    /** Reports the fate of a command. */
    public void outcome(String commandId, Outcome outcome, Optional<String> detail) {
        event(l -> l.onOutcome(commandId, outcome, detail));
    }

    /** Reports the link. Going down discards the readings that still wait. */
    public synchronized void link(boolean up, String detail) {
        if (!up) {
            mailbox.removeIf(report -> report instanceof Report.Value);
            newest.clear();
        }
        event(l -> l.onLink(up, detail));
    }

    private synchronized void event(Consumer<Listener> call) {
        if (closed) {
            return;
        }
        if (events >= MAX_EVENTS) {
            count(0, 0, 1, 0);
            return;
        }
        events++;
        mailbox.add(new Report.Event(call));
        notifyAll();
    }

    /** What has been given up so far. */
    public synchronized Counts counts() {
        return counts;
    }

    /** Ends the thread and waits, for at most a second, for the call that it is in. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            mailbox.clear();
            newest.clear();
            notifyAll();
        }
        if (Thread.currentThread() != thread) {
            try {
                thread.join(LAST_CALL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        for (Consumer<Listener> call = next(); call != null; call = next()) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("a gateway's listener failed", e);
                synchronized (this) {
                    count(0, 0, 0, 1);
                }
            }
        }
    }

    private synchronized @Nullable Consumer<Listener> next() {
        try {
            while (mailbox.isEmpty() && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            closed = true; // nobody but the JVM's end interrupts this thread
        }
        Report report = closed ? null : mailbox.remove();
        return report == null ? null : open(report);
    }

    private Consumer<Listener> open(Report report) {
        if (report instanceof Report.Value value) {
            Reading reading = newest.remove(value.path());
            return reading == null ? l -> {} : l -> l.onReading(value.path(), reading.value(), reading.at());
        }
        events--;
        return ((Report.Event) report).call();
    }

    private void count(int conflated, int dropped, int lost, int failed) {
        counts = new Counts(
                counts.conflatedReadings() + conflated,
                counts.droppedReadings() + dropped,
                counts.droppedEvents() + lost,
                counts.listenerFailures() + failed);
    }
}
