package io.codriver.runtime.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codriver.runtime.catalog.Catalog.Senses;
import io.codriver.runtime.catalog.Catalog.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code states.yaml}: the car's states and the kinds of things looked at, by the trained model's names. */
final class StateReader {
    /** The names that the models trained so far know; a test holds them to the bundled model's. */
    static final String WORDS = "scene-words.json";

    private final Place top;
    private final ConditionReader conditions;
    private final Collection<String> devices;

    /** @param devices ids of all devices */
    StateReader(Source source, ConditionReader conditions, Collection<String> devices) {
        this.top = source.top();
        this.conditions = conditions;
        this.devices = devices;
    }

    Senses read() {
        return top.exists() ? new Senses(states(), looks()) : Senses.NONE;
    }

    private List<State> states() {
        Set<String> known = words("states");
        Map<String, State> states = new LinkedHashMap<>();
        for (Place place : top.at("states").items()) {
            String id = place.textAt("id");
            warnOfUnknown(place.at("id"), "state", id, known);
            State state =
                    new State(id, conditions.readAnywhere(place.at("when")), conditions.readAnywhere(place.at("any")));
            if (!place.at("when").exists() && !place.at("any").exists()) {
                place.error("the state '" + id + "' has no conditions", "add 'when: [{signal: …, is: …}]'");
            }
            if (states.put(id, state) != null) {
                place.at("id").error("state '" + id + "' is there twice", "unite the two, with 'any' for either");
            }
        }
        return List.copyOf(states.values());
    }

    private Map<String, List<String>> looks() {
        Set<String> known = words("looks");
        Map<String, List<String>> looks = new LinkedHashMap<>();
        Map<String, String> kindOf = new HashMap<>();
        top.at("looks").fields().forEach((kind, list) -> {
            warnOfUnknown(list, "look", kind, known);
            List<String> meant = new ArrayList<>();
            for (Place item : list.items()) {
                String device = item.text("");
                if (!devices.contains(device)) {
                    item.error("unknown device '" + device + "'", CloseMatch.mend(device, devices, "remove it"));
                } else if (kindOf.putIfAbsent(device, kind) != null) {
                    item.error(
                            "'" + device + "' is what '" + kindOf.get(device) + "' means already",
                            "leave it under one of the two");
                } else {
                    meant.add(device);
                }
            }
            looks.put(kind, List.copyOf(meant));
        });
        return looks;
    }

    /** Another model may know it; with the one that is here a slip of the pen would be silently without effect. */
    private static void warnOfUnknown(Place at, String what, String name, Set<String> known) {
        if (!name.isEmpty() && !known.contains(name)) {
            at.warning(
                    "the bundled model knows no " + what + " '" + name + "'",
                    CloseMatch.mend(name, known, "use it with a model that does, or remove it"));
        }
    }

    /** The known names, by {@code states} or {@code looks}. */
    static Set<String> words(String key) {
        try (InputStream in = StateReader.class.getResourceAsStream(WORDS)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + WORDS);
            }
            Set<String> words = new LinkedHashSet<>();
            for (JsonNode word : new ObjectMapper().readTree(in).path(key)) {
                words.add(word.asText());
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
