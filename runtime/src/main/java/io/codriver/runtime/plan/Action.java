package io.codriver.runtime.plan;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One understood wish in the terms of the command contract.
 *
 * @param device catalogue id
 * @param operation contract name
 * @param zones expanded to seats and places; empty for a device with only one
 * @param value number, truth or text, when one was said or follows from what was said
 * @param unit unit of {@code value}, may be empty
 * @param slots open or named slots, as said or as the car knows what was said
 * @param signals the desired state, whether or not the car has it already
 */
public record Action(
        String device,
        String operation,
        List<String> zones,
        Optional<Object> value,
        String unit,
        Map<String, String> slots,
        Map<SignalPath, SignalValue> signals) {
    public Action {
        zones = List.copyOf(zones);
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        signals = Collections.unmodifiableMap(new LinkedHashMap<>(signals));
    }
}
