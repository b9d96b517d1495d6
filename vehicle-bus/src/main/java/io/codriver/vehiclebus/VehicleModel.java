package io.codriver.vehiclebus;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every signal that the catalogue names; whatever is not in here does not exist for Codriver. Immutable. */
public final class VehicleModel {
    private final Map<SignalPath, SignalSpec> specs = new LinkedHashMap<>();

    /**
     * @param specs one per signal
     * @throws IllegalArgumentException when two specs share a path
     */
    public VehicleModel(Collection<SignalSpec> specs) {
        for (SignalSpec spec : specs) {
            if (this.specs.put(spec.path(), spec) != null) {
                throw new IllegalArgumentException("two specs for " + spec.path());
            }
        }
    }

    public Optional<SignalSpec> spec(SignalPath path) {
        return Optional.ofNullable(specs.get(path));
    }

    /** All specs, in catalogue order. */
    public Collection<SignalSpec> specs() {
        return java.util.Collections.unmodifiableCollection(specs.values());
    }
}
