package io.codriver.nlu.match;

import io.codriver.nlu.language.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A pattern in the template syntax of the catalogue: {@code [optional]}, {@code (one|other)}, {@code {slot}} and {@code
 * {*open}}. It stays a tree: the ways to say it are counted and can be had one by one, but are not all written out
 * unless somebody asks for that. Immutable.
 */
public final class Pattern {
    /** A pattern that allows more sequences than this is refused: it would hide what it matches. */
    public static final int MAX_SEQUENCES = 2048;

    /**
     * One word or one slot.
     *
     * @param text the word, or the slot's name
     * @param kind which
     */
    public record Item(String text, Kind kind) {
        /** What an item is. */
        public enum Kind {
            WORD,
            SLOT,
            OPEN_SLOT
        }
    }

    private final PatternPart whole;

    private Pattern(PatternPart whole) {
        this.whole = whole;
    }

    /**
     * @param source the pattern
     * @throws IllegalArgumentException when brackets don't match or it allows more than {@link #MAX_SEQUENCES}
     */
    public static Pattern parse(String source) {
        return new Pattern(new PatternParser(source).parse());
    }

    /**
     * @param source the pattern
     * @return every sequence that it allows, none of them empty
     * @throws IllegalArgumentException as {@link #parse} does
     */
    public static List<List<Item>> expand(String source) {
        Pattern pattern = parse(source);
        return IntStream.range(0, pattern.ways())
                .mapToObj(pattern::sequence)
                .filter(s -> !s.isEmpty())
                .distinct()
                .toList();
    }

    /** How many ways there are to say it; two of them may be the same, or empty. */
    public int ways() {
        return whole.ways();
    }

    /** Way number {@code way} of {@link #ways()}; of two the earlier one takes what stands first in the pattern. */
    public List<Item> sequence(int way) {
        List<Item> out = new ArrayList<>();
        whole.write(way, out);
        return out;
    }

    PatternPart whole() {
        return whole;
    }

    /** The items with their words cut into tokens; {@code cut} remembers those of each word. */
    static List<Item> tokenized(List<Item> items, Tokenizer tokenizer, Map<String, List<Item>> cut) {
        List<Item> out = new ArrayList<>();
        for (Item item : items) {
            if (item.kind() == Item.Kind.WORD) {
                out.addAll(cut.computeIfAbsent(item.text(), w -> tokenizer.tokens(w).stream()
                        .map(t -> new Item(t, Item.Kind.WORD))
                        .toList()));
            } else {
                out.add(item);
            }
        }
        return out;
    }
}
