package io.codriver.vehiclebus.guard;

import java.time.Instant;
import java.util.List;

/**
 * A checked set of writes. Only {@link Guard} makes one. It expires: a gateway that has not handed it to the car by
 * {@link #expires()} must drop it and say so.
 */
public final class Command {
    private final String id;
    private final String seat;
    private final List<Write> writes;
    private final Instant issued;
    private final Instant expires;

    Command(String id, String seat, List<Write> writes, Instant issued, Instant expires) {
        this.id = id;
        this.seat = seat;
        this.writes = List.copyOf(writes);
        this.issued = issued;
        this.expires = expires;
    }

    public String id() {
        return id;
    }

    public String seat() {
        return seat;
    }

    public List<Write> writes() {
        return writes;
    }

    public Instant issued() {
        return issued;
    }

    public Instant expires() {
        return expires;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expires);
    }

    @Override
    public String toString() {
        return "Command[" + id + " from " + seat + " " + writes + "]";
    }
}
