package io.codriver.nlu.match;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.TraitWords;
import io.codriver.nlu.Vocabulary.ZoneWords;
import io.codriver.nlu.ZoneTerm;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.language.LanguagePack.Mark;
import io.codriver.nlu.language.Tokenizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A vocabulary and a language pack, compiled into the trees that the lattice walks. Immutable once built. */
final class Lexicon {
    private final LanguagePack pack;
    private final Vocabulary vocabulary;
    private final Tokenizer tokenizer;
    private final PhraseTrie phrases = new PhraseTrie();
    private final PhraseTrie units = new PhraseTrie();
    private final PhraseTrie unitsBefore = new PhraseTrie();
    private final TemplateTrie templates = new TemplateTrie();
    private final Map<Sense, String> unitIds = new LinkedHashMap<>();
    private final Map<String, ZoneWords> zones = new LinkedHashMap<>();

    Lexicon(Vocabulary vocabulary, LanguagePack pack, Tokenizer tokenizer) {
        this.vocabulary = vocabulary;
        this.pack = pack;
        this.tokenizer = tokenizer;
        addPack();
        for (ZoneWords zone : vocabulary.zones()) {
            zones.put(zone.id(), zone);
            addAll(zone.names(), new Sense.Zone(ZoneTerm.named(zone.id())));
        }
        for (int i = 0; i < vocabulary.devices().size(); i++) {
            addDevice(vocabulary.devices().get(i), i);
        }
    }

    LanguagePack pack() {
        return pack;
    }

    PhraseTrie phrases() {
        return phrases;
    }

    PhraseTrie unitPhrases() {
        return units;
    }

    PhraseTrie unitsBefore() {
        return unitsBefore;
    }

    TemplateTrie templates() {
        return templates;
    }

    List<DeviceWords> devices() {
        return vocabulary.devices();
    }

    DeviceWords device(int index) {
        return vocabulary.devices().get(index);
    }

    Map<String, ZoneWords> zones() {
        return zones;
    }

    String unitOf(Span unit) {
        return java.util.Objects.requireNonNull(unitIds.get(unit.senses().get(0)), "not a unit");
    }

    private void addPack() {
        pack.operations().forEach((op, words) -> addAll(words, new Sense.Verb(op, Sense.ANY)));
        pack.particles().forEach((op, words) -> addAll(words, new Sense.Particle(op)));
        pack.fractions().forEach((part, words) -> addAll(words, new Sense.Quantity(Value.fraction(part))));
        pack.amounts().forEach((steps, words) -> addAll(words, new Sense.Quantity(Value.steps(steps))));
        for (Mark mark : Mark.values()) {
            addAll(pack.marks().getOrDefault(mark, List.of()), new Sense.Marker(mark));
        }
        pack.units().forEach((unit, words) -> addUnit(unit, words, units));
        pack.unitsBefore().forEach((unit, words) -> addUnit(unit, words, unitsBefore));
    }

    private void addUnit(String unit, List<String> words, PhraseTrie to) {
        Sense sense = new Sense.Quantity(Value.number(0, unit));
        unitIds.put(sense, unit);
        words.forEach(w -> to.add(tokenizer.tokens(w), sense));
    }

    private void addDevice(DeviceWords device, int index) {
        addAll(device.names(), new Sense.Device(index, false));
        addAll(device.plurals(), new Sense.Device(index, true));
        device.verbs().forEach((Operation op, List<String> words) -> addAll(words, new Sense.Verb(op, index)));
        for (TraitWords trait : device.traits()) {
            trait.values().forEach((id, forms) -> addAll(forms, new Sense.Named(index, id)));
            trait.slots().forEach((slot, patterns) -> addChoices(index, slot, patterns));
        }
        device.templates().forEach(t -> templatesOf(t.say())
                .forEach(items -> templates.add(items, index, t, isPlural(items, device))));
    }

    private static boolean isPlural(List<Pattern.Item> items, DeviceWords device) {
        String words = items.stream().map(i -> " " + i.text()).collect(Collectors.joining()) + " ";
        return device.plurals().stream().anyMatch(p -> words.contains(" " + p + " "));
    }

    private void addChoices(int device, String slot, List<String> patterns) {
        for (String pattern : patterns) {
            for (List<Pattern.Item> items : templatesOf(pattern)) {
                phrases.add(items.stream().map(Pattern.Item::text).toList(), new Sense.Choice(device, slot));
            }
        }
    }

    /** Expands a pattern and cuts its words as the tokenizer cuts what people say. */
    private List<List<Pattern.Item>> templatesOf(String pattern) {
        return Pattern.expand(pattern).stream().map(this::tokenized).toList();
    }

    private List<Pattern.Item> tokenized(List<Pattern.Item> items) {
        List<Pattern.Item> out = new ArrayList<>();
        for (Pattern.Item item : items) {
            if (item.kind() == Pattern.Item.Kind.WORD) {
                tokenizer.tokens(item.text()).forEach(t -> out.add(new Pattern.Item(t, Pattern.Item.Kind.WORD)));
            } else {
                out.add(item);
            }
        }
        return out;
    }

    /** The tokenizer's own signs stand for themselves. */
    private List<String> cut(String words) {
        return words.equals(",") || words.equals("'s") ? List.of(words) : tokenizer.tokens(words);
    }

    private void addAll(List<String> words, Sense sense) {
        words.forEach(w -> phrases.add(cut(w), sense));
    }
}
