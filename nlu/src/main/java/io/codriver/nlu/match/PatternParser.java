package io.codriver.nlu.match;

import io.codriver.nlu.match.Pattern.Item;
import java.util.ArrayList;
import java.util.List;

/** Reads one pattern, by recursive descent. For one use. */
final class PatternParser {
    private final String source;
    private int at;

    PatternParser(String source) {
        this.source = source;
    }

    PatternPart parse() {
        PatternPart whole = alternatives('\0', false);
        if (whole.ways() > Pattern.MAX_SEQUENCES) {
            throw problem("more than " + Pattern.MAX_SEQUENCES + " ways to say it");
        }
        return whole;
    }

    private PatternPart alternatives(char closing, boolean optional) {
        List<PatternPart> alternatives = new ArrayList<>();
        List<PatternPart> row = new ArrayList<>();
        while (at < source.length() && source.charAt(at) != closing) {
            if (source.charAt(at) == '|') {
                at++;
                alternatives.add(row(row));
                row = new ArrayList<>();
            } else {
                row.add(piece());
            }
        }
        if (closing != '\0') {
            expect(closing);
        }
        alternatives.add(row(row));
        if (optional) {
            alternatives.add(PatternPart.Items.NONE);
        }
        return alternatives.size() == 1 ? alternatives.get(0) : PatternPart.Choice.of(alternatives);
    }

    private static PatternPart row(List<PatternPart> parts) {
        return parts.size() == 1 ? parts.get(0) : PatternPart.Row.of(parts);
    }

    private PatternPart piece() {
        char c = source.charAt(at);
        switch (c) {
            case '[' -> {
                at++;
                return alternatives(']', true);
            }
            case '(' -> {
                at++;
                return alternatives(')', false);
            }
            case '{' -> {
                return new PatternPart.Items(List.of(slot()));
            }
            case ']', ')', '}' -> throw problem("a '" + c + "' that closes nothing");
            default -> {
                return words();
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

    private PatternPart words() {
        List<Item> out = new ArrayList<>();
        int from = at;
        while (at < source.length() && "[](){}|".indexOf(source.charAt(at)) < 0) {
            if (Character.isWhitespace(source.charAt(at))) {
                word(from, at, out);
                from = at + 1;
            }
            at++;
        }
        word(from, at, out);
        return out.isEmpty() ? PatternPart.Items.NONE : new PatternPart.Items(out);
    }

    private void word(int from, int to, List<Item> out) {
        if (to > from) {
            out.add(new Item(source.substring(from, to), Item.Kind.WORD));
        }
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
