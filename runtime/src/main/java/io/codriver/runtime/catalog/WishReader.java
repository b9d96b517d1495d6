package io.codriver.runtime.catalog;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Value;
import io.codriver.nlu.Wish;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Trait;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a wish that the catalogue makes itself ({@code device}, {@code do}, {@code zones}, {@code value}): a routine's
 * step, what a policy offers. It becomes the same {@link Wish} as a spoken one, so that planning and the guard treat
 * both alike.
 */
final class WishReader {
    private static final Set<Operation> VALUED = Set.of(Operation.SET, Operation.SELECT);
    private static final Set<Operation> COUNTED =
            Set.of(Operation.SET, Operation.INCREASE, Operation.DECREASE, Operation.OPEN, Operation.CLOSE);
    private static final Set<Operation> STEPS = Set.of(Operation.INCREASE, Operation.DECREASE);

    private final ZoneReader zones;
    private final Map<String, Device> devices = new LinkedHashMap<>();

    WishReader(Layout layout, List<Device> devices) {
        this.zones = new ZoneReader(layout);
        devices.forEach(d -> this.devices.putIfAbsent(d.id(), d));
    }

    /** A change, or nothing after a reported mistake. */
    Optional<Wish> read(Place place) {
        return read(place, false);
    }

    /** A change or a question, or nothing after a reported mistake. */
    Optional<Wish> readOrAsk(Place place) {
        return read(place, true);
    }

    private Optional<Wish> read(Place place, boolean asks) {
        String id = place.textAt("device");
        Device device = devices.get(id);
        if (device == null) {
            place.at("device")
                    .error(
                            "unknown device '" + id + "'",
                            CloseMatch.mend(id, devices.keySet(), "add it to devices.yaml"));
            return Optional.empty();
        }
        return operation(place.at("do"), device, asks)
                .map(op -> new Wish(op, id, zones.read(place.at("zones"), device), value(place, device, op), Map.of()));
    }

    private static Optional<Operation> operation(Place at, Device device, boolean asks) {
        List<String> carried = Arrays.stream(Operation.values())
                .filter(o -> asks || o != Operation.QUERY)
                .filter(o -> device.traits().stream().anyMatch(t -> t.kind().carries(o)))
                .map(Operation::id)
                .toList();
        String id = at.text("");
        if (!carried.contains(id)) {
            at.error("'" + device.id() + "' does not do '" + id + "'", CloseMatch.mend(id, carried, "choose another"));
            return Optional.empty();
        }
        return Operation.of(id);
    }

    private static Value value(Place place, Device device, Operation operation) {
        Place at = place.at("value");
        if (!at.exists()) {
            if (VALUED.contains(operation)) {
                place.error("'" + operation.id() + "' needs a value", "add 'value: …'");
            }
            return Value.NONE;
        }
        return at.node().isNumber() ? number(at, device, operation) : named(at, device);
    }

    /** A number in the device's own unit, so that "2" is never mistaken for level two of something in percent. */
    private static Value number(Place at, Device device, Operation operation) {
        double number = at.number(0);
        Optional<Trait> trait = device.traits().stream()
                .filter(t -> t.max() > t.min() && COUNTED.contains(operation))
                .filter(t -> t.kind().operations().contains(operation))
                .findFirst();
        if (trait.isEmpty()) {
            at.error(
                    "'" + operation.id() + "' takes no number for '" + device.id() + "'", "remove it, or name a value");
            return Value.NONE;
        }
        boolean steps = STEPS.contains(operation);
        double least = steps ? 0 : trait.get().min();
        double most =
                steps ? trait.get().max() - trait.get().min() : trait.get().max();
        if (number < least || number > most) {
            at.error(
                    at.node() + " is outside what '" + device.id() + "' takes",
                    "choose one in [" + least + ", " + most + "]");
        }
        return Value.number(number, trait.get().unit());
    }

    private static Value named(Place at, Device device) {
        Set<String> known = new LinkedHashSet<>();
        device.traits().forEach(t -> known.addAll(t.values().keySet()));
        String id = at.text("");
        if (!known.contains(id)) {
            at.error("'" + device.id() + "' has no value '" + id + "'", CloseMatch.mend(id, known, "name a value"));
        }
        return Value.named(id);
    }
}
