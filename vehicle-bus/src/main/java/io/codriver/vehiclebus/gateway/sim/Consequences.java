package io.codriver.vehiclebus.gateway.sim;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.VehicleModel;
import io.codriver.vehiclebus.guard.Write;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All {@link CarConsequence}s of one car, each asked once and in turn. Immutable and thread-safe. */
public final class Consequences {
    private final VehicleModel model;
    private final List<CarConsequence> all;

    /** Consequences for a car with these signals. */
    public Consequences(VehicleModel model, List<CarConsequence> all) {
        this.model = model;
        this.all = List.copyOf(all);
    }

    /** The values that follow; only such as the car's signals can have. Terms as in {@link CarConsequence#after}. */
    public Map<SignalPath, SignalValue> after(Map<SignalPath, SignalValue> values, List<Write> arrived) {
        Map<SignalPath, SignalValue> changed = new LinkedHashMap<>();
        if (all.isEmpty()) {
            return changed;
        }
        Map<SignalPath, SignalValue> now = new HashMap<>(values);
        for (CarConsequence consequence : all) {
            consequence.after(Map.copyOf(now), arrived).forEach((path, value) -> {
                if (model.spec(path).filter(s -> CarPhysics.accepts(s, value)).isPresent()) {
                    changed.put(path, value);
                    now.put(path, value);
                }
            });
        }
        return changed;
    }
}
