package io.codriver.runtime.catalog;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.RoutineWords;
import io.codriver.nlu.Vocabulary.ZoneWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds names that nobody can reach. Two devices may share a name where what they do differs ("door": one opens, the
 * other locks), as the operation tells them apart; where the earlier one does all that the later one does, the later
 * one never gets its turn.
 */
final class NameLint {
    private final Place top;
    private final Vocabulary vocabulary;
    private final Map<String, List<DeviceWords>> byName = new HashMap<>();

    /** @param top of the phrase file that {@code vocabulary} was read from */
    NameLint(Place top, Vocabulary vocabulary) {
        this.top = top;
        this.vocabulary = vocabulary;
    }

    void check() {
        for (DeviceWords device : vocabulary.devices()) {
            Place place = top.at("devices").at(device.id());
            checkNames(device, place.at("names"));
            checkNames(device, place.at("plurals"));
        }
        checkVerbs();
        checkZones();
        checkOwn();
    }

    /** A name of its own that a device has too: nobody could tell which of the two was meant. */
    private void checkOwn() {
        Map<String, String> owners = new HashMap<>();
        for (RoutineWords routine : vocabulary.routines()) {
            for (Place item : top.at("routines").at(routine.id()).items()) {
                String other = owners.putIfAbsent(item.text(""), routine.id());
                if (other != null && !other.equals(routine.id())) {
                    item.warning(
                            "'" + item.text("") + "' never means '" + routine.id() + "': it is a name of '" + other
                                    + "'",
                            "remove it from one of the two");
                }
                warnOfDevice(item);
            }
        }
        top.at("shared").items().forEach(shared -> shared.at("names").items().forEach(this::warnOfDevice));
    }

    private void warnOfDevice(Place item) {
        List<DeviceWords> devices = byName.getOrDefault(item.text(""), List.of());
        if (!devices.isEmpty()) {
            item.warning(
                    "'" + item.text("") + "' is also a name of the device '"
                            + devices.get(0).id() + "'",
                    "remove it from one of the two");
        }
    }

    private void checkNames(DeviceWords device, Place list) {
        for (Place item : list.items()) {
            String name = item.text("");
            List<DeviceWords> earlier = byName.computeIfAbsent(name, n -> new ArrayList<>());
            for (DeviceWords other : earlier) {
                if (!other.id().equals(device.id()) && covers(other, device)) {
                    item.warning(
                            "'" + name + "' never means '" + device.id() + "': '" + other.id()
                                    + "' comes first and does all that it does",
                            "remove the name from one of the two");
                }
            }
            earlier.add(device);
        }
    }

    private static boolean covers(DeviceWords earlier, DeviceWords later) {
        return operations(earlier).containsAll(operations(later));
    }

    private static Set<Operation> operations(DeviceWords device) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        Arrays.stream(Operation.values())
                .filter(o -> o != Operation.QUERY && device.carries(o))
                .forEach(operations::add);
        return operations;
    }

    /** Several devices may share a verb, the first being the one it implies; but it must mean the same everywhere. */
    private void checkVerbs() {
        Map<String, Claim> claims = new HashMap<>();
        for (DeviceWords device : vocabulary.devices()) {
            for (Operation operation : Operation.values()) {
                for (String verb : device.verbs().getOrDefault(operation, List.of())) {
                    warnOfNameAndVerb(device, operation, verb);
                    Claim claim = claims.putIfAbsent(verb, new Claim(device.id(), operation));
                    if (claim != null && claim.operation() != operation) {
                        warnOfVerb(device, operation, verb, claim);
                    }
                }
            }
        }
    }

    /** "lock the lock": with the name, the verb is gone. */
    private void warnOfNameAndVerb(DeviceWords device, Operation operation, String verb) {
        if (device.names().contains(verb) || device.plurals().contains(verb)) {
            top.at("devices")
                    .at(device.id())
                    .at("verbs")
                    .at(operation.id())
                    .warning("'" + verb + "' is a name and a verb of '" + device.id() + "'", "remove one of the two");
        }
    }

    private void warnOfVerb(DeviceWords device, Operation operation, String verb, Claim other) {
        top.at("devices")
                .at(device.id())
                .at("verbs")
                .at(operation.id())
                .warning(
                        "'" + verb + "' means '" + operation.id() + "' here and '"
                                + other.operation().id() + "' for '" + other.device() + "'",
                        "use a template for one of the two");
    }

    private record Claim(String device, Operation operation) {}

    private void checkZones() {
        Map<String, String> owners = new HashMap<>();
        for (ZoneWords zone : vocabulary.zones()) {
            for (Place item : top.at("zones").at(zone.id()).items()) {
                String owner = owners.putIfAbsent(item.text(""), zone.id());
                if (owner != null && !owner.equals(zone.id())) {
                    item.warning(
                            "'" + item.text("") + "' never means '" + zone.id() + "': it is a name of '" + owner + "'",
                            "remove it from one of the two");
                }
            }
        }
    }
}
