package io.codriver.runtime.plan;

import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Value;
import io.codriver.nlu.When;
import io.codriver.nlu.When.Comparison;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Trait;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.guard.PolicyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges what was said after "if" and "when". Three answers: it holds, it doesn't, or nobody can tell because a signal
 * is unknown; what can't be told never counts as holding.
 */
final class Conditions {
    private static final double SAME = 0.05;
    private static final double FAHRENHEIT_STEP = 5.0 / 9;

    private final Catalog catalog;
    private final ZoneChoice zones;

    Conditions(Catalog catalog, ZoneChoice zones) {
        this.catalog = catalog;
        this.zones = zones;
    }

    /** Whether all of them hold; empty when that can't be told. */
    Optional<Boolean> hold(List<When.Check> checks, String seat, Snapshot snapshot) {
        List<Optional<Boolean>> each = new ArrayList<>();
        checks.forEach(c -> each.add(c.fold(n -> named(n.condition(), snapshot), s -> state(s, seat, snapshot))));
        return all(each);
    }

    private static Optional<Boolean> all(List<Optional<Boolean>> each) {
        if (each.contains(Optional.of(false))) {
            return Optional.of(false);
        }
        return each.isEmpty() || each.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
    }

    private static Optional<Boolean> any(List<Optional<Boolean>> each) {
        if (each.contains(Optional.of(true))) {
            return Optional.of(true);
        }
        return each.isEmpty() || each.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
    }

    private Optional<Boolean> named(String id, Snapshot snapshot) {
        List<Optional<Boolean>> each = new ArrayList<>();
        for (PolicyRule.Condition condition : catalog.conditions().getOrDefault(id, List.of())) {
            each.add(condition.holds(snapshot));
        }
        return all(each);
    }

    private Optional<Boolean> state(When.State state, String seat, Snapshot snapshot) {
        Device device = catalog.device(state.device()).orElse(null);
        if (device == null) {
            return Optional.empty();
        }
        List<Optional<Boolean>> each = new ArrayList<>();
        for (String zone : zones.expand(device, state.zones(), seat)) {
            each.add(
                    state.value().kind() == Value.Kind.NAMED
                            ? named(device, zone, state, snapshot)
                            : number(device, zone, state, snapshot));
        }
        return state.every() ? all(each) : any(each);
    }

    private static Optional<Boolean> named(Device device, String zone, When.State state, Snapshot snapshot) {
        String name = state.value().text();
        Optional<Trait> trait = device.traits().stream()
                .filter(t -> t.values().containsKey(name) || isSwitch(name) && hasNumbers(t))
                .findFirst();
        Optional<SignalValue> live = trait.flatMap(t -> live(t, zone, snapshot));
        if (live.isEmpty()) {
            return Optional.empty();
        }
        return switch (state.comparison()) {
            case IS -> Optional.of(isNamed(trait.get(), name, live.get()));
            case IS_NOT -> Optional.of(!isNamed(trait.get(), name, live.get()));
            case ABOVE, BELOW ->
                Optional.ofNullable(trait.get().values().get(name))
                        .flatMap(v -> compared(
                                number(live.get()) / trait.get().scale(),
                                number(v) / trait.get().scale(),
                                state.comparison()));
        };
    }

    /** Of a number, "open" and "on" are all that is above the least, so that "closed" and "off" are the opposite. */
    private static boolean isNamed(Trait trait, String name, SignalValue live) {
        if (live instanceof SignalValue.Num n && isSwitch(name) && hasNumbers(trait)) {
            boolean above = n.value() / trait.scale() > trait.min() + SAME;
            return above == (name.equals("open") || name.equals("on"));
        }
        SignalValue wanted = trait.values().get(name);
        return wanted != null && Planner.isSame(wanted, live);
    }

    private static boolean isSwitch(String name) {
        return name.equals("open") || name.equals("closed") || name.equals("on") || name.equals("off");
    }

    private static boolean hasNumbers(Trait trait) {
        return trait.max() > trait.min() && trait.kind() != TraitKind.QUERY;
    }

    private static Optional<Boolean> number(Device device, String zone, When.State state, Snapshot snapshot) {
        for (Trait trait : device.traits()) {
            OptionalDouble wanted = wanted(trait, state.value());
            Optional<SignalValue> live = live(trait, zone, snapshot).filter(SignalValue.Num.class::isInstance);
            if (live.isPresent() && wanted.isPresent()) {
                return compared(number(live.get()) / trait.scale(), wanted.getAsDouble(), state.comparison());
            }
        }
        return Optional.empty();
    }

    private static OptionalDouble wanted(Trait trait, Value value) {
        double span = trait.max() - trait.min();
        if (value.kind() == Value.Kind.FRACTION) {
            return span > 0 ? OptionalDouble.of(trait.min() + value.number() * span) : OptionalDouble.empty();
        }
        if (value.kind() != Value.Kind.NUMBER) {
            return OptionalDouble.empty();
        }
        if (value.unit().equals("fahrenheit") && trait.unit().equals("celsius")) {
            return OptionalDouble.of((value.number() - 32) * FAHRENHEIT_STEP);
        }
        boolean part = value.unit().equals("percent") && !trait.unit().equals("percent") && span > 0;
        return OptionalDouble.of(part ? trait.min() + value.number() / 100 * span : value.number());
    }

    private static Optional<SignalValue> live(Trait trait, String zone, Snapshot snapshot) {
        SignalPath path = trait.signals().get(zone);
        return path == null ? Optional.empty() : snapshot.value(path);
    }

    private static Optional<Boolean> compared(double live, double wanted, Comparison comparison) {
        if (Double.isNaN(live) || Double.isNaN(wanted)) {
            return Optional.empty();
        }
        boolean same = Math.abs(live - wanted) <= SAME;
        return Optional.of(
                switch (comparison) {
                    case IS -> same;
                    case IS_NOT -> !same;
                    case ABOVE -> live > wanted;
                    case BELOW -> live < wanted;
                });
    }

    private static double number(SignalValue value) {
        return value.fold(b -> Double.NaN, SignalValue.Num::value, t -> Double.NaN);
    }
}
