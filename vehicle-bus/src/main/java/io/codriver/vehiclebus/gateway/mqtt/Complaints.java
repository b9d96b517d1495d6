package io.codriver.vehiclebus.gateway.mqtt;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/** Counts what came in and was no use; logs the 1st, 2nd, 4th, 8th, …, so that a flood fills no disk. Thread-safe. */
final class Complaints {
    private final Logger log;
    private final String what;
    private final AtomicLong count = new AtomicLong();

    Complaints(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    void add(String topic) {
        long so = count.incrementAndGet();
        if (Long.bitCount(so) == 1) {
            log.warn("{} on {} ({} so far)", what, topic, so);
        }
    }

    long count() {
        return count.get();
    }
}
