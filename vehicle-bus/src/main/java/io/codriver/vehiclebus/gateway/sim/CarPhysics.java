package io.codriver.vehiclebus.gateway.sim;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.VehicleModel;
import io.codriver.vehiclebus.gateway.sim.CarState.Target;
import io.codriver.vehiclebus.guard.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated car does with orders and time. Pure and deterministic: no clock, no chance, no thread.
 *
 * <p>An order sets targets; a step moves values towards them. A number whose spec has a travel time moves linearly, in
 * {@code fullTravelSeconds} from its least to its greatest value; everything else arrives at the next step, even one of
 * no duration. What follows in the car from what has arrived, its {@link CarConsequence}s say. The car has checks of its own and takes an order whole or not at all, because on a real bus the
 * publisher need not be Codriver.
 */
public final class CarPhysics {
    private final VehicleModel model;
    private final Map<SignalPath, Mirror> byPosition;
    private final Map<SignalPath, Mirror> byIsOpen;
    private final Consequences consequences;
    private final CabinAir air;

    /** A car in which nothing follows from anything but by its mirrors. */
    public CarPhysics(VehicleModel model, List<Mirror> mirrors) {
        this(model, mirrors, List.of());
    }

    /**
     * @param model every signal of the car
     * @param mirrors pairs of signals that follow each other
     * @param consequences what else follows
     * @throws IllegalArgumentException for a mirror whose signals the model lacks or has with other types, or for two
     *     mirrors that share one
     */
    public CarPhysics(VehicleModel model, List<Mirror> mirrors, List<CarConsequence> consequences) {
        for (Mirror mirror : mirrors) {
            require(model, mirror.position(), SignalSpec.Type.NUMBER);
            require(model, mirror.isOpen(), SignalSpec.Type.BOOLEAN);
        }
        this.model = model;
        this.byPosition = index(mirrors, Mirror::position);
        this.byIsOpen = index(mirrors, Mirror::isOpen);
        this.consequences = new Consequences(model, consequences);
        this.air = new CabinAir(model);
    }

    private static void require(VehicleModel model, SignalPath path, SignalSpec.Type type) {
        if (model.spec(path).filter(spec -> spec.type() == type).isEmpty()) {
            throw new IllegalArgumentException("a mirror needs " + path + " to be a " + type + " of the car");
        }
    }

    private static Map<SignalPath, Mirror> index(List<Mirror> mirrors, Function<Mirror, SignalPath> key) {
        try {
            return mirrors.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException("two mirrors share a signal", e);
        }
    }

    /** The car before the first step: every signal at its initial value, absent where the spec has none. */
    public CarState initial() {
        Map<SignalPath, SignalValue> values = new HashMap<>();
        for (SignalSpec spec : model.specs()) {
            spec.initial().ifPresent(value -> values.put(spec.path(), value));
        }
        for (Mirror mirror : byIsOpen.values()) {
            if (!values.containsKey(mirror.position())
                    && values.get(mirror.isOpen()) instanceof SignalValue.Bool open) {
                values.put(mirror.position(), end(mirror, open.value()));
            }
        }
        CarState state = new CarState(values, Map.of(), Map.of());
        follow(state, values, List.of());
        return state.withValues(reflect(state, values));
    }

    /** Why the car does not take these writes; nothing when it does. */
    public Optional<String> objection(CarState state, List<Write> writes) {
        return writes.isEmpty()
                ? Optional.of("nothing to do")
                : writes.stream().flatMap(w -> objection(state, w).stream()).findFirst();
    }

    private Optional<String> objection(CarState state, Write write) {
        Optional<SignalSpec> spec = model.spec(write.path());
        if (spec.isEmpty() || !spec.get().writable()) {
            return Optional.of(write.path() + " is no actuator of this car");
        }
        if (!accepts(spec.get(), write.value())) {
            return Optional.of(write.path() + " cannot be " + write.value().toPlain());
        }
        return state.has(write.path(), CarFault.Kind.REJECTS)
                ? Optional.of(write.path() + " rejects commands (injected fault)")
                : Optional.empty();
    }

    /** Whether the value is of the signal's type and within its bounds. */
    static boolean accepts(SignalSpec spec, SignalValue value) {
        return value.fold(
                b -> spec.type() == SignalSpec.Type.BOOLEAN,
                n -> spec.type() == SignalSpec.Type.NUMBER && n.value() >= spec.min() && n.value() <= spec.max(),
                t -> spec.type() == SignalSpec.Type.TEXT
                        && (spec.allowed().isEmpty()
                                ? t.value().length() <= SignalSpec.MAX_TEXT
                                : spec.allowed().contains(t.value())));
    }

