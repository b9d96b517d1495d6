package io.codriver.runtime.benchmark;

import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.language.LanguagePack.Mark;
import io.codriver.nlu.match.Pattern;
import io.codriver.nlu.sample.Sample;
import io.codriver.nlu.sample.SentenceSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Long talk that asks the car for nothing, of kinds that give a matcher as much work as possible before it finds out.
 * Sentences are made up from the car's own words with a fixed seed; each is exactly {@link #WORDS} words, and checked
 * to be a no-match.
 */
public final class NoMatch {
    /** The length that the goal is stated for. */
    static final int WORDS = 60;

    private static final long SEED = 60;
    private static final int VARIANTS = 16;
    private static final int MOST_TRIES = 20_000;

    /** Kinds of talk. */
    public enum Kind {
        /** No word is known. */
        UNKNOWN,
        /** Every word is known and means nothing. */
        FILLERS,
        /** Number words without end. */
        NUMBERS,
        /** Joining and correcting words only. */
        CONJUNCTIONS,
        /** Device names, zones and small words in turn, without a verb to go with them. */
        NAMES,
        /** Beginnings of the catalogue's templates, one after another. */
        HALF_TEMPLATES,
        /** Whole commands joined by "and", until the last one fails. */
        COMMANDS,
        /** Words of the car's own sentences in any order. */
        SHUFFLED
    }

    private final Vocabulary vocabulary;
    private final LanguagePack pack;
    private final Interpreter interpreter;
    private final Random random = new Random(SEED);
    private final List<Sample> samples;
    private final List<String> words = new ArrayList<>();
    private final List<List<Pattern.Item>> templates = new ArrayList<>();

    NoMatch(Vocabulary vocabulary, LanguagePack pack, Interpreter interpreter) {
        this.vocabulary = vocabulary;
        this.pack = pack;
        this.interpreter = interpreter;
        this.samples = new SentenceSampler(vocabulary, pack, SEED).sample(1);
        samples.forEach(s -> words.addAll(List.of(s.text().split(" "))));
        vocabulary.devices().stream()
                .flatMap(d -> d.templates().stream())
                .forEach(t -> templates.addAll(Pattern.expand(t.say())));
    }

    /** Sentences of one kind, none of which the car understands. */
    List<String> sentences(Kind kind) {
        List<String> found = new ArrayList<>();
        for (int tries = 0; found.size() < VARIANTS; tries++) {
            String sentence = sentence(kind);
            Understanding understood = interpreter.interpret(sentence, Interpreter.Context.FRESH);
            boolean early = kind == Kind.COMMANDS && !understood.why().equals("unresolved");
            if (understood.kind() == Understanding.Kind.NOTHING && !early) {
                found.add(sentence);
            } else if (tries > MOST_TRIES) {
                throw new IllegalStateException("no no-match of kind " + kind + ", last: " + sentence);
            }
        }
        return found;
    }

    private String sentence(Kind kind) {
        List<String> out = new ArrayList<>();
        while (out.size() < WORDS) {
            out.addAll(List.of(phrase(kind).split(" ")));
        }
        return String.join(" ", out.subList(0, WORDS));
    }

    private String phrase(Kind kind) {
        return switch (kind) {
            case UNKNOWN -> "xq" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26));
            case FILLERS -> pick(pack.marks().getOrDefault(Mark.FILLER, List.of()));
            case NUMBERS ->
                pick(List.of("twenty three", "point five", "hundred", "and", "a half", "percent", "thousand"));
            case CONJUNCTIONS ->
                pick(pack.marks().getOrDefault(pick(List.of(Mark.CONJUNCTION, Mark.CORRECTION)), List.of()));
            case NAMES -> name();
            case HALF_TEMPLATES -> half(pick(templates));
            case COMMANDS -> pick(samples).text() + " and";
            case SHUFFLED -> pick(words);
        };
    }

    private String name() {
        DeviceWords device = pick(vocabulary.devices());
        return pick(device.names()) + " " + pick(List.of("on", "in", "for", "and")) + " the " + zone();
    }

    private String zone() {
        return pick(pick(vocabulary.zones()).names());
    }

    /** All but the last item of a template, slots filled. */
    private String half(List<Pattern.Item> items) {
        List<String> out = new ArrayList<>();
        for (Pattern.Item item : items.subList(0, Math.max(1, items.size() - 1))) {
            if (item.kind() == Pattern.Item.Kind.WORD) {
                out.add(item.text());
            } else {
                out.add(item.text().equals("zone") ? zone() : pick(words));
            }
        }
        return String.join(" ", out);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
