package io.codriver.runtime.app;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words as said in a slot, in small letters and without marks, to be cut by known phrases. Immutable. */
record Said(List<String> words) {
    private static final int MOST = 40;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+|['’]");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** What stands before and after a phrase. */
    record Split(Said before, Said after) {}

    Said {
        words = List.copyOf(words);
    }

    static Said of(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return new Said(
                GAPS.splitAsStream(plain).filter(w -> !w.isEmpty()).limit(MOST).toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The words with single spaces between. */
    String text() {
        return String.join(" ", words);
    }

    boolean isOneOf(List<String> phrases) {
        return phrases.stream().anyMatch(p -> of(p).equals(this));
    }

    /** What is left when every one of {@code phrases} that it begins with is taken off, again and again. */
    Said withoutLeading(List<String> phrases) {
        return afterOneOf(phrases).map(s -> s.withoutLeading(phrases)).orElse(this);
    }

    /** What is left when every one of {@code phrases} that it ends with is taken off, again and again. */
    Said withoutTrailing(List<String> phrases) {
        return beforeOneOf(phrases).map(s -> s.withoutTrailing(phrases)).orElse(this);
    }

    /** What follows the longest of {@code phrases} that it begins with, when something does. */
    Optional<Said> afterOneOf(List<String> phrases) {
        return longest(phrases, 0, false).map(n -> from(n)).filter(s -> !s.isEmpty());
    }

    /** What stands before the longest of {@code phrases} that it ends with, when something does. */
    Optional<Said> beforeOneOf(List<String> phrases) {
        return longest(phrases, 0, true).map(n -> upTo(words.size() - n)).filter(s -> !s.isEmpty());
    }

    /** The parts around the first of {@code phrases} in it; either part may be empty. */
    Optional<Split> split(List<String> phrases) {
        for (int at = 0; at < words.size(); at++) {
            int start = at;
            Optional<Split> here = longest(phrases, at, false).map(n -> new Split(upTo(start), from(start + n)));
            if (here.isPresent()) {
                return here;
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> longest(List<String> phrases, int at, boolean atEnd) {
        int best = 0;
        for (String phrase : phrases) {
            List<String> known = of(phrase).words;
            int start = atEnd ? words.size() - known.size() : at;
            boolean stands = start >= 0
                    && start + known.size() <= words.size()
                    && words.subList(start, start + known.size()).equals(known);
            best = stands ? Math.max(best, known.size()) : best;
        }
        return best == 0 ? Optional.empty() : Optional.of(best);
    }

    private Said from(int start) {
        return new Said(words.subList(start, words.size()));
    }

    private Said upTo(int end) {
        return new Said(new ArrayList<>(words.subList(0, end)));
    }
}
