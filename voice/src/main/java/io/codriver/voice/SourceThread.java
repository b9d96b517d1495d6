package io.codriver.voice;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a source's one thread: started once, ended exactly once, joined on close.
 *
 * <p>The work returns when it is done or {@link #isClosed} turns true, and says what cut it short.
 */
final class SourceThread {
    private static final Logger LOG = LoggerFactory.getLogger(SourceThread.class);

    private final String name;
    private @Nullable Thread thread;
    private volatile boolean closed;

    SourceThread(String name) {
        this.name = name;
    }

    synchronized void start(AudioSource.Sink sink, Supplier<Optional<String>> work) {
        if (closed || thread != null) {
            throw new IllegalStateException(closed ? "the source is closed" : "the source was started before");
        }
        Thread started = new Thread(() -> run(sink, work), name);
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    boolean isClosed() {
        return closed;
    }

    /** Waits for the thread, unless called on it. */
    void close() {
        closed = true;
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        running.interrupt();
        joinWhole(running);
    }

    private static void run(AudioSource.Sink sink, Supplier<Optional<String>> work) {
        Optional<String> problem;
        try {
            problem = work.get();
        } catch (RuntimeException e) {
            LOG.error("a source of sound failed", e);
            problem = Optional.of(e.toString());
        }
        sink.end(problem);
    }

    /** Joins even when interrupted meanwhile, and keeps the interrupt. */
    static void joinWhole(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
