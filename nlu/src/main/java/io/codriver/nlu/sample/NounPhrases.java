package io.codriver.nlu.sample;

import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.ZoneWords;
import io.codriver.nlu.language.LanguagePack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Ways to name a device: "the window", "my window", "the rear left window", "all the windows". */
final class NounPhrases {
    private final Vocabulary vocabulary;
    private final LanguagePack pack;
    private final Random random;
    private final Map<String, List<ZoneWords>> fitting = new HashMap<>();

    NounPhrases(Vocabulary vocabulary, LanguagePack pack, Random random) {
        this.vocabulary = vocabulary;
        this.pack = pack;
        this.random = random;
    }

    String of(DeviceWords device) {
        List<ZoneWords> zones = fitting.computeIfAbsent(device.id(), id -> zones(device));
        boolean zone = !zones.isEmpty() && random.nextInt(5) < 3;
        boolean plural = !device.plurals().isEmpty() && random.nextInt(3) == 0;
        String group = plural ? (zone ? "pluralZone" : "plural") : (zone ? "zone" : "single");
        String phrase = pick(pack.nouns().get(group)).replace("{name}", pick(device.names()));
        if (plural) {
            phrase = phrase.replace("{plural}", pick(device.plurals()));
        }
        return zone ? phrase.replace("{zone}", pick(pick(zones).names())) : phrase;
    }

    private List<ZoneWords> zones(DeviceWords device) {
        return vocabulary.zones().stream()
                .filter(z -> !z.names().isEmpty() && z.includes().stream().anyMatch(device.zones()::contains))
                .toList();
    }

    private <T> T pick(@org.jspecify.annotations.Nullable List<T> from) {
        if (from == null) {
            throw new IllegalStateException("the language pack lacks a group of noun phrases");
        }
        return from.get(random.nextInt(from.size()));
    }
}
