package io.codriver.runtime.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everybody whom a session tells. One that throws keeps neither the others from hearing nor the session from acting. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<SessionListener> all = new CopyOnWriteArrayList<>();
    private final AtomicLong failures = new AtomicLong();

    void add(SessionListener listener) {
        all.add(listener);
    }

    void remove(SessionListener listener) {
        all.remove(listener);
    }

    /** How many calls were answered with an exception. */
    long failures() {
        return failures.get();
    }

    void tell(Consumer<SessionListener> news) {
        for (SessionListener listener : all) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("a listener of the session failed", e);
                failures.incrementAndGet();
            }
        }
    }
}
