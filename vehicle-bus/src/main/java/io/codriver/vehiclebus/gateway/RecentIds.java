package io.codriver.vehiclebus.gateway;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Remembers the last so many command ids, so that a double can be told. Bounded: past its capacity the oldest id is
 * forgotten, which is safe as long as a command expires long before that many others have come. Thread-safe.
 */
public final class RecentIds {
    private final int capacity;
    private final Set<String> ids = new LinkedHashSet<>();

    /** @param capacity how many ids are remembered; positive */
    public RecentIds(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a memory of " + capacity + " ids remembers nothing");
        }
        this.capacity = capacity;
    }

    /** Notes {@code id}; returns whether it is new. */
    public synchronized boolean isNew(String id) {
        if (!ids.add(id)) {
            return false;
        }
        if (ids.size() > capacity) {
            ids.remove(ids.iterator().next());
        }
        return true;
    }
}
