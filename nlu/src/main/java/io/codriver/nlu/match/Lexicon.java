package io.codriver.nlu.match;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.SharedName;
import io.codriver.nlu.Vocabulary.Template;
import io.codriver.nlu.Vocabulary.TraitWords;
import io.codriver.nlu.Vocabulary.ZoneWords;
import io.codriver.nlu.ZoneTerm;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.language.LanguagePack.Mark;
import io.codriver.nlu.language.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A vocabulary and a language pack, compiled into the trees that the lattice walks. Immutable once built. */
final class Lexicon {
    private final LanguagePack pack;
    private final Vocabulary vocabulary;
    private final Tokenizer tokenizer;
    private final PhraseTrie phrases = new PhraseTrie();
    private final PhraseTrie ordinals = new PhraseTrie();
    private final PhraseTrie conditions = new PhraseTrie();
    private final PhraseTrie roles = new PhraseTrie();
    private final Templates templates;
    private final Measures measures;
    private final Map<String, Integer> indices = new LinkedHashMap<>();
    private final Map<String, ZoneWords> zones = new LinkedHashMap<>();

    Lexicon(Vocabulary vocabulary, LanguagePack pack, Tokenizer tokenizer) {
        this.vocabulary = vocabulary;
        this.pack = pack;
        this.tokenizer = tokenizer;
        this.measures = new Measures(pack, tokenizer);
        addPack();
        for (ZoneWords zone : vocabulary.zones()) {
            zones.put(zone.id(), zone);
            addAll(zone.names(), new Sense.Zone(ZoneTerm.named(zone.id())));
        }
        for (int i = 0; i < vocabulary.devices().size(); i++) {
            addDevice(vocabulary.devices().get(i), i);
        }
        vocabulary.shared().forEach(this::addShared);
        vocabulary.conditions().forEach(c -> c.forms()
                .forEach(form -> conditions.add(cut(form), new Sense.Condition(c.id()))));
        pack.conditions().forEach((role, forms) -> forms.forEach(form -> roles.add(cut(form), new Sense.Role(role))));
        this.templates = compiled();
    }

    private Templates compiled() {
        TemplateGraph graph = new TemplateGraph(tokenizer);
        for (int i = 0; i < vocabulary.devices().size(); i++) {
            for (Template template : vocabulary.devices().get(i).templates()) {
                graph.add(i, template);
            }
        }
        return new Templates(
                graph.root(),
                Set.copyOf(pack.marks().getOrDefault(Mark.INTENSIFIER, List.of())),
                Set.copyOf(pack.marks().getOrDefault(Mark.SWALLOWED, List.of())),
                vocabulary.devices(),
                zones);
    }

    LanguagePack pack() {
        return pack;
    }

    PhraseTrie phrases() {
        return phrases;
    }

    PhraseTrie ordinals() {
        return ordinals;
    }

    /** The place in a list, from 1; -1 for the last. */
    int ordinalOf(Span ordinal) {
        return ordinal.first(Sense.Ordinal.class).map(Sense.Ordinal::place).orElseThrow();
    }

    PhraseTrie conditions() {
        return conditions;
    }

    /** The longest phrase of {@code trie} at {@code at}. */
    Optional<Span> longest(PhraseTrie trie, List<String> tokens, int at) {
        List<Span> found = new ArrayList<>();
        trie.find(tokens, at, found);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    /** The words of a role around conditions that stand at {@code at}. */
    Optional<Span> role(String role, List<String> tokens, int at) {
        List<Span> found = new ArrayList<>();
        roles.find(tokens, at, found);
        return found.stream()
                .filter(s -> s.senses().contains(new Sense.Role(role)))
                .reduce((a, b) -> b);
    }

    boolean isJoining(List<String> tokens, int at) {
        return at < tokens.size() && pack.numbers().isJoiner(tokens.get(at));
    }

    /** Whether all of these words change nothing about a sentence: "please", "hey car". */
    boolean isSmall(List<String> tokens) {
        int at = 0;
        while (at < tokens.size()) {
            Optional<Span> found = longest(phrases, tokens, at);
            boolean small = found.filter(s -> s.is(Mark.FILLER) || s.is(Mark.CONJUNCTION) || s.is(Mark.ADDRESS))
                    .isPresent();
            if (!small) {
                return false;
            }
            at = found.get().end();
        }
        return true;
    }

    Templates templates() {
        return templates;
    }

    /** Numbers and their units. */
    Measures measures() {
        return measures;
    }

    List<DeviceWords> devices() {
        return vocabulary.devices();
    }

    DeviceWords device(int index) {
        return vocabulary.devices().get(index);
    }

    Optional<Integer> index(String device) {
        return Optional.ofNullable(indices.get(device));
    }

    Map<String, ZoneWords> zones() {
        return zones;
    }

    private void addPack() {
        pack.operations().forEach((op, words) -> addAll(words, new Sense.Verb(op, Sense.ANY)));
        pack.particles().forEach((op, words) -> addAll(words, new Sense.Particle(op)));
        pack.fractions().forEach((part, words) -> addAll(words, new Sense.Quantity(Value.fraction(part))));
        pack.amounts().forEach((steps, words) -> addAll(words, new Sense.Quantity(Value.steps(steps))));
        for (Mark mark : Mark.values()) {
            addAll(pack.marks().getOrDefault(mark, List.of()), new Sense.Marker(mark));
        }
        pack.ordinals().forEach((place, words) -> words.forEach(w -> ordinals.add(cut(w), new Sense.Ordinal(place))));
    }

    private void addDevice(DeviceWords device, int index) {
        indices.put(device.id(), index);
        addAll(device.names(), new Sense.Device(index, false));
        addAll(device.plurals(), new Sense.Device(index, true));
        device.verbs().forEach((Operation op, List<String> words) -> addAll(words, new Sense.Verb(op, index)));
        for (TraitWords trait : device.traits()) {
            trait.values().forEach((id, forms) -> addAll(forms, new Sense.Named(index, id)));
            trait.slots().forEach((slot, patterns) -> addChoices(index, slot, patterns));
        }
    }

    private void addShared(SharedName shared) {
        shared.devices().stream()
                .map(indices::get)
                .filter(java.util.Objects::nonNull)
                .forEach(i -> addAll(shared.names(), new Sense.Device(i, false)));
        addAll(shared.names(), new Sense.Shared(shared));
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
        Map<String, List<Pattern.Item>> cut = new HashMap<>();
        return Pattern.expand(pattern).stream()
                .map(i -> Pattern.tokenized(i, tokenizer, cut))
                .toList();
    }

    /** The tokenizer's own signs stand for themselves. */
    private List<String> cut(String words) {
        return words.equals(",") || words.equals("'s") ? List.of(words) : tokenizer.tokens(words);
    }

    private void addAll(List<String> words, Sense sense) {
        words.forEach(w -> phrases.add(cut(w), sense));
    }
}
