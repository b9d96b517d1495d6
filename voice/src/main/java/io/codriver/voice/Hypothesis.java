package io.codriver.voice;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * What a recogniser believes was said.
 *
 * @param text written form: lower case, words separated by one space, empty when nothing was recognised
 * @param confidence 0 to 1, the mean over the words; 0 when there are none or, in a partial, not known yet
 * @param words the words of {@code text} in order; empty in partial results
 */
public record Hypothesis(String text, double confidence, List<Word> words) {
    /** What silence sounds like. */
    public static final Hypothesis NOTHING = new Hypothesis("", 0, List.of());

    public Hypothesis {
        words = List.copyOf(words);
    }

    /** A final hypothesis of these words, joined by spaces, with their mean confidence. */
    public static Hypothesis of(List<Word> words) {
        if (words.isEmpty()) {
            return NOTHING;
        }
        String text = String.join(" ", words.stream().map(Word::text).toList());
        double mean = words.stream().mapToDouble(Word::confidence).average().orElse(0);
        return new Hypothesis(text, mean, words);
    }

    /** The same with every word later by some seconds. */
    public Hypothesis later(double seconds) {
        return timed(time -> time + seconds);
    }

    /** The same with every word's times changed. */
    Hypothesis timed(DoubleUnaryOperator change) {
        List<Word> moved = words.stream()
                .map(word -> new Word(
                        word.text(),
                        word.confidence(),
                        change.applyAsDouble(word.startSeconds()),
                        change.applyAsDouble(word.endSeconds())))
                .toList();
        return new Hypothesis(text, confidence, moved);
    }
}
