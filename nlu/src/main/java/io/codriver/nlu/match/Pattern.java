package io.codriver.nlu.match;

import io.codriver.nlu.language.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The template syntax of the catalogue: {@code [optional]}, {@code (one|other)}, {@code {slot}} and {@code {*open}},
 * written out into every sequence of items that it allows.
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

    private final String source;
    private int at;

    private Pattern(String source) {
        this.source = source;
    }

    /**
     * @param source the pattern
     * @return every sequence that it allows, none of them empty
     * @throws IllegalArgumentException when brackets don't match or it allows more than {@link #MAX_SEQUENCES}
     */
    public static List<List<Item>> expand(String source) {
        Pattern pattern = new Pattern(source);
        List<List<Item>> all = pattern.alternatives('\0');
        return all.stream().filter(s -> !s.isEmpty()).distinct().toList();
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

    private List<List<Item>> alternatives(char closing) {
        List<List<Item>> done = new ArrayList<>();
        List<List<Item>> current = List.of(List.of());
        while (at < source.length() && source.charAt(at) != closing) {
            if (source.charAt(at) == '|') {
                at++;
                done.addAll(current);
                current = List.of(List.of());
            } else {
                current = product(current, piece());
            }
        }
        if (closing != '\0') {
            expect(closing);
        }
        done.addAll(current);
        return done;
    }

    private List<List<Item>> piece() {
        char c = source.charAt(at);
        switch (c) {
            case '[' -> {
                at++;
                List<List<Item>> inside = new ArrayList<>(alternatives(']'));
                inside.add(List.of());
                return inside;
            }
            case '(' -> {
                at++;
                return alternatives(')');
            }
            case '{' -> {
                return List.of(List.of(slot()));
            }
            case ']', ')', '}' -> throw problem("a '" + c + "' that closes nothing");
            default -> {
                return List.of(words());
            }
        }
    }

    private Item slot() {
        int end = source.indexOf('}', at);
        if (end < 0) {
            throw problem("a '{' that is never closed");
        }
        String name = source.substring(at + 1, end).strip();
        at = end + 1;
        boolean open = name.startsWith("*");
        String bare = open ? name.substring(1) : name;
        if (bare.isEmpty()) {
            throw problem("a slot without a name");
        }
        return new Item(bare, open ? Item.Kind.OPEN_SLOT : Item.Kind.SLOT);
    }

    private List<Item> words() {
        int from = at;
        while (at < source.length() && "[](){}|".indexOf(source.charAt(at)) < 0) {
            at++;
        }
        List<Item> out = new ArrayList<>();
        for (String word : source.substring(from, at).strip().split("\\s+")) {
            if (!word.isEmpty()) {
                out.add(new Item(word, Item.Kind.WORD));
            }
        }
        return out;
    }

    private List<List<Item>> product(List<List<Item>> heads, List<List<Item>> tails) {
        if ((long) heads.size() * tails.size() > MAX_SEQUENCES) {
            throw problem("more than " + MAX_SEQUENCES + " ways to say it");
        }
        List<List<Item>> out = new ArrayList<>(heads.size() * tails.size());
        for (List<Item> head : heads) {
            for (List<Item> tail : tails) {
                List<Item> joined = new ArrayList<>(head);
                joined.addAll(tail);
                out.add(joined);
            }
        }
        return out;
    }

    private void expect(char closing) {
        if (at >= source.length()) {
            throw problem("a '" + (closing == ']' ? '[' : '(') + "' that is never closed");
        }
        at++;
    }

    private IllegalArgumentException problem(String what) {
        return new IllegalArgumentException("template \"" + source + "\" has " + what);
    }
}
