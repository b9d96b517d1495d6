package io.codriver.runtime.edge;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What waits to go out to one page, which may read slowly or not at all.
 *
 * <p>Two kinds of news are treated differently. Signals are a state: only the newest value of each path matters, so
 * they wait in a map that is at most as large as the catalogue and leave together, at most {@value #BATCHES_PER_SECOND}
 * times a second. Everything else is a story: messages wait in order and none is left out. A page that lets
 * {@value #LIMIT} of them pile up is cut off, so that it comes back and starts from a fresh {@code hello} rather than
 * from a gap. Confined to the event loop.
 */
final class Outbox {
    /** Most messages that may wait. */
    static final int LIMIT = 1000;

    static final int BATCHES_PER_SECOND = 20;

    /** "Try again later", in the WebSocket registry of status codes. */
    static final short TRY_AGAIN_LATER = 1013;

    private static final Duration PAUSE = Duration.ofMillis(1000 / BATCHES_PER_SECOND);

    private final Wire wire;
    private final Timers timers;
    private final Counts counts;
    private final ArrayDeque<String> messages = new ArrayDeque<>();
    private final Map<SignalPath, SignalValue> signals = new LinkedHashMap<>();
    private Instant latest = Instant.EPOCH;
    private boolean pausing;
    private boolean closed;

    Outbox(Wire wire, Timers timers, Counts counts) {
        this.wire = wire;
        this.timers = timers;
        this.counts = counts;
    }

    /** Sends a message now or, behind others, when the page has read enough. */
    void send(String message) {
        if (closed) {
            return;
        }
        if (messages.isEmpty() && !wire.isFull()) {
            wire.write(message);
        } else if (messages.size() < LIMIT) {
            messages.add(message);
        } else {
            counts.overrun();
            close(TRY_AGAIN_LATER, "the page fell behind by " + LIMIT + " messages");
        }
    }

    /** Sends changed values with the next batch. */
    void signals(Map<SignalPath, SignalValue> changes, Instant at) {
        if (closed) {
            return;
        }
        changes.forEach((path, value) -> {
            if (signals.put(path, value) != null) {
                counts.conflated();
            }
        });
        latest = at;
        batch();
    }

    /** The page has read: goes on where it had to stop. */
    void drained() {
        while (!closed && !messages.isEmpty() && !wire.isFull()) {
            wire.write(messages.remove());
        }
        batch();
    }

    /** Cuts the page off; what waits is let go. */
    void close(short code, String reason) {
        if (!closed) {
            forget();
            wire.close(code, reason);
        }
    }

    /** The connection is gone: nothing goes out any more. */
    void forget() {
        closed = true;
        messages.clear();
        signals.clear();
    }

    /** Messages that wait, signals not included. */
    int waiting() {
        return messages.size();
    }

    private void batch() {
        if (closed || pausing || signals.isEmpty() || !messages.isEmpty() || wire.isFull()) {
            return;
        }
        wire.write(Messages.signals(signals, latest));
        signals.clear();
        pausing = true;
        Runnable unused = timers.after(PAUSE, () -> {
            pausing = false;
            batch();
        });
    }
}
