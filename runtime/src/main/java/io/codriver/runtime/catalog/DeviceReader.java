package io.codriver.runtime.catalog;

import io.codriver.nlu.TraitKind;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Trait;
import io.codriver.vehiclebus.SignalPath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code devices.yaml}. */
final class DeviceReader {
    private final Place top;
    private final Layout layout;
    private final SignalTable signals;
    private final Map<SignalPath, SignalPath> mirrors = new LinkedHashMap<>();

    DeviceReader(Source source, Layout layout, SignalTable signals) {
        this.top = source.top();
        this.layout = layout;
        this.signals = signals;
    }

    List<Device> read() {
        List<Device> devices = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Place place : top.at("devices").items()) {
            String id = place.textAt("id");
            if (!ids.add(id)) {
                place.at("id").error("device '" + id + "' is there twice", "give one of the two another id");
            }
            devices.add(device(place, id));
        }
        return devices;
    }

    /** Known after {@link #read()}. */
    Map<SignalPath, SignalPath> mirrors() {
        return mirrors;
    }

    private Device device(Place place, String id) {
        List<String> zones = zones(place.at("zones"));
        List<Trait> traits = new ArrayList<>();
        Set<TraitKind> kinds = EnumSet.noneOf(TraitKind.class);
        for (Place trait : place.at("traits").items()) {
            TraitKind.of(trait.textAt("kind")).ifPresent(kind -> {
                if (!kinds.add(kind)) {
                    trait.at("kind")
                            .error(
                                    "'" + id + "' has the trait '" + kind.id() + "' twice",
                                    "make a second device of it, so that people can tell them apart");
                }
                traits.add(new TraitReader(trait, kind, zones, layout, signals, mirrors).read());
            });
        }
        return new Device(id, place.textAt("group"), zones, traits);
    }

    private List<String> zones(Place list) {
        Set<String> zones = new LinkedHashSet<>();
        for (Place zone : list.items()) {
            String id = zone.text("");
            if (!layout.places().contains(id)) {
                zone.error(
                        "a device cannot be in '" + id + "'",
                        CloseMatch.mend(id, layout.places(), "name seats and places, not groups"));
            } else if (!zones.add(id)) {
                zone.error("zone '" + id + "' is there twice", "remove one");
            }
        }
        return List.copyOf(zones);
    }
}
