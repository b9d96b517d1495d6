package io.codriver.nlu;

import java.util.List;
import java.util.Map;

/**
 * One thing that somebody wants: operation, device, zones, value.
 *
 * @param operation what to do
 * @param device catalogue id
 * @param zones which of the device's zones, as said; see {@link ZoneTerm}
 * @param value the value, {@link Value#NONE} when none was said
 * @param slots open or named slots (destination, contact, title, …), as said
 */
public record Wish(Operation operation, String device, List<ZoneTerm> zones, Value value, Map<String, String> slots) {
    public Wish {
        zones = List.copyOf(zones);
        slots = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(slots));
    }
}
