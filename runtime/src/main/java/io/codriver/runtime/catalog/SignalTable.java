package io.codriver.runtime.catalog;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that the catalogue says of its signals. Several devices may share one (seat heating and cooling do): ranges and
 * allowed texts unite, the longest travel time counts, types and units must agree. A signal that may be written must
 * lie in VSS or in an extension root, and never in a branch that drives the car.
 */
final class SignalTable {
    /** Branches that steer, brake, change gear or make torque; below any root these are never writable. */
    private static final List<String> DRIVING = List.of(
            "Chassis.",
            "ADAS.",
            "MotionManagement.",
            "Powertrain.Transmission",
            "Powertrain.CombustionEngine",
            "Powertrain.ElectricMotor");

    private final Set<String> roots;
    private final Map<SignalPath, Entry> entries = new LinkedHashMap<>();

    /** All of one signal, and where it was named first. */
    record Entry(Place place, Declaration declaration) {}

    /** @param extensionRoots first parts of the names that are this car's own */
    SignalTable(Set<String> extensionRoots) {
        this.roots = new LinkedHashSet<>(extensionRoots);
        roots.add("Vehicle");
    }

    /** The signal's path, or nothing after a reported mistake. */
    Optional<SignalPath> declare(Place place, String name, Declaration declaration) {
        if (!SignalPath.isValid(name)) {
            place.error("'" + name + "' is not a signal's name", "write it as in Vehicle.Cabin.Light.IsDomeOn");
            return Optional.empty();
        }
        SignalPath path = new SignalPath(name);
        if (declaration.writable() && !mayWrite(place, path)) {
            return Optional.empty();
        }
        Entry known = entries.get(path);
        if (known == null) {
            entries.put(path, new Entry(place, declaration));
        } else {
            entries.put(path, new Entry(known.place(), unite(place, path, known, declaration)));
        }
        return Optional.of(path);
    }

    boolean knows(String name) {
        return SignalPath.isValid(name) && entries.containsKey(new SignalPath(name));
    }

    Optional<SignalSpec.Type> type(SignalPath path) {
        return Optional.ofNullable(entries.get(path)).map(e -> e.declaration().type());
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        entries.keySet().forEach(path -> names.add(path.name()));
        return names;
    }

    Map<SignalPath, Entry> entries() {
        return entries;
    }

    /** Checks what can only be checked once all is said, and makes the specs. */
    List<SignalSpec> specs() {
        List<SignalSpec> specs = new ArrayList<>();
        entries.forEach((path, entry) -> {
            Declaration d = entry.declaration();
            d.initial().ifPresent(value -> checkInitial(entry, path, value));
            specs.add(new SignalSpec(
                    path,
                    d.type(),
                    d.unit(),
                    d.min(),
                    d.max(),
                    d.allowed(),
                    d.writable(),
                    d.initial(),
                    d.travelSeconds()));
        });
        return specs;
    }

    private boolean mayWrite(Place place, SignalPath path) {
        int dot = path.name().indexOf('.');
        String root = path.name().substring(0, dot);
        String branch = path.name().substring(dot + 1);
        if (!roots.contains(root)) {
            place.error(
                    "the root '" + root + "' of " + path + " is neither VSS nor an extension root",
                    CloseMatch.mend(root, roots, "add it to 'extensionRoots' in vehicle.yaml"));
            return false;
        }
        if (DRIVING.stream().anyMatch(branch::startsWith)) {
            place.error(
                    path + " drives the car and may never be written",
                    "remove the trait, or make it 'kind: query' to read it");
            return false;
        }
        return true;
    }

    private static Declaration unite(Place place, SignalPath path, Entry known, Declaration d) {
        Declaration k = known.declaration();
        if (k.type() != d.type()) {
            clash(place, path, known, "is " + word(d.type()) + " here and " + word(k.type()));
            return k;
        }
        if (!k.unit().isEmpty() && !d.unit().isEmpty() && !k.unit().equals(d.unit())) {
            clash(place, path, known, "has the unit '" + d.unit() + "' here and '" + k.unit() + "'");
        }
        if (k.initial().isPresent() && d.initial().isPresent() && !k.initial().equals(d.initial())) {
            clash(place, path, known, "has another initial value here and");
        }
        boolean anyText = k.allowed().isEmpty() || d.allowed().isEmpty();
        Set<String> allowed = new LinkedHashSet<>(k.allowed());
        allowed.addAll(d.allowed());
        return new Declaration(
                k.type(),
                k.unit().isEmpty() ? d.unit() : k.unit(),
                narrowest(k.min(), d.min(), Math::min),
                narrowest(k.max(), d.max(), Math::max),
                anyText ? Set.of() : allowed,
                k.writable() || d.writable(),
                k.initial().or(d::initial),
                Math.max(k.travelSeconds(), d.travelSeconds()));
    }

    /** The union of two bounds of which one may be "unbounded", which says nothing. */
    private static double narrowest(double a, double b, java.util.function.DoubleBinaryOperator union) {
        if (Math.abs(a) == Declaration.UNBOUNDED) {
            return b;
        }
        return Math.abs(b) == Declaration.UNBOUNDED ? a : union.applyAsDouble(a, b);
    }

    private static void clash(Place place, SignalPath path, Entry known, String what) {
        place.error(
                path + " " + what + " at '" + known.place().pointer() + "' of "
                        + known.place().source().file(),
                "make the two agree");
    }

    private static void checkInitial(Entry entry, SignalPath path, SignalValue value) {
        Declaration d = entry.declaration();
        if (typeOf(value) != d.type()) {
            entry.place().error("the initial value of " + path + " is not a " + word(d.type()), "give one of its type");
            return;
        }
        boolean fits = value.<Boolean>fold(
                b -> true,
                n -> n.value() >= d.min() && n.value() <= d.max(),
                t -> d.allowed().isEmpty() || d.allowed().contains(t.value()));
        if (!fits) {
            entry.place()
                    .error(
                            "the initial value " + value.toPlain() + " of " + path + " is outside what it may be",
                            d.type() == SignalSpec.Type.NUMBER
                                    ? "choose one in [" + d.min() + ", " + d.max() + "]"
                                    : "choose one of its values");
        }
    }

    static SignalSpec.Type typeOf(SignalValue value) {
        return value.fold(b -> SignalSpec.Type.BOOLEAN, n -> SignalSpec.Type.NUMBER, t -> SignalSpec.Type.TEXT);
    }

    static String word(SignalSpec.Type type) {
        return type.name().toLowerCase(java.util.Locale.ROOT);
    }
}
