package io.codriver.vehiclebus.guard;

import java.util.List;
import java.util.Set;

/**
 * What somebody wants of the car, before any check.
 *
 * @param id unique per proposal; becomes the command's id, by which gateways drop doubles
 * @param seat who wants it
 * @param device catalogue id of the device
 * @param operation contract name of the operation ({@code open}, {@code set}, …)
 * @param zones the zones it is for, expanded; empty for a device with only one
 * @param writes the desired signal state that differs from the snapshot
 * @param confirmed whether that seat has said yes to this very proposal
 */
public record Proposal(
        String id,
        String seat,
        String device,
        String operation,
        Set<String> zones,
        List<Write> writes,
        boolean confirmed) {
    public Proposal {
        zones = Set.copyOf(zones);
        writes = List.copyOf(writes);
    }
}
