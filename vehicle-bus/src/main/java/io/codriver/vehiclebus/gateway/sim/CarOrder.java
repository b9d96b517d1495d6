package io.codriver.vehiclebus.gateway.sim;

import io.codriver.vehiclebus.guard.Command;
import io.codriver.vehiclebus.guard.Write;
import java.time.Instant;
import java.util.List;

/**
 * What a car gets to hear: a command as it came over some wire. A car believes nothing of it and checks it again.
 *
 * @param id by which doubles are told
 * @param seat who wanted it
 * @param issued when the guard permitted it
 * @param expires from when on the car must drop it
 * @param writes the wanted values
 */
public record CarOrder(String id, String seat, Instant issued, Instant expires, List<Write> writes) {
    public CarOrder {
        writes = List.copyOf(writes);
    }

    /** A permitted command, put on the wire. */
    public static CarOrder of(Command command) {
        return new CarOrder(command.id(), command.seat(), command.issued(), command.expires(), command.writes());
    }
}
