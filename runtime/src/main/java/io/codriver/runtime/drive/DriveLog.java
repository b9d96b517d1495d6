package io.codriver.runtime.drive;

import io.codriver.runtime.session.HopTimes;
import io.codriver.runtime.session.SessionListener;
import io.codriver.runtime.turn.Decision;
import io.codriver.vehiclebus.SignalPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Collects the decisions of a drive, each with what became of it, and hands them on in order once they are settled. */
public final class DriveLog implements SessionListener {

    /** One decision and its end. */
    public record Entry(Decision decision, HopTimes hops, boolean reached, List<SignalPath> missing) {}

    private static final class Row {
        final Decision decision;
        final HopTimes hops;
        boolean settled;
        boolean reached;
        List<SignalPath> missing = List.of();

        Row(Decision decision, HopTimes hops) {
            this.decision = decision;
            this.hops = hops;
            settled = decision.pending() == 0;
            reached = settled;
        }
    }

    private final Consumer<Entry> sink;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Row> open = new LinkedHashMap<>();
    private final List<Entry> done = new ArrayList<>();

    /** A log that hands each settled decision to {@code sink}, in the order of the decisions. */
    public DriveLog(Consumer<Entry> sink) {
        this.sink = sink;
    }

    @Override
    public void onDecision(Decision decision, HopTimes hops, java.time.Instant at) {
        update(() -> open.put(decision.id(), new Row(decision, hops)));
    }

    @Override
    public void onSettled(String decision, boolean reached, List<SignalPath> missing, String reply) {
        update(() -> {
            Row row = open.get(decision);
            if (row != null) {
                row.settled = true;
                row.reached = reached;
                row.missing = missing;
            }
        });
    }

    private void update(Runnable change) {
        lock.lock();
        try {
            change.run();
            var rows = open.values().iterator();
            while (rows.hasNext()) {
                Row row = rows.next();
                if (!row.settled) {
                    break;
                }
                rows.remove();
                Entry entry = new Entry(row.decision, row.hops, row.reached, row.missing);
                done.add(entry);
                sink.accept(entry);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is open, at most so long; false when something still is. */
    public boolean awaitSettled(java.time.Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lock();
        try {
            while (!open.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return open.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** What is settled so far, in order. */
    public List<Entry> entries() {
        lock.lock();
        try {
            return List.copyOf(done);
        } finally {
            lock.unlock();
        }
    }
}
