package io.codriver.runtime.catalog;

import io.codriver.nlu.TraitKind;
import io.codriver.runtime.catalog.AppData.Wiring;
import io.codriver.runtime.catalog.Catalog.Trait;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads which slots and signals of the car an app has to do with; both must be there. */
final class WiringReader {
    private static final Set<TraitKind> OPEN = Set.of(TraitKind.DESTINATION, TraitKind.CONTACT, TraitKind.TRANSPORT);

    private final Map<String, Catalog.Device> devices;
    private final Map<String, SignalSpec> signals;

    WiringReader(Catalog catalog) {
        this.devices = catalog.devices().stream()
                .collect(Collectors.toMap(Catalog.Device::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        this.signals = catalog.signals().stream()
                .collect(Collectors.toMap(s -> s.path().name(), Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    Wiring read(Place place) {
        Map<String, Set<String>> slots = new LinkedHashMap<>();
        place.at("slots").fields().forEach((device, names) -> slots.put(device, slots(device, names)));
        Map<String, SignalPath> paths = new LinkedHashMap<>();
        place.at("signals").fields().forEach((role, at) -> {
            SignalSpec spec = signals.get(at.text(""));
            if (spec == null) {
                at.error(
                        "unknown signal '" + at.text("") + "'",
                        CloseMatch.mend(at.text(""), signals.keySet(), "use a signal of the catalogue"));
            } else {
                paths.put(role, spec.path());
            }
        });
        return new Wiring(slots, paths);
    }

    private Set<String> slots(String device, Place names) {
        Catalog.Device known = devices.get(device);
        if (known == null) {
            names.error("unknown device '" + device + "'", CloseMatch.mend(device, devices.keySet(), "check its id"));
            return Set.of();
        }
        List<String> open = known.traits().stream()
                .filter(t -> OPEN.contains(t.kind()))
                .map(Trait::slots)
                .flatMap(s -> s.keySet().stream())
                .toList();
        names.items().stream()
                .filter(n -> !open.contains(n.text("")))
                .forEach(n -> n.error(
                        "'" + device + "' has no open slot '" + n.text("") + "'",
                        CloseMatch.mend(n.text(""), open, "add it to the device's trait")));
        return new LinkedHashSet<>(names.texts());
    }
}
