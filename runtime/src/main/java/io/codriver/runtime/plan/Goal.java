package io.codriver.runtime.plan;

import io.codriver.runtime.catalog.Catalog.Trait;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one trait should come to in one zone, or why it can't.
 *
 * @param signals desired values by signal
 * @param said the value in people's terms, for the contract and the reply
 * @param always whether to write even what is there already: "next" twice is two steps
 */
record Goal(
        Map<SignalPath, SignalValue> signals,
        Optional<Object> said,
        String unit,
        boolean always,
        Optional<Obstacle> obstacle,
        String detail) {

    static Goal impossible(Obstacle obstacle, String detail) {
        return new Goal(Map.of(), Optional.empty(), "", false, Optional.of(obstacle), detail);
    }

    static Goal of(Trait trait, String zone, SignalValue value) {
        SignalPath path = trait.signals().get(zone);
        return path == null
                ? impossible(Obstacle.NO_SUCH_ZONE, zone)
                : new Goal(Map.of(path, value), Optional.empty(), "", false, Optional.empty(), "");
    }

    Goal saying(Object value, String unit) {
        return new Goal(signals, Optional.of(value), unit, always, obstacle, detail);
    }

    Goal everyTime() {
        return new Goal(signals, said, unit, true, obstacle, detail);
    }

    /** This goal and, beside it, another signal's value. */
    Goal and(SignalPath path, SignalValue value) {
        Map<SignalPath, SignalValue> both = new LinkedHashMap<>(signals);
        both.put(path, value);
        return new Goal(both, said, unit, always, obstacle, detail);
    }
}
