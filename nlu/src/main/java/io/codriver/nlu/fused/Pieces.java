package io.codriver.nlu.fused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sub-words: the longest known piece first (WordPiece), over a bundle's list. Immutable. */
final class Pieces {
    private static final int LONGEST_WORD = 40;
    private static final String INSIDE = "##";

    private final Map<String, Integer> ids = new HashMap<>();
    private final int unknown;
    private final int longest;

    /** @throws IllegalArgumentException when the list lacks what every sequence begins with */
    Pieces(List<String> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            ids.putIfAbsent(pieces.get(i), i);
        }
        longest = pieces.stream().mapToInt(String::length).max().orElse(0);
        unknown = special("[UNK]");
        if (special("[PAD]") != 0) {
            throw new IllegalArgumentException("[PAD] must be the first piece");
        }
    }

    /** The id of a token that is no word, such as {@code [CLS]}. */
    int special(String token) {
        int id = find(token);
        if (id < 0) {
            throw new IllegalArgumentException("no piece " + token);
        }
        return id;
    }

    /** The id of a piece, -1 when there is none. */
    int find(String token) {
        return ids.getOrDefault(token, -1);
    }

    /** Appends the pieces of one word as people write it ("i'm", "%"), until {@code out} holds {@code most}. */
    void spell(String word, List<Integer> out, int most) {
        for (String part : split(word)) {
            if (out.size() >= most) {
                return;
            }
            part(part, out);
        }
    }

    /** The parts of a word that are spelled apart: "i'm" is i ' m. */
    private static List<String> split(String word) {
        if (word.equals("%")) {
            return List.of("percent");
        }
        if (word.equals("°")) {
            return List.of("degrees");
        }
        List<String> out = new ArrayList<>(2);
        int from = 0;
        for (int at = 0; at < word.length(); ) {
            int code = word.codePointAt(at);
            int next = at + Character.charCount(code);
            if (!isAlphanumeric(code)) {
                if (at > from) {
                    out.add(word.substring(from, at));
                }
                out.add(word.substring(at, next));
                from = next;
            }
            at = next;
        }
        if (from < word.length()) {
            out.add(word.substring(from));
        }
        return out;
    }

    /** As Python's {@code isalnum}: letters, and numbers of every kind. */
    private static boolean isAlphanumeric(int code) {
        int type = Character.getType(code);
        return Character.isLetterOrDigit(code) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    private void part(String word, List<Integer> out) {
        int begun = out.size();
        boolean tooLong = word.length() > LONGEST_WORD && word.codePointCount(0, word.length()) > LONGEST_WORD;
        for (int start = 0; start < word.length() && !tooLong; ) {
            int end = longestFrom(word, start, out);
            if (end == start) {
                tooLong = true;
            }
            start = end;
        }
        if (tooLong) {
            out.subList(begun, out.size()).clear();
            out.add(unknown);
        }
    }

    /** Appends the longest piece at {@code start}; returns its end, {@code start} when there is none. */
    private int longestFrom(String word, int start, List<Integer> out) {
        for (int end = Math.min(word.length(), start + longest); end > start; end--) {
            String piece = word.substring(start, end);
            int id = find(start == 0 ? piece : INSIDE + piece);
            if (id >= 0) {
                out.add(id);
                return end;
            }
        }
        return start;
    }
}
