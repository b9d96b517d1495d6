package io.codriver.vehiclebus.guard;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which zones are whose. Every seat that may ask for anything must be in here, if only with an empty set: a seat that
 * is absent is a seat that the car does not have, and the guard refuses it. Immutable.
 *
 * @param own for each seat, the zones that are its own
 */
public record SeatZones(Map<String, Set<String>> own) {
    public SeatZones {
        own = own.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
    }

    /** Whether the car has this seat. */
    public boolean knows(String seat) {
        return own.containsKey(seat);
    }

    /** Whether {@code zone} is {@code seat}'s own; never true for a seat that the car does not have. */
    public boolean owns(String seat, String zone) {
        return own.getOrDefault(seat, Set.of()).contains(zone);
    }
}
