package io.codriver.nlu.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts text into the words that the model was trained with: {@code [a-z0-9]+([.:][0-9]+)*('[a-z]+)*|%|°} over small
 * letters. A scanner and no regular expression, because Java's recurse on long input. Linear in the text.
 */
final class Words {
    private final String text;
    private int at;

    private Words(String text) {
        this.text = text;
    }

    /** The first words, at most {@code limit}. */
    static List<String> of(String text, int limit) {
        return new Words(text.toLowerCase(Locale.ROOT).replace('\u2019', '\'')).read(limit);
    }

    private List<String> read(int limit) {
        List<String> out = new ArrayList<>();
        while (at < text.length() && out.size() < limit) {
            int from = at;
            char c = text.charAt(at);
            if (c == '%' || c == '°') {
                out.add(String.valueOf(c));
                at++;
            } else if (isLetter(c) || isDigit(c)) {
                word();
                out.add(text.substring(from, at));
            } else {
                at++;
            }
        }
        return out;
    }

    private void word() {
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        while (follows('.', ':') && isDigit(text.charAt(at + 1))) {
            at += 2;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
        }
        while (follows('\'', '\'') && isLetter(text.charAt(at + 1))) {
            at += 2;
            while (at < text.length() && isLetter(text.charAt(at))) {
                at++;
            }
        }
    }

    private boolean follows(char one, char other) {
        return at + 1 < text.length() && (text.charAt(at) == one || text.charAt(at) == other);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
