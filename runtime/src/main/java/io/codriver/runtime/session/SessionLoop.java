package io.codriver.runtime.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that runs one task at a time: the owner of a session's state. Its queue holds at most {@link #CAPACITY}
 * tasks; a task beyond that is refused and counted, and the caller says what that means for it. A task that throws is
 * logged and counted and does not stop the loop.
 */
public final class SessionLoop implements AutoCloseable {
    /** Far above what four talkers and a busy bus produce in the time of one slow task. */
    public static final int CAPACITY = 4096;

    private static final Logger LOG = LoggerFactory.getLogger(SessionLoop.class);

    private record Task(Instant due, long order, Runnable work) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final Thread thread = new Thread(this::run, "session");
    private long order;
    private long refused;
    private long failed;
    private boolean closed;

    /** A loop that keeps time by {@code clock}; {@link #start} begins it. */
    public SessionLoop(Clock clock) {
        this.clock = clock;
        thread.setDaemon(true);
    }

    /** Begins to run tasks. */
    public void start() {
        thread.start();
    }

    /** The loop's own time. */
    public Instant now() {
        return clock.instant();
    }

    /** Runs {@code work} as soon as possible; false when the queue is full or the loop is closed. Any thread. */
    public boolean execute(Runnable work) {
        return schedule(Duration.ZERO, work);
    }

    /** Runs {@code work} after a delay; false when the queue is full or the loop is closed. Any thread. */
    public boolean schedule(Duration delay, Runnable work) {
        lock.lock();
        try {
            if (closed || tasks.size() >= CAPACITY) {
                refused++;
                return false;
            }
            tasks.add(new Task(clock.instant().plus(delay), order++, work));
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Tasks that were refused so far. */
    public long refused() {
        lock.lock();
        try {
            return refused;
        } finally {
            lock.unlock();
        }
    }

    /** Tasks that threw so far. */
    public long failed() {
        lock.lock();
        try {
            return failed;
        } finally {
            lock.unlock();
        }
    }

    /** Stops after the task that is running; what is queued is dropped. Waits for the thread unless called on it. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            tasks.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread() != thread && thread.isAlive()) {
            try {
                thread.join(2000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try {
            for (Task task = take(); task != null; task = take()) {
                guarded(task);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void guarded(Task task) {
        try {
            task.work().run();
        } catch (RuntimeException | Error e) { // one broken utterance must not end the session
            LOG.error("a session task failed", e);
            lock.lock();
            try {
                failed++;
            } finally {
                lock.unlock();
            }
        }
    }

    private @org.jspecify.annotations.Nullable Task take() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                Task first = tasks.peek();
                long nanos = first == null
                        ? Long.MAX_VALUE
                        : Duration.between(clock.instant(), first.due()).toNanos();
                if (first != null && nanos <= 0) {
                    return tasks.poll();
                }
                long left = changed.awaitNanos(nanos);
                assert left <= nanos; // woken or due: either way look again
            }
            return null;
        } finally {
            lock.unlock();
        }
    }
}
