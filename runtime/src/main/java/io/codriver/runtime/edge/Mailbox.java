package io.codriver.runtime.edge;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The hand-over from the session's loop to the event loop. Putting never blocks and never encodes anything.
 *
 * <p>Bounded: of a signal only the newest value waits; of the rest at most {@link #CAPACITY} pieces. When the event
 * loop is so far behind that one doesn't fit, it is lost and counted, and the reader is told of the gap. Thread-safe.
 */
final class Mailbox {
    /** As much as the session itself may have in its queue. */
    static final int CAPACITY = 4096;

    /** Reads on the event loop. */
    interface Reader {
        /** A message, to be encoded now. */
        void onNews(Supplier<String> message);

        /** Signals that changed, the newest value of each. */
        void onSignals(Map<SignalPath, SignalValue> changes, Instant at);

        /** At least one message was lost since the last one. */
        void onGap();
    }

    private final Executor loop;
    private final Reader reader;
    private final Counts counts;

    // Guarded by this.
    private List<Supplier<String>> news = new ArrayList<>();
    private Map<SignalPath, SignalValue> signals = new LinkedHashMap<>();
    private Instant latest = Instant.EPOCH;
    private boolean gap;
    private boolean scheduled;
    private boolean closed;

    /**
     * @param loop runs one task at a time, later, on the event loop
     */
    Mailbox(Executor loop, Reader reader, Counts counts) {
        this.loop = loop;
        this.reader = reader;
        this.counts = counts;
    }

    synchronized void put(Supplier<String> message) {
        if (closed) {
            return;
        }
        if (news.size() < CAPACITY) {
            news.add(message);
        } else {
            gap = true;
            counts.lost();
        }
        schedule();
    }

    synchronized void put(SignalPath path, SignalValue value, Instant at) {
        if (closed) {
            return;
        }
        if (signals.put(path, value) != null) {
            counts.conflated();
        }
        latest = at;
        schedule();
    }

    /** Nothing reaches the event loop any more. */
    synchronized void close() {
        closed = true;
        news.clear();
        signals.clear();
    }

    private void schedule() {
        if (!scheduled) {
            scheduled = true;
            loop.execute(this::deliver);
        }
    }

    private void deliver() {
        List<Supplier<String>> messages;
        Map<SignalPath, SignalValue> changes;
        Instant at;
        boolean missing;
        synchronized (this) {
            scheduled = false;
            messages = news;
            changes = signals;
            at = latest;
            missing = gap;
            news = new ArrayList<>();
            signals = new LinkedHashMap<>();
            gap = false;
        }
        if (!changes.isEmpty()) {
            reader.onSignals(changes, at);
        }
        messages.forEach(reader::onNews);
        if (missing) {
            reader.onGap();
        }
    }
}
