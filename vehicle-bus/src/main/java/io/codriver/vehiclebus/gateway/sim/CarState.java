package io.codriver.vehiclebus.gateway.sim;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A simulated car at one moment. Immutable.
 *
 * @param values what each signal is; a signal that the car has no value for is absent
 * @param targets where signals are still on their way to
 * @param faults what is wrong, by signal
 */
public record CarState(
        Map<SignalPath, SignalValue> values, Map<SignalPath, Target> targets, Map<SignalPath, CarFault> faults) {

    /**
     * Where a signal is going.
     *
     * @param value the value it will have
     * @param lag how long it still does nothing
     */
    public record Target(SignalValue value, Duration lag) {}

    public CarState {
        values = Map.copyOf(values);
        targets = Map.copyOf(targets);
        faults = Map.copyOf(faults);
    }

    Optional<SignalValue> value(SignalPath path) {
        return Optional.ofNullable(values.get(path));
    }

    OptionalDouble number(SignalPath path) {
        return values.get(path) instanceof SignalValue.Num num
                ? OptionalDouble.of(num.value())
                : OptionalDouble.empty();
    }

    boolean isTrue(SignalPath path) {
        return values.get(path) instanceof SignalValue.Bool bool && bool.value();
    }

    boolean has(SignalPath path, CarFault.Kind kind) {
        CarFault fault = faults.get(path);
        return fault != null && fault.kind() == kind;
    }

    CarState withValues(Map<SignalPath, SignalValue> newValues) {
        return new CarState(newValues, targets, faults);
    }

    CarState withTargets(Map<SignalPath, Target> newTargets) {
        return new CarState(values, newTargets, faults);
    }

    /** The same car with this fault; a signal has at most one, the last one put in. */
    public CarState withFault(CarFault fault) {
        Map<SignalPath, CarFault> all = new HashMap<>(faults);
        all.put(fault.signal(), fault);
        return new CarState(values, targets, all);
    }

    /** The same car with nothing wrong with this signal. */
    public CarState withoutFault(SignalPath path) {
        Map<SignalPath, CarFault> all = new HashMap<>(faults);
        all.remove(path);
        return new CarState(values, targets, all);
    }
}
