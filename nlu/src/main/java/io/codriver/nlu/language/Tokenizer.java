package io.codriver.nlu.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts text into the tokens that everything else works on: lower case, contractions spelled out, {@code 's} apart,
 * {@code %} and {@code °} apart from their number, punctuation inside a sentence as one {@code ","}. Work is linear in
 * the text and stops after {@code limit} tokens. Thread-safe.
 */
public final class Tokenizer {
    /** Stands for any punctuation inside a sentence. */
    public static final String COMMA = ",";
    /** Stands apart from the name before it. */
    public static final String POSSESSIVE = "'s";

    /** Longer words carry no meaning here; they are cut, so that they stay unknown and cheap. */
    private static final int MAX_WORD = 40;

    private final Map<String, String> contractions;
    private final int limit;

    /**
     * @param pack whose contractions are spelled out
     * @param limit most tokens that are ever returned
     */
    public Tokenizer(LanguagePack pack, int limit) {
        this.contractions = Map.copyOf(pack.contractions());
        this.limit = limit;
    }

    /** The tokens of {@code text}; at most the limit. */
    public List<String> tokens(String text) {
        List<String> out = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length() && out.size() < limit; i++) {
            char c = plain(text.charAt(i));
            if (joins(text, i, c, word)) {
                word.append(c);
            } else {
                flush(word, out);
                begin(c, word, out);
            }
        }
        flush(word, out);
        while (!out.isEmpty() && out.get(out.size() - 1).equals(COMMA)) {
            out.remove(out.size() - 1);
        }
        return out.size() > limit ? List.copyOf(out.subList(0, limit)) : out;
    }

    private static char plain(char c) {
        return c == '\u2019' || c == '\u2018' || c == '`' ? '\'' : c;
    }

    private static boolean joins(String text, int i, char c, StringBuilder word) {
        if (Character.isLetterOrDigit(c)) {
            boolean fits = word.isEmpty() || Character.isDigit(c) || Character.isLetter(word.charAt(0));
            boolean apart = !word.isEmpty() && (isHan(c) || isHan(word.charAt(word.length() - 1)));
            return fits && !apart;
        }
        boolean inside = !word.isEmpty() && i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
        return inside && (c == '\'' || (c == '.' && Character.isDigit(text.charAt(i + 1)) && isNumber(word)));
    }

    private static boolean isNumber(StringBuilder word) {
        return Character.isDigit(word.charAt(0)) && word.indexOf(".") < 0;
    }

    private static boolean isHan(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private static void begin(char c, StringBuilder word, List<String> out) {
        if (c == '%' || c == '°' || c == '％') {
            out.add(c == '％' ? "%" : String.valueOf(c));
        } else if (Character.isLetterOrDigit(c)) {
            word.append(c);
        } else if (",;.!，。；！、".indexOf(c) >= 0
                && !out.isEmpty()
                && !out.get(out.size() - 1).equals(COMMA)) {
            out.add(COMMA);
        }
    }

    private void flush(StringBuilder word, List<String> out) {
        if (word.isEmpty()) {
            return;
        }
        String token = word.substring(0, Math.min(word.length(), MAX_WORD)).toLowerCase(Locale.ROOT);
        word.setLength(0);
        String spelled = contractions.get(token);
        if (spelled != null) {
            out.addAll(List.of(spelled.split(" ")));
        } else if (token.endsWith(POSSESSIVE) && token.length() > 2) {
            out.add(token.substring(0, token.length() - 2));
            out.add(POSSESSIVE);
        } else {
            out.add(token);
        }
    }
}
