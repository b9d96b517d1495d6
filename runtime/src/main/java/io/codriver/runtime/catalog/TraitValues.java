package io.codriver.runtime.catalog;

import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.runtime.catalog.Declaration.Range;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a trait's named values and adds those that its kind implies. */
final class TraitValues {
    private final Place place;
    private final TraitKind kind;
    private final Range range;
    private final double scale;

    TraitValues(Place place, TraitKind kind, Range range, double scale) {
        this.place = place;
        this.kind = kind;
        this.range = range;
        this.scale = scale;
    }

    Map<String, SignalValue> read() {
        Map<String, SignalValue> values = new LinkedHashMap<>();
        for (Map.Entry<String, Place> entry : place.at("values").fields().entrySet()) {
            entry.getValue().signalValue().ifPresent(value -> {
                check(entry.getKey(), entry.getValue(), value, values);
                values.put(entry.getKey(), value);
            });
        }
        addImplied(values);
        return values;
    }

    private void check(String id, Place at, SignalValue value, Map<String, SignalValue> before) {
        SignalSpec.Type type = SignalTable.typeOf(value);
        SignalSpec.Type expected = range.given()
                ? SignalSpec.Type.NUMBER
                : before.values().stream().findFirst().map(SignalTable::typeOf).orElse(type);
        if (type != expected) {
            at.error(
                    "value '" + id + "' is a " + SignalTable.word(type) + ", not a " + SignalTable.word(expected),
                    "give all values of a trait the signal's own type; quote texts");
        }
        boolean inside = value.<Boolean>fold(b -> true, n -> range.contains(n.value() / scale), t -> true);
        if (range.given() && scale != 0 && !inside) {
            at.error("value '" + id + "' is outside the range " + range + " times the scale", "choose one inside");
        }
        if (kind == TraitKind.TRANSPORT
                && Operation.of(id).filter(kind::carries).isEmpty()) {
            List<String> known = kind.operations().stream().map(Operation::id).toList();
            at.error("'" + id + "' is no operation of a 'transport'", CloseMatch.mend(id, known, "name an operation"));
        }
    }

    private void addImplied(Map<String, SignalValue> values) {
        if (kind == TraitKind.ON_OFF) {
            imply(values, "on", SignalValue.of(true), "off", SignalValue.of(false));
        } else if (kind == TraitKind.OPEN_CLOSE && range.given()) {
            values.putIfAbsent("open", SignalValue.of(range.max() * scale));
            values.putIfAbsent("closed", SignalValue.of(range.min() * scale));
        } else if (kind == TraitKind.OPEN_CLOSE) {
            imply(values, "open", SignalValue.of(true), "closed", SignalValue.of(false));
        }
    }

    /** Both or neither: half a pair would mix types. */
    private void imply(Map<String, SignalValue> values, String a, SignalValue forA, String b, SignalValue forB) {
        if (!place.at("values").exists()) {
            values.put(a, forA);
            values.put(b, forB);
        } else if (!values.containsKey(a) || !values.containsKey(b)) {
            place.at("values").error("'" + kind.id() + "' needs values for '" + a + "' and '" + b + "'", "add both");
        }
    }
}
