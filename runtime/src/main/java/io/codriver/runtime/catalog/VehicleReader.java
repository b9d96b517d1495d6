package io.codriver.runtime.catalog;

import io.codriver.runtime.catalog.Catalog.Seat;
import io.codriver.vehiclebus.SignalSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads {@code vehicle.yaml}. */
final class VehicleReader {
    /** The one seat that every car has: whoever asks without a seat is taken for its occupant. */
    static final String DRIVER = "driver";

    private final Place top;
    private final Set<String> places = new LinkedHashSet<>();
    private final Map<String, Map<String, String>> fillings = new LinkedHashMap<>();
    private final Map<String, List<String>> zones = new LinkedHashMap<>();

    VehicleReader(Source source) {
        this.top = source.top();
    }

    Layout read() {
        List<Seat> seats = seats();
        for (Place place : top.at("places").items()) {
            addPlace(place);
        }
        for (Place seat : top.at("seats").items()) {
            checkOwned(seat);
        }
        top.at("zones").fields().forEach(this::addGroup);
        checkLanguages();
        Catalog.Vehicle vehicle =
                new Catalog.Vehicle(top.textAt("name"), top.at("driverSide").text("left"), seats, zones);
        return new Layout(
                vehicle, List.copyOf(new LinkedHashSet<>(top.at("languages").texts())), places, fillings);
    }

    /** Declares the sensors that no device shows but policies ask about. */
    void declareSensors(SignalTable signals) {
        for (Place sensor : top.at("signals").items()) {
            SignalSpec.Type type =
                    switch (sensor.textAt("type")) {
                        case "number" -> SignalSpec.Type.NUMBER;
                        case "text" -> SignalSpec.Type.TEXT;
                        default -> SignalSpec.Type.BOOLEAN;
                    };
            Declaration.Range range = Declaration.Range.read(sensor.at("range"));
            Set<String> allowed = new LinkedHashSet<>(sensor.at("allowed").texts());
            signals.declare(
                    sensor.at("path"),
                    sensor.textAt("path"),
                    Declaration.readOnly(type)
                            .withUnit(sensor.textAt("unit"))
                            .withRange(range.min(), range.max())
                            .withAllowed(allowed)
                            .withInitial(sensor.at("initial").signalValue()));
        }
    }

    private List<Seat> seats() {
        List<Seat> seats = new ArrayList<>();
        boolean deafSeen = false;
        for (Place seat : top.at("seats").items()) {
            addPlace(seat);
            boolean hears = seat.at("microphone").truth(true);
            if (hears && deafSeen) {
                seat.at("microphone")
                        .error(
                                "a seat with a microphone stands after one without",
                                "list the seats in microphone order, those without one last");
            }
            deafSeen |= !hears;
            seats.add(seat(seat));
        }
        if (top.exists() && seats.stream().noneMatch(s -> s.id().equals(DRIVER))) {
            top.at("seats").error("no seat is called '" + DRIVER + "'", "give the driver's seat that id");
        }
        return seats;
    }

    private static Seat seat(Place place) {
        String id = place.textAt("id");
        Set<String> owns = new LinkedHashSet<>(List.of(id));
        owns.addAll(place.at("owns").texts());
        int row = (int) place.at("row").number(1);
        return new Seat(
                id,
                row,
                place.textAt("side").toLowerCase(Locale.ROOT),
                List.copyOf(owns),
                place.at("microphone").truth(true));
    }

    private void addPlace(Place place) {
        String id = place.textAt("id");
        if (!places.add(id)) {
            place.at("id").error("'" + id + "' is there twice", "give each seat and place an id of its own");
            return;
        }
        zones.put(id, List.of(id));
        Map<String, String> filling = new LinkedHashMap<>();
        place.at("places").fields().forEach((name, value) -> filling.put(name, value.text("")));
        fillings.put(id, filling);
    }

    private void checkOwned(Place seat) {
        for (Place owned : seat.at("owns").items()) {
            if (!places.contains(owned.text(""))) {
                owned.error(
                        "unknown place '" + owned.text("") + "'",
                        CloseMatch.mend(owned.text(""), places, "add it to 'places' or name a seat"));
            }
        }
    }

    /** A group may list seats, places and groups above it. */
    private void addGroup(String id, Place group) {
        if (zones.containsKey(id)) {
            group.error("zone '" + id + "' is a seat or a place already", "give the group another name");
            return;
        }
        Set<String> members = new LinkedHashSet<>();
        for (Place member : group.items()) {
            List<String> stands = zones.get(member.text(""));
            if (stands == null) {
                member.error(
                        "unknown zone '" + member.text("") + "'",
                        CloseMatch.mend(member.text(""), zones.keySet(), "name seats, places or groups above"));
            } else {
                members.addAll(stands);
            }
        }
        zones.put(id, places.stream().filter(members::contains).toList());
    }

    private void checkLanguages() {
        Set<String> seen = new LinkedHashSet<>();
        for (Place language : top.at("languages").items()) {
            if (!seen.add(language.text(""))) {
                language.error("'" + language.text("") + "' is there twice", "remove one");
            }
        }
    }
}
