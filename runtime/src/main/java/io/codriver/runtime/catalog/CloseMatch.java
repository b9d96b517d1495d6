package io.codriver.runtime.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** "Did you mean …?": the known word nearest to a mistaken one by edit distance (optimal string alignment). */
final class CloseMatch {
    /** A longer word is no slip of a known one, and would cost time. */
    private static final int LONGEST = 200;

    private CloseMatch() {}

    /** The nearest of {@code known} that differs in at most a third of its letters. */
    static Optional<String> of(String word, Collection<String> known) {
        return known.stream()
                .filter(k -> Math.abs(k.length() - word.length()) <= allowed(word, k) && word.length() <= LONGEST)
                .filter(k -> distance(word, k) <= allowed(word, k))
                .min(Comparator.<String>comparingInt(k -> distance(word, k)).thenComparing(Comparator.naturalOrder()));
    }

    /** A mend that names the nearest known word, or lists the known ones when they are few, or says {@code otherwise}. */
    static String mend(String word, Collection<String> known, String otherwise) {
        Optional<String> near = of(word, known);
        if (near.isPresent()) {
            return "did you mean '" + near.get() + "'?";
        }
        return known.isEmpty() || known.size() > 20
                ? otherwise
                : otherwise + "; known are: "
                        + String.join(", ", known.stream().sorted().toList());
    }

    private static int allowed(String a, String b) {
        return Math.max(1, Math.max(a.length(), b.length()) / 3);
    }

    /** Insertions, deletions, substitutions and swaps of neighbours: the slips of typing. */
    private static int distance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : cell(table, a, b, i, j);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int cell(int[][] table, String a, String b, int i, int j) {
        int substituted = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(substituted, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
    }
}
