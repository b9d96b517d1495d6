package io.codriver.vehiclebus.gateway.sim;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.VehicleModel;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How warm the cabin gets: one well-mixed volume of air between two sources, each pulling it exponentially with its
 * own rate (first-order lag, Newton's law of cooling). The climate control pulls to the mean of the stations' set
 * temperatures, as strongly as the fan blows, and more so with air conditioning; without air conditioning it cannot
 * cool below the outside. While it blows it makes up for what a closed cabin leaks; otherwise the cabin drifts to the
 * outside temperature. Open windows always pull to the outside. The step is the exact solution, so that many short
 * steps and one long one agree.
 *
 * <p>All rates are synthetic: plausible, not measured.
 */
final class CabinAir {
    static final SignalPath CABIN = new SignalPath("Vehicle.Cabin.HVAC.AmbientAirTemperature");
    static final SignalPath OUTSIDE = new SignalPath("Vehicle.Exterior.AirTemperature");
    static final SignalPath CONDITIONING = new SignalPath("Vehicle.Cabin.HVAC.IsAirConditioningActive");

    private static final Pattern SET = Pattern.compile("Vehicle\\.Cabin\\.HVAC\\.Station\\..+\\.Temperature");
    private static final Pattern FAN = Pattern.compile("Vehicle\\.Cabin\\.HVAC\\.Station\\..+\\.FanSpeed");
    private static final Pattern WINDOW = Pattern.compile("Vehicle\\.Cabin\\..+\\.Window\\.Position");

    private static final double FULL_FAN_PER_SECOND = 1.0 / 120;
    private static final double WITHOUT_CONDITIONING = 0.4;
    private static final double CLOSED_LEAK_PER_SECOND = 1.0 / 1200;
    private static final double OPEN_LEAK_PER_SECOND = 1.0 / 90;

    private final boolean modelled;
    private final List<SignalSpec> setTemperatures;
    private final List<SignalSpec> fans;
    private final List<SignalSpec> windows;

    CabinAir(VehicleModel model) {
        modelled = model.spec(CABIN)
                .filter(s -> s.type() == SignalSpec.Type.NUMBER)
                .isPresent();
        setTemperatures = numbers(model, SET.asMatchPredicate());
        fans = numbers(model, FAN.asMatchPredicate());
        windows = numbers(model, WINDOW.asMatchPredicate());
    }

    private static List<SignalSpec> numbers(VehicleModel model, Predicate<String> name) {
        return model.specs().stream()
                .filter(s ->
                        s.type() == SignalSpec.Type.NUMBER && name.test(s.path().name()))
                .toList();
    }

    /** The cabin's temperature after {@code dt}; empty when the car does not have one or it would not change. */
    OptionalDouble after(CarState state, Duration dt) {
        OptionalDouble cabin = modelled ? state.number(CABIN) : OptionalDouble.empty();
        if (cabin.isEmpty() || dt.isZero()) {
            return OptionalDouble.empty();
        }
        OptionalDouble outside = state.number(OUTSIDE);
        OptionalDouble supply = supply(state, outside);
        double blow = supply.isPresent() ? blow(state) : 0;
        double leak = outside.isPresent() ? leak(state, blow > 0) : 0;
        double rate = blow + leak;
        if (rate == 0) {
            return OptionalDouble.empty();
        }
        double balance = (blow * supply.orElse(0) + leak * outside.orElse(0)) / rate;
        double seconds = dt.toNanos() / 1e9;
        return OptionalDouble.of(balance + (cabin.getAsDouble() - balance) * Math.exp(-rate * seconds));
    }

    private OptionalDouble supply(CarState state, OptionalDouble outside) {
        OptionalDouble wanted = setTemperatures.stream()
                .flatMapToDouble(spec -> state.number(spec.path()).stream())
                .average();
        return wanted.isPresent() && outside.isPresent() && !state.isTrue(CONDITIONING)
                ? OptionalDouble.of(Math.max(wanted.getAsDouble(), outside.getAsDouble()))
                : wanted;
    }

    private double blow(CarState state) {
        double gain = state.isTrue(CONDITIONING) ? 1 : WITHOUT_CONDITIONING;
        return FULL_FAN_PER_SECOND * gain * meanShare(fans, state);
    }

    private double leak(CarState state, boolean blowing) {
        return (blowing ? 0 : CLOSED_LEAK_PER_SECOND) + OPEN_LEAK_PER_SECOND * meanShare(windows, state);
    }

    /** The mean of where each signal stands between its least and greatest value, 0 to 1; 0 when there is none. */
    private static double meanShare(List<SignalSpec> specs, CarState state) {
        return specs.stream()
                .filter(spec -> spec.max() > spec.min())
                .flatMapToDouble(spec -> state.number(spec.path()).stream()
                        .map(value -> (value - spec.min()) / (spec.max() - spec.min())))
                .average()
                .orElse(0);
    }
}
