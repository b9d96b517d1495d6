package io.codriver.vehiclebus.guard;

import io.codriver.vehiclebus.Snapshot;
import java.time.Instant;
import java.util.Optional;

/**
 * Extension point: a carmaker's own check in code. It may only narrow: it is asked after the guard's own checks, and
 * all that it can say is no or "ask first". Pure and thread-safe; a policy that throws counts as a refusal. Found by
 * {@link java.util.ServiceLoader}, chosen by {@link #id()}.
 */
public interface Policy {

    /** Unique, kebab-case. */
    String id();

    /** Nothing, or why {@code proposal} must not go (yet). A {@link Verdict.Permit} counts as a bug and refuses. */
    Optional<Verdict> object(Proposal proposal, Snapshot snapshot, Instant now);
}
