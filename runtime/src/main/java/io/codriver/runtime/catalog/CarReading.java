package io.codriver.runtime.catalog;

import io.codriver.nlu.Vocabulary.ConditionWords;
import io.codriver.nlu.Vocabulary.RoutineWords;
import io.codriver.nlu.Vocabulary.SharedName;
import io.codriver.nlu.Vocabulary.Topic;
import io.codriver.runtime.catalog.Catalog.Device;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the words of one language that belong to several devices: groups, shared names, routines, conditions. */
final class CarReading {
    private final Place top;
    private final Spoken spoken;

    /** @param top of the phrase file */
    CarReading(Place top, Spoken spoken) {
        this.top = top;
        this.spoken = spoken;
    }

    List<Topic> topics() {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        for (Device device : spoken.devices()) {
            groups.computeIfAbsent(device.group(), g -> new LinkedHashSet<>()).add(device.id());
        }
        List<Topic> topics = new ArrayList<>();
        top.at("groups").fields().forEach((id, place) -> {
            if (isKnown(place, "group", id, groups.keySet(), "name the group of a device")) {
                topics.add(new Topic(id, DeviceReading.plainWords(place), groups.getOrDefault(id, Set.of())));
            }
        });
        return topics;
    }

    List<RoutineWords> routines() {
        Place words = top.at("routines");
        List<String> ids = spoken.routines().stream().map(Routine::id).toList();
        checkIds(words, "routine", ids);
        List<RoutineWords> routines = new ArrayList<>();
        for (Routine routine : spoken.routines()) {
            List<String> names = DeviceReading.plainWords(words.at(routine.id()));
            if (!names.isEmpty()) {
                routines.add(new RoutineWords(routine.id(), names, routine.steps()));
            }
        }
        return routines;
    }

    List<ConditionWords> conditions() {
        Place words = top.at("conditions");
        checkIds(words, "condition", spoken.conditions());
        List<ConditionWords> conditions = new ArrayList<>();
        for (String id : spoken.conditions()) {
            List<String> forms = DeviceReading.plainWords(words.at(id));
            if (!forms.isEmpty()) {
                conditions.add(new ConditionWords(id, forms));
            }
        }
        return conditions;
    }

    List<SharedName> shared() {
        List<SharedName> shared = new ArrayList<>();
        for (Place place : top.at("shared").items()) {
            Set<String> devices = new LinkedHashSet<>();
            for (Place device : place.at("devices").items()) {
                String id = device.text("");
                if (isKnown(device, "device", id, spoken.deviceIds(), "add it to devices.yaml") && !devices.add(id)) {
                    device.warning("'" + id + "' is there twice", "remove one");
                }
            }
            shared.add(new SharedName(DeviceReading.plainWords(place.at("names")), List.copyOf(devices)));
        }
        return shared;
    }

    /** Words for something that is not there are an error; something without words is only out of reach. */
    private void checkIds(Place words, String what, Collection<String> ids) {
        words.fields().forEach((id, place) -> isKnown(place, what, id, ids, "add it to routines.yaml"));
        for (String id : ids) {
            if (top.exists() && !top.at("partial").truth(false) && !words.at(id).exists()) {
                words.warning(
                        what + " '" + id + "' has no words",
                        "add '" + id + ": [" + id.replace('-', ' ') + "]' under '" + what + "s'");
            }
        }
    }

    private static boolean isKnown(Place place, String what, String id, Collection<String> known, String otherwise) {
        if (!known.contains(id)) {
            place.error("unknown " + what + " '" + id + "'", CloseMatch.mend(id, known, otherwise));
        }
        return known.contains(id);
    }
}
