package io.codriver.runtime.catalog;

import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.Template;
import io.codriver.nlu.Vocabulary.TraitWords;
import io.codriver.nlu.ZoneTerm;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one device's words in one language. */
final class DeviceReading {
    private static final List<String> OPERATIONS =
            Arrays.stream(Operation.values()).map(Operation::id).toList();

    private final Place place;
    private final Device device;
    private final ZoneReader zones;
    private final boolean partial;

    /**
     * @param zones reads the zones of templates
     * @param partial whether values may go without words
     */
    DeviceReading(Place place, Device device, ZoneReader zones, boolean partial) {
        this.place = place;
        this.device = device;
        this.zones = zones;
        this.partial = partial;
    }

    DeviceWords read() {
        checkValueIds();
        checkSlots();
        return new DeviceWords(
                device.id(),
                plainWords(place.at("names")),
                plainWords(place.at("plurals")),
                Set.copyOf(device.zones()),
                device.traits().stream().map(this::traitWords).toList(),
                verbs(),
                templates());
    }

    /** A list of names: words without any pattern. */
    static List<String> plainWords(Place list) {
        Set<String> words = new LinkedHashSet<>();
        for (Place item : list.items()) {
            String word = item.text("");
            if (word.chars().anyMatch(c -> "[](){}|".indexOf(c) >= 0)) {
                item.error("'" + word + "' has brackets", "a name is plain words; list each form of its own");
            } else if (!word.equals(word.strip().toLowerCase(java.util.Locale.ROOT))) {
                item.error("'" + word + "' is not in small letters", "write it as it is heard");
            } else if (!words.add(word)) {
                item.warning("'" + word + "' is there twice", "remove one");
            }
        }
        words.remove("");
        return List.copyOf(words);
    }

    static void checkPattern(Place pattern, Set<String> placeholders) {
        TemplateSyntax.check(pattern.text(""), placeholders)
                .ifPresent(m -> pattern.error(m.message() + " in '" + pattern.text("") + "'", m.mend()));
    }

    private void checkValueIds() {
        Set<String> known = new LinkedHashSet<>();
        for (Trait trait : device.traits()) {
            known.addAll(trait.values().keySet());
            for (String value : trait.values().keySet()) {
                boolean spoken = place.at("values").at(value).exists();
                if (place.exists() && !spoken && !partial && !TraitReader.needsNoWords(trait.kind(), value)) {
                    place.warning(
                            "value '" + value + "' of '" + device.id() + "' has no words",
                            "add '" + value + ": [" + value.replace('-', ' ') + "]' under its 'values'");
                }
            }
        }
        place.at("values").fields().forEach((id, at) -> {
            if (!known.contains(id)) {
                at.error(
                        "'" + device.id() + "' has no value '" + id + "'",
                        CloseMatch.mend(id, known, "add it to the trait in devices.yaml"));
            }
        });
    }

    private void checkSlots() {
        Set<String> known = slots(EnumSet.allOf(TraitKind.class));
        place.at("slots").fields().forEach((id, at) -> {
            if (!known.contains(id)) {
                at.error("'" + device.id() + "' has no slot '" + id + "'", CloseMatch.mend(id, known, "remove it"));
            }
            at.items().forEach(pattern -> checkPattern(pattern, Set.of()));
        });
        for (String slot : slots(EnumSet.of(TraitKind.CHOICES))) {
            if (place.exists() && !place.at("slots").at(slot).exists()) {
                place.error("slot '" + slot + "' of '" + device.id() + "' has no words", "list what can be said in it");
            }
        }
    }

    private Set<String> slots(Set<TraitKind> kinds) {
        Set<String> slots = new LinkedHashSet<>();
        device.traits().stream()
                .filter(t -> kinds.contains(t.kind()))
                .forEach(t -> slots.addAll(t.slots().keySet()));
        return slots;
    }

    private TraitWords traitWords(Trait trait) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Map<String, List<String>> slots = new LinkedHashMap<>();
        trait.values().keySet().stream()
                .filter(id -> place.at("values").at(id).exists())
                .forEach(id -> values.put(id, plainWords(place.at("values").at(id))));
        trait.slots().keySet().stream()
                .filter(id -> place.at("slots").at(id).exists())
                .forEach(id -> slots.put(id, place.at("slots").at(id).texts()));
        return new TraitWords(trait.kind(), trait.min(), trait.max(), trait.unit(), values, slots);
    }

    private Map<Operation, List<String>> verbs() {
        Map<Operation, List<String>> verbs = new EnumMap<>(Operation.class);
        place.at("verbs").fields().forEach((id, at) -> operation(id, at)
                .ifPresent(op -> verbs.put(op, plainWords(at))));
        return verbs;
    }

    private List<Template> templates() {
        Set<String> placeholders = new LinkedHashSet<>(List.of("zone", "value", "name"));
        slots(EnumSet.allOf(TraitKind.class)).forEach(slot -> placeholders.add("*" + slot));
        List<Template> templates = new ArrayList<>();
        for (Place template : place.at("templates").items()) {
            Place say = template.at("say");
            checkPattern(say, placeholders);
            String value = template.at("value")
                    .signalValue()
                    .map(v -> String.valueOf(v.toPlain()))
                    .orElse("");
            checkValue(template.at("value"), value);
            List<ZoneTerm> meant = zones.read(template.at("zones"), device);
            operation(template.textAt("do"), template.at("do"))
                    .ifPresent(op -> templates.add(new Template(say.text(""), op, value, meant)));
        }
        return templates;
    }

    private void checkValue(Place at, String value) {
        Set<String> named = new LinkedHashSet<>();
        device.traits().forEach(t -> named.addAll(t.values().keySet()));
        if (at.node().isTextual() && !named.contains(value)) {
            at.error(
                    "'" + device.id() + "' has no value '" + value + "'",
                    CloseMatch.mend(value, named, "name a value"));
        }
        double number = at.number(0);
        boolean fits =
                device.traits().stream().anyMatch(t -> t.min() < t.max() && number >= t.min() && number <= t.max());
        if (at.node().isNumber() && !fits) {
            at.error(value + " is outside every range of '" + device.id() + "'", "choose a value inside");
        }
    }

    /** An operation that the device carries, or nothing after a reported mistake. */
    private Optional<Operation> operation(String id, Place at) {
        Optional<Operation> operation = Operation.of(id);
        if (operation.isEmpty()) {
            at.error("unknown operation '" + id + "'", CloseMatch.mend(id, OPERATIONS, "name an operation"));
        } else if (device.traits().stream().noneMatch(t -> t.kind().carries(operation.get()))) {
            at.error(
                    "'" + device.id() + "' has no trait that does '" + id + "'",
                    "add the trait in devices.yaml, or use another operation");
        }
        return operation;
    }
}
