package io.codriver.runtime.app;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The car's signals by the names that an app has for them, and what the app sets. One moment, one thread. */
final class Dials {
    private final Map<String, SignalPath> signals;
    private final Map<SignalPath, SignalValue> values;
    private final Set<SignalPath> arrived;
    private final Map<SignalPath, SignalValue> changes = new LinkedHashMap<>();

    Dials(Map<String, SignalPath> signals, Map<SignalPath, SignalValue> values, List<Write> arrived) {
        this.signals = signals;
        this.values = values;
        this.arrived = arrived.stream().map(Write::path).collect(Collectors.toSet());
    }

    /** Whether the signal has just got its value. */
    boolean came(String role) {
        return Optional.ofNullable(signals.get(role)).filter(arrived::contains).isPresent();
    }

    /** Whether any of the app's signals has just got its value, or the car has just started. */
    boolean concerned() {
        return arrived.isEmpty() || signals.values().stream().anyMatch(arrived::contains);
    }

    boolean starting() {
        return arrived.isEmpty();
    }

    String text(String role) {
        return value(role)
                .map(v -> v.fold(b -> "", n -> "", SignalValue.Text::value))
                .orElse("");
    }

    boolean truth(String role) {
        return value(role).filter(SignalValue.of(true)::equals).isPresent();
    }

    double number(String role) {
        return value(role)
                .map(v -> v.fold(b -> 0.0, SignalValue.Num::value, t -> 0.0))
                .orElse(0.0);
    }

    private Optional<SignalValue> value(String role) {
        SignalPath path = signals.get(role);
        return path == null ? Optional.empty() : Optional.ofNullable(changes.getOrDefault(path, values.get(path)));
    }

    /** Does nothing when the car lacks the signal. */
    Dials set(String role, SignalValue value) {
        SignalPath path = signals.get(role);
        if (path != null) {
            changes.put(path, value);
        }
        return this;
    }

    Dials set(String role, String value) {
        return set(role, SignalValue.of(value));
    }

    Dials set(String role, double value) {
        return set(role, SignalValue.of(value));
    }

    Map<SignalPath, SignalValue> changes() {
        return changes;
    }
}
