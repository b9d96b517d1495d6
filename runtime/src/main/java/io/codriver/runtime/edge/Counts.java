package io.codriver.runtime.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the edge had to leave out, since it was started. Written on the event loop and the session's; read anywhere. */
final class Counts {
    private final AtomicLong conflated = new AtomicLong();
    private final AtomicLong overruns = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();

    /** A signal's value was replaced by a newer one before a page had it. */
    void conflated() {
        conflated.incrementAndGet();
    }

    /** A page was cut off because it fell behind. */
    void overrun() {
        overruns.incrementAndGet();
    }

    /** A piece of news was lost because the event loop fell behind; every page was cut off for it. */
    void lost() {
        lost.incrementAndGet();
    }

    /** A connection was not let in: wrong origin, or too many. */
    void refused() {
        refused.incrementAndGet();
    }

    /** A message from a page was answered with an error. */
    void malformed() {
        malformed.incrementAndGet();
    }

    long overruns() {
        return overruns.get();
    }

    Map<String, Object> byName() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("conflatedSignals", conflated.get());
        out.put("overruns", overruns.get());
        out.put("lostNews", lost.get());
        out.put("refusedConnections", refused.get());
        out.put("malformedMessages", malformed.get());
        return out;
    }
}
