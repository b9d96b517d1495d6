package io.codriver.runtime.catalog;

import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.runtime.catalog.Catalog.Trait;
import io.codriver.runtime.catalog.Declaration.Range;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads one trait of one device and declares its signals. What a signal's type is follows from the kind and the range
 * or values, so that it need not be written; each kind's rules are in docs/catalogue.md.
 */
final class TraitReader {
    private final Place place;
    private final TraitKind kind;
    private final SignalTemplate template;
    private final SignalTable signals;
    private final Map<SignalPath, SignalPath> mirrors;
    private final Range range;
    private final double scale;

    TraitReader(
            Place place,
            TraitKind kind,
            List<String> zones,
            Layout layout,
            SignalTable signals,
            Map<SignalPath, SignalPath> mirrors) {
        this.place = place;
        this.kind = kind;
        this.template = new SignalTemplate(zones, layout.fillings());
        this.signals = signals;
        this.mirrors = mirrors;
        this.range = Range.read(place.at("range"));
        this.scale = place.at("scale").number(1);
    }

    Trait read() {
        Map<String, SignalValue> values = new TraitValues(place, kind, range, scale).read();
        checkShape(values);
        Declaration declaration = declaration(values);
        Map<String, SignalPath> paths = declareSignals(declaration);
        declareMirrors(paths, values);
        double min = range.given() ? range.min() : 0;
        double max = range.given() ? range.max() : 0;
        return new Trait(
                kind,
                paths,
                min,
                max,
                step(max - min),
                place.textAt("unit"),
                scale,
                values,
                levels(),
                onValue(),
                declareSlots());
    }

    private void checkShape(Map<String, SignalValue> values) {
        boolean needsRange = kind == TraitKind.LEVEL || kind == TraitKind.TEMPERATURE;
        if (needsRange && !place.at("range").exists()) {
            place.error("a '" + kind.id() + "' needs a range", "add 'range: [least, greatest]'");
        }
        boolean needsValues = kind == TraitKind.MODE || kind == TraitKind.COLOUR || kind == TraitKind.TRANSPORT;
        if (needsValues && values.isEmpty()) {
            place.error("a '" + kind.id() + "' needs values", "add 'values: {name: signal value}'");
        }
        if (kind == TraitKind.CHOICES && !place.at("slots").exists()) {
            place.error("'choices' needs slots", "add 'slots: {name: signal}'");
        }
        if (scale == 0) {
            place.at("scale").error("a scale of 0 loses every value", "remove it, or write another number");
        }
        if (place.at("travelSeconds").number(0) < 0) {
            place.at("travelSeconds").error("a negative travel time", "write seconds from end to end");
        }
    }

    private Declaration declaration(Map<String, SignalValue> values) {
        SignalSpec.Type type = type(values);
        boolean open = kind == TraitKind.DESTINATION
                || kind == TraitKind.CONTACT
                || kind == TraitKind.QUERY && place.at("type").exists();
        boolean textual = type == SignalSpec.Type.TEXT && !open;
        Set<String> allowed = new LinkedHashSet<>();
        values.values().forEach(v -> v.fold(b -> false, n -> false, t -> textual && allowed.add(t.value())));
        double unit = range.given() ? scale : 1;
        return (kind == TraitKind.QUERY ? Declaration.readOnly(type) : Declaration.actuator(type))
                .withUnit(place.at("signalUnit").text(place.textAt("unit")))
                .withRange(
                        Math.min(range.min() * unit, range.max() * unit),
                        Math.max(range.min() * unit, range.max() * unit))
                .withAllowed(allowed)
                .withInitial(place.at("initial").signalValue())
                .withTravel(Math.max(0, place.at("travelSeconds").number(0)));
    }

