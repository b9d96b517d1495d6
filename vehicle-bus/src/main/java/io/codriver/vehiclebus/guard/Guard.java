package io.codriver.vehiclebus.guard;

import io.codriver.vehiclebus.Snapshot;
import java.time.Instant;

/** Default deny, as a pure function. Thread-safe. */
public interface Guard {

    /**
     * Checks a proposal against the catalogue, the policies and the present state of the car.
     *
     * @param proposal what is wanted
     * @param snapshot the car now
     * @param now the moment of the check; a permitted command expires a fixed time after it
     */
    Verdict check(Proposal proposal, Snapshot snapshot, Instant now);
}