    /** The car with new targets. Only for writes without {@link #objection}. */
    public CarState order(CarState state, List<Write> writes) {
        Map<SignalPath, Target> targets = new HashMap<>(state.targets());
        for (Write write : writes) {
            Mirror mirror = byIsOpen.get(write.path());
            if (mirror == null) {
                targets.put(write.path(), new Target(write.value(), lag(state, write.path())));
            } else if (write.value() instanceof SignalValue.Bool open
                    && !state.has(write.path(), CarFault.Kind.STUCK)) {
                Duration lag = lag(state, write.path()).plus(lag(state, mirror.position()));
                targets.put(mirror.position(), new Target(end(mirror, open.value()), lag));
            }
        }
        return state.withTargets(targets);
    }

    private static Duration lag(CarState state, SignalPath path) {
        CarFault fault = state.faults().get(path);
        return fault == null ? Duration.ZERO : fault.lag();
    }

    /** The car with a sensor set by the test bench, at once and wherever it was going. */
    CarState sense(CarState state, SignalPath path, SignalValue value) {
        Map<SignalPath, SignalValue> values = new HashMap<>(state.values());
        Map<SignalPath, Target> targets = new HashMap<>(state.targets());
        Mirror mirror = byIsOpen.get(path);
        if (mirror != null && value instanceof SignalValue.Bool open) {
            values.put(mirror.position(), end(mirror, open.value()));
            targets.remove(mirror.position());
        }
        values.put(path, value);
        targets.remove(path);
        follow(state, values, List.of(new Write(path, value)));
        return state.withTargets(targets).withValues(reflect(state, values));
    }

    /** The car a little later. */
    public CarState step(CarState state, Duration dt) {
        if (dt.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + dt);
        }
        Map<SignalPath, SignalValue> values = new HashMap<>(state.values());
        Map<SignalPath, Target> targets = new HashMap<>();
        List<Write> arrived = new ArrayList<>();
        state.targets().forEach((path, target) -> {
            if (!state.has(path, CarFault.Kind.STUCK)) {
                advance(path, target, dt, values, targets);
                if (!targets.containsKey(path)) {
                    arrived.add(new Write(path, target.value()));
                }
            }
        });
        if (!arrived.isEmpty()) {
            follow(state, values, arrived);
        }
        air.after(state, dt)
                .ifPresent(t -> values.computeIfPresent(CabinAir.CABIN, (p, old) -> settled(state, p, old, t)));
        return state.withTargets(targets).withValues(reflect(state, values));
    }

    /** Adds to {@code values} what follows from what has arrived. */
    private void follow(CarState state, Map<SignalPath, SignalValue> values, List<Write> arrived) {
        consequences.after(values, arrived).forEach((path, value) -> {
            if (!state.has(path, CarFault.Kind.STUCK)) {
                values.put(path, value);
            }
        });
    }

    private static SignalValue settled(CarState state, SignalPath path, SignalValue old, double next) {
        return state.has(path, CarFault.Kind.STUCK) ? old : SignalValue.of(next);
    }

    private void advance(
            SignalPath path,
            Target target,
            Duration dt,
            Map<SignalPath, SignalValue> values,
            Map<SignalPath, Target> onTheWay) {
        Duration left = dt.minus(target.lag());
        if (left.isNegative()) {
            onTheWay.put(path, new Target(target.value(), left.negated()));
            return;
        }
        SignalValue next = towards(path, values.get(path), target.value(), left);
        values.put(path, next);
        if (!next.equals(target.value())) {
            onTheWay.put(path, new Target(target.value(), Duration.ZERO));
        }
    }

    private SignalValue towards(SignalPath path, @Nullable SignalValue from, SignalValue to, Duration dt) {
        double travel = model.spec(path).map(SignalSpec::fullTravelSeconds).orElse(0.0);
        if (travel == 0 || !(from instanceof SignalValue.Num now) || !(to instanceof SignalValue.Num goal)) {
            return to;
        }
        double span = model.spec(path).map(s -> s.max() - s.min()).orElse(0.0);
        double reach = span * (dt.toNanos() / 1e9) / travel;
        double way = goal.value() - now.value();
        return Math.abs(way) <= reach ? to : SignalValue.of(now.value() + Math.signum(way) * reach);
    }

    private SignalValue end(Mirror mirror, boolean open) {
        return SignalValue.of(model.spec(mirror.position())
                .map(spec -> open ? spec.max() : spec.min())
                .orElseThrow());
    }

    /** The values with every truth brought in line with its position. */
    private Map<SignalPath, SignalValue> reflect(CarState state, Map<SignalPath, SignalValue> values) {
        for (Mirror mirror : byPosition.values()) {
            double least = model.spec(mirror.position()).map(SignalSpec::min).orElse(0.0);
            if (values.get(mirror.position()) instanceof SignalValue.Num position
                    && !state.has(mirror.isOpen(), CarFault.Kind.STUCK)) {
                values.put(mirror.isOpen(), SignalValue.of(position.value() > least));
            }
        }
        return values;
    }
}