    private SignalSpec.Type type(Map<String, SignalValue> values) {
        if (kind == TraitKind.DESTINATION || kind == TraitKind.CONTACT || kind == TraitKind.CHOICES) {
            return SignalSpec.Type.TEXT;
        }
        String written = place.textAt("type");
        if (!written.isEmpty()) {
            return written.equals("number")
                    ? SignalSpec.Type.NUMBER
                    : written.equals("text") ? SignalSpec.Type.TEXT : SignalSpec.Type.BOOLEAN;
        }
        if (range.given() || kind == TraitKind.LEVEL || kind == TraitKind.TEMPERATURE) {
            return SignalSpec.Type.NUMBER;
        }
        return values.values().stream().findFirst().map(SignalTable::typeOf).orElse(SignalSpec.Type.BOOLEAN);
    }

    private Map<String, SignalPath> declareSignals(Declaration declaration) {
        Map<String, SignalPath> paths = new LinkedHashMap<>();
        if (kind == TraitKind.CHOICES && !place.at("signal").exists()) {
            return paths;
        }
        template.expand(place, "signal", "signals")
                .forEach((zone, name) -> signals.declare(name.place(), name.text(), declaration)
                        .ifPresent(path -> paths.put(zone, path)));
        return paths;
    }

    private void declareMirrors(Map<String, SignalPath> paths, Map<String, SignalValue> values) {
        if (!place.at("mirror").exists()) {
            return;
        }
        if (kind != TraitKind.OPEN_CLOSE || !range.given()) {
            place.at("mirror").error("only an 'open-close' with a range has a mirror", "remove it");
            return;
        }
        Optional<SignalValue> open =
                place.at("initial").signalValue().map(v -> SignalValue.of(!v.equals(values.get("closed"))));
        Declaration mirror = Declaration.readOnly(SignalSpec.Type.BOOLEAN).withInitial(open);
        template.expand(place, "mirror", "").forEach((zone, name) -> signals.declare(name.place(), name.text(), mirror)
                .ifPresent(path -> Optional.ofNullable(paths.get(zone)).ifPresent(p -> mirrors.put(p, path))));
    }

    private Map<String, SignalPath> declareSlots() {
        Map<String, SignalPath> slots = new LinkedHashMap<>();
        boolean single = kind == TraitKind.CHOICES
                || kind == TraitKind.DESTINATION
                || kind == TraitKind.CONTACT
                || kind == TraitKind.TRANSPORT;
        place.at("slots").fields().forEach((slot, signal) -> {
            if (!single) {
                signal.error("a '" + kind.id() + "' has no slots", "remove them");
            } else {
                signals.declare(signal, signal.text(""), Declaration.actuator(SignalSpec.Type.TEXT))
                        .ifPresent(path -> slots.put(slot, path));
            }
        });
        return slots;
    }

    private double step(double span) {
        OptionalDouble written = place.at("step").number();
        if (written.isPresent() && (!(written.getAsDouble() > 0) || (range.given() && written.getAsDouble() > span))) {
            place.at("step").error("the step must be above 0 and no larger than the range", "write what 'a bit' is");
        }
        return written.orElse(range.given() ? span / 10 : 0);
    }

    private List<Double> levels() {
        double last = Double.NEGATIVE_INFINITY;
        for (Place level : place.at("levels").items()) {
            double value = level.number(Double.NaN);
            if (!range.contains(value)) {
                level.error("level " + value + " is outside the range " + range, "choose one inside");
            } else if (value <= last) {
                level.error("levels must rise", "sort them, level 0 first");
            }
            last = value;
        }
        return place.at("levels").numbers();
    }

    private OptionalDouble onValue() {
        OptionalDouble value = place.at("default").number();
        if (value.isPresent() && !range.contains(value.getAsDouble())) {
            place.at("default").error("the default is outside the range " + range, "choose one inside");
        }
        return value;
    }

    /** Ids whose words every language has of its own, so that a catalogue need not give any. */
    static boolean needsNoWords(TraitKind kind, String value) {
        boolean state = Set.of("on", "off", "open", "closed").contains(value);
        return state || kind == TraitKind.TRANSPORT || value.equals(Operation.STOP.id());
    }
}
