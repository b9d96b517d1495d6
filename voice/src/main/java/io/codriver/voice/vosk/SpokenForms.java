package io.codriver.voice.vosk;

import io.codriver.voice.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Replaces written phrases by spoken ones and back, word by word, the longest phrase first. Both directions are a walk
 * with one map look-up per phrase length, so linear in the sentence. Immutable.
 */
final class SpokenForms {
    private final Phrases toSpoken;
    private final Phrases toWritten;

    /** Of two written forms spoken alike the alphabetically first is read back. */
    SpokenForms(Map<String, String> writtenToSpoken) {
        Map<List<String>, List<String>> spoken = new HashMap<>();
        Map<List<String>, List<String>> written = new HashMap<>();
        new TreeMap<>(writtenToSpoken).forEach((from, to) -> {
            List<String> fromWords = words(from);
            List<String> toWords = words(to);
            if (!fromWords.isEmpty() && !toWords.isEmpty()) {
                spoken.put(fromWords, toWords);
                written.putIfAbsent(toWords, fromWords);
            }
        });
        this.toSpoken = new Phrases(spoken);
        this.toWritten = new Phrases(written);
    }

    /** Lower-case words of a sentence: letters, digits, apostrophes; everything else separates. */
    static List<String> words(String sentence) {
        String plain = sentence.toLowerCase(Locale.ROOT).replace('’', '\'');
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}'\\[\\]]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    List<String> spoken(List<String> written) {
        List<String> result = new ArrayList<>();
        for (int at = 0; at < written.size(); ) {
            int length = toSpoken.matchAt(written, at);
            if (length == 0) {
                result.add(written.get(at++));
            } else {
                result.addAll(toSpoken.replacement(written.subList(at, at + length)));
                at += length;
            }
        }
        return result;
    }

    /** A written phrase takes the time of the spoken one, shared out evenly over its words, and its mean confidence. */
    List<Word> written(List<Word> spoken) {
        List<String> texts = spoken.stream().map(Word::text).toList();
        List<Word> result = new ArrayList<>();
        for (int at = 0; at < spoken.size(); ) {
            int length = toWritten.matchAt(texts, at);
            if (length == 0) {
                result.add(spoken.get(at++));
            } else {
                List<String> phrase = toWritten.replacement(texts.subList(at, at + length));
                spread(phrase, spoken.subList(at, at + length), result);
                at += length;
            }
        }
        return result;
    }

    /** The same for text alone. */
    String written(String spoken) {
        List<Word> words =
                words(spoken).stream().map(word -> new Word(word, 0, 0, 0)).toList();
        return String.join(" ", written(words).stream().map(Word::text).toList());
    }

    private static void spread(List<String> phrase, List<Word> heard, List<Word> result) {
        double start = heard.get(0).startSeconds();
        double step = (heard.get(heard.size() - 1).endSeconds() - start) / phrase.size();
        double confidence =
                heard.stream().mapToDouble(Word::confidence).average().orElse(0);
        for (int i = 0; i < phrase.size(); i++) {
            result.add(new Word(phrase.get(i), confidence, start + i * step, start + (i + 1) * step));
        }
    }

    private static final class Phrases {
        private final Map<List<String>, List<String>> replacements;
        private final int longest;

        Phrases(Map<List<String>, List<String>> replacements) {
            this.replacements = replacements;
            this.longest =
                    replacements.keySet().stream().mapToInt(List::size).max().orElse(0);
        }

        int matchAt(List<String> words, int at) {
            for (int length = Math.min(longest, words.size() - at); length > 0; length--) {
                if (replacements.containsKey(words.subList(at, at + length))) {
                    return length;
                }
            }
            return 0;
        }

        List<String> replacement(List<String> phrase) {
            return replacements.getOrDefault(phrase, phrase);
        }
    }
}
