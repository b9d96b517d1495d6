package io.codriver.vehiclebus.gateway;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.gateway.VehicleGateway.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener that remembers everything, and whether two calls ever overlapped. */
public final class Recorder implements VehicleGateway.Listener {
    private final Map<SignalPath, SignalValue> values = new HashMap<>();
    private final List<String> outcomes = new ArrayList<>();
    private final List<Boolean> links = new ArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private boolean overlapped;
    private boolean valueBeforeLink;
    private int calls;
    private boolean failing;

    @Override
    public void onReading(SignalPath path, SignalValue value, Instant at) {
        call(() -> {
            valueBeforeLink |= !isUp();
            values.put(path, value);
        });
    }

    @Override
    public void onOutcome(String commandId, Outcome outcome, Optional<String> detail) {
        call(() -> outcomes.add(commandId + " " + outcome));
    }

    @Override
    public void onLink(boolean up, String detail) {
        call(() -> {
            links.add(up);
            values.clear();
        });
    }

    private void call(Runnable note) {
        boolean first = inside.incrementAndGet() == 1;
        synchronized (this) {
            overlapped |= !first;
            calls++;
            note.run();
        }
        inside.decrementAndGet();
        if (isFailing()) {
            throw new IllegalStateException("a listener that fails");
        }
    }

    public synchronized void failFromNowOn() {
        failing = true;
    }

    private synchronized boolean isFailing() {
        return failing;
    }

    public synchronized Optional<SignalValue> value(SignalPath path) {
        return Optional.ofNullable(values.get(path));
    }

    public synchronized int known() {
        return values.size();
    }

    public synchronized List<String> outcomes() {
        return List.copyOf(outcomes);
    }

    public synchronized List<Boolean> links() {
        return List.copyOf(links);
    }

    public synchronized boolean isUp() {
        return !links.isEmpty() && links.get(links.size() - 1);
    }

    public synchronized int calls() {
        return calls;
    }

    /** Calls overlapped, or a value came while the link was down. */
    public synchronized boolean sawDisorder() {
        return overlapped || valueBeforeLink;
    }
}
