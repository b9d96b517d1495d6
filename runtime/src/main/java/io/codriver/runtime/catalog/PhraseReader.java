package io.codriver.runtime.catalog;

import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.ZoneWords;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Phrases;
import io.codriver.vehiclebus.guard.PolicyRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one {@code phrases/<language>.yaml}. */
final class PhraseReader {
    private final Place top;
    private final String language;
    private final Spoken spoken;

    PhraseReader(Source source, String language, Spoken spoken) {
        this.top = source.top();
        this.language = language;
        this.spoken = spoken;
    }

    Phrases read() {
        if (top.exists() && !top.textAt("language").equals(language)) {
            top.at("language")
                    .error("the file is for '" + top.textAt("language") + "'", "write 'language: " + language + "'");
        }
        List<String> ids = spoken.deviceIds();
        top.at("devices").fields().forEach((id, place) -> {
            if (!ids.contains(id)) {
                place.error("unknown device '" + id + "'", CloseMatch.mend(id, ids, "add it to devices.yaml"));
            }
        });
        CarReading car = new CarReading(top, spoken);
        Vocabulary vocabulary = new Vocabulary(
                language, deviceWords(), zoneWords(), car.topics(), car.routines(), car.conditions(), car.shared());
        new NameLint(top, vocabulary).check();
        return new Phrases(vocabulary, texts("replies"), texts("spokenForms"), sentences());
    }

    /** Every reply that a policy gives must have words. */
    void checkReplies(List<PolicyRule> rules) {
        Set<String> known = top.at("replies").fields().keySet();
        for (PolicyRule rule : rules) {
            if (top.exists() && !partial() && !known.contains(rule.reply())) {
                top.at("replies")
                        .error(
                                "no reply '" + rule.reply() + "', which policy '" + rule.id() + "' gives",
                                CloseMatch.mend(rule.reply(), known, "add it"));
            }
        }
    }

    private List<DeviceWords> deviceWords() {
        List<DeviceWords> words = new ArrayList<>();
        for (Device device : spoken.devices()) {
            Place place = top.at("devices").at(device.id());
            if (!place.exists() && partial()) {
                continue;
            }
            if (top.exists() && !place.exists()) {
                top.at("devices").error("device '" + device.id() + "' has no words", "add names for it");
            }
            words.add(new DeviceReading(place, device, new ZoneReader(spoken.layout()), partial()).read());
        }
        return words;
    }

    private List<ZoneWords> zoneWords() {
        List<ZoneWords> words = new ArrayList<>();
        Map<String, List<String>> zones = spoken.layout().vehicle().zones();
        top.at("zones").fields().forEach((id, place) -> {
            List<String> stands = zones.get(id);
            if (stands == null) {
                place.error("unknown zone '" + id + "'", CloseMatch.mend(id, zones.keySet(), "add it to vehicle.yaml"));
            } else {
                words.add(new ZoneWords(id, DeviceReading.plainWords(place), Set.copyOf(stands)));
            }
        });
        zones.keySet().stream()
                .filter(id -> top.exists()
                        && !partial()
                        && zones.size() > 1
                        && !top.at("zones").at(id).exists())
                .forEach(id ->
                        top.at("zones").warning("zone '" + id + "' has no words", "add some, or remove the zone"));
        return words;
    }

    /** Whether devices, zones and replies may be missing: they can't be spoken of in this language. */
    private boolean partial() {
        return top.at("partial").truth(false);
    }

    private Map<String, String> texts(String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        top.at(field).fields().forEach((key, value) -> texts.put(key, value.text("")));
        return texts;
    }

    private Set<String> sentences() {
        Set<String> sentences = new LinkedHashSet<>();
        for (Place sentence : top.at("sentences").items()) {
            DeviceReading.checkPattern(sentence, Set.of());
            sentences.add(sentence.text(""));
        }
        sentences.remove("");
        return sentences;
    }
}
