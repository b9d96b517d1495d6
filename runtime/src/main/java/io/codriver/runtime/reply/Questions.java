package io.codriver.runtime.reply;

import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Vocabulary;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Trait;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the car asks when a wish lacks its value. */
final class Questions {
    private static final int NAMES = 12;
    private static final Set<TraitKind> NUMBERS = Set.of(TraitKind.TEMPERATURE, TraitKind.LEVEL, TraitKind.OPEN_CLOSE);
    private static final Set<TraitKind> NAMED = Set.of(TraitKind.MODE, TraitKind.COLOUR);

    private final Catalog catalog;
    private final Vocabulary vocabulary;
    private final ReplyBook book;
    private final Naming naming;

    Questions(Catalog catalog, Vocabulary vocabulary, ReplyBook book, Naming naming) {
        this.catalog = catalog;
        this.vocabulary = vocabulary;
        this.book = book;
        this.naming = naming;
    }

    String toWhat(String id) {
        Optional<Device> device = catalog.device(id);
        return device.flatMap(d -> open(d, TraitKind.DESTINATION, "ask.destination"))
                .or(() -> device.flatMap(d -> open(d, TraitKind.CONTACT, "ask.contact")))
                .or(() -> device.flatMap(this::range))
                .or(() -> device.flatMap(this::values))
                .orElseGet(() -> book.say("unclear", Map.of()));
    }

    private Optional<String> open(Device device, TraitKind kind, String key) {
        return device.trait(kind).map(t -> book.say(key, Map.of()));
    }

    private Optional<String> range(Device device) {
        return device.traits().stream()
                .filter(t -> NUMBERS.contains(t.kind()) && t.max() > t.min())
                .findFirst()
                .map(t -> book.say("ask.range", fills(device, t)));
    }

    private Map<String, String> fills(Device device, Trait trait) {
        Map<String, String> fills = new HashMap<>();
        fills.put("Name", naming.capital(naming.name(device.id())));
        fills.put("min", naming.number(trait.min(), ""));
        fills.put("max", naming.number(trait.max(), trait.unit()));
        return fills;
    }

    private Optional<String> values(Device device) {
        return device.traits().stream()
                .filter(t -> NAMED.contains(t.kind()))
                .findFirst()
                .map(t -> t.values().keySet().stream()
                        .limit(NAMES)
                        .map(v -> spoken(device.id(), v))
                        .toList())
                .map(names -> book.say("ask.values", Map.of("choices", naming.joined(names, "or"))));
    }

    private String spoken(String device, String value) {
        return vocabulary.devices().stream()
                .filter(d -> d.id().equals(device))
                .flatMap(d -> d.traits().stream())
                .flatMap(t -> t.values().getOrDefault(value, List.of()).stream())
                .findFirst()
                .orElse(value.replace('-', ' '));
    }
}
