package io.codriver.runtime.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Things by their names, found also by part of a name and by what a recogniser made of it.
 *
 * <p>Every word said must be like a word of the name (precision); how much of the name was said (recall) hardly counts,
 * for "Anna" is as much of Anna Berg as of Anna Stone.
 * Beside that the names are compared with their words run together, since a recogniser cuts unknown names where it
 * likes. Work is bounded by names × words said. Immutable and thread-safe.
 *
 * @param <T> what has names; told apart by equality
 */
final class NameIndex<T> {
    /** A word less like than this is another word. */
    private static final double ALIKE = 0.74;
    /** Of a name at least this part must be said. */
    private static final double LEAST_SAID = 0.25;
    /** Names less like than this are not meant. */
    private static final double MEANT = 0.72;
    /** Scores closer than this don't tell two names apart. */
    private static final double TIE = 0.015;

    private record Entry<T>(T thing, List<String> words, String joined) {}

    private final List<Entry<T>> entries = new ArrayList<>();

    /** @param names thing → its names, at least one */
    NameIndex(Map<T, List<String>> names) {
        names.forEach((thing, all) -> all.forEach(name -> {
            List<String> words = Said.of(name).words();
            entries.add(new Entry<>(thing, words, String.join("", words)));
        }));
    }

    /** What {@code said} can mean among those that pass: the best, and whatever fits as well; empty when nothing does. */
    List<T> find(Said said, Predicate<T> which) {
        if (said.isEmpty()) {
            return List.of();
        }
        Map<T, Double> scores = new LinkedHashMap<>();
        double best = MEANT;
        for (Entry<T> entry : entries) {
            if (which.test(entry.thing)) {
                double score = score(said.words(), entry);
                scores.merge(entry.thing, score, Math::max);
                best = Math.max(best, score);
            }
        }
        double least = best >= 1 ? 1 : Math.max(MEANT, best - TIE);
        return scores.entrySet().stream()
                .filter(e -> e.getValue() >= least)
                .map(Map.Entry::getKey)
                .toList();
    }

    private double score(List<String> said, Entry<T> entry) {
        if (said.equals(entry.words)) {
            return 1;
        }
        double joined = 0.97 * Likeness.of(String.join("", said), entry.joined);
        return Math.max(joined >= 0.78 ? joined : 0, byWords(said, entry));
    }

    private static <T> double byWords(List<String> said, Entry<T> entry) {
        List<String> left = new ArrayList<>(entry.words);
        double found = 0;
        int covered = 0;
        for (String word : said) {
            int at = nearest(word, left);
            if (at < 0) {
                return 0;
            }
            found += Likeness.of(word, left.get(at));
            covered += left.remove(at).length();
        }
        double recall = covered / (double) Math.max(1, entry.joined.length());
        return recall < LEAST_SAID ? 0 : 0.95 * found / said.size() + 0.04 * recall;
    }

    private static int nearest(String word, List<String> among) {
        int at = -1;
        double best = ALIKE;
        for (int i = 0; i < among.size(); i++) {
            double like = Likeness.of(word, among.get(i));
            if (like >= best && (at < 0 || like > best)) {
                best = like;
                at = i;
            }
        }
        return at;
    }
}
