package io.codriver.vehiclebus;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the bus last said of every signal, frozen at one moment. Immutable, safe to share between threads.
 *
 * @param readings the newest reading of each signal heard so far; a signal never heard is absent
 */
public record Snapshot(Map<SignalPath, Reading> readings) {

    /** One value and the moment the bus said it. */
    public record Reading(SignalValue value, Instant at) {}

    /** Knows nothing yet. */
    public static final Snapshot EMPTY = new Snapshot(Map.of());

    public Snapshot {
        readings = Map.copyOf(readings);
    }

    public Optional<SignalValue> value(SignalPath path) {
        return Optional.ofNullable(readings.get(path)).map(Reading::value);
    }

    /** The number that {@code path} last had; empty when never heard or not a number. */
    public OptionalDouble number(SignalPath path) {
        return value(path)
                .map(v -> v.fold(
                        b -> OptionalDouble.empty(), n -> OptionalDouble.of(n.value()), t -> OptionalDouble.empty()))
                .orElse(OptionalDouble.empty());
    }
}
