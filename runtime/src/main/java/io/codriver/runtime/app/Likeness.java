package io.codriver.runtime.app;

/**
 * How alike two words are, from 0 to 1: for a recogniser writes what it can spell, not what was meant. Words that sound
 * alike count nearly as much as equal ones; else it is the share of letters that stay under the optimal string alignment
 * distance (Levenshtein's with swaps of neighbours). Short words must be equal or sound alike: one letter makes another
 * name of them.
 */
final class Likeness {
    static final double SOUND = 0.92;
    private static final int FEWEST = 3;
    private static final int SHORT = 4;

    private Likeness() {}

    static double of(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        int longer = Math.max(one.length(), other.length());
        if (Math.min(one.length(), other.length()) < FEWEST || longer > 40) {
            return 0;
        }
        double spelt = 1 - distance(one, other) / (double) longer;
        boolean sounds = spelt >= 0.25 && sound(one).equals(sound(other));
        return sounds ? Math.max(SOUND, spelt) : longer > SHORT ? spelt : 0;
    }

    /**
     * The consonants of an English word with those that are easily mistaken as one, vowels left out but at the start: in
     * the manner of Soundex (Russell and Odell, 1918), without its cut at four signs.
     */
    static String sound(String word) {
        StringBuilder out = new StringBuilder();
        String letters =
                word.replace("ph", "f").replace("gh", "").replace("wr", "r").replace("kn", "n");
        for (int i = 0; i < letters.length(); i++) {
            char sign = sign(letters.charAt(i));
            boolean again = out.length() > 0 && out.charAt(out.length() - 1) == sign;
            if (sign == 'a' ? i == 0 : sign != ' ' && !again) {
                out.append(sign);
            }
        }
        return out.toString();
    }

    private static char sign(char letter) {
        return switch (letter) {
            case 'a', 'e', 'i', 'o', 'u', 'y' -> 'a';
            case 'h', 'w' -> ' ';
            case 'b', 'p' -> 'p';
            case 'c', 'k', 'q', 'g', 'j', 'x' -> 'k';
            case 'd', 't' -> 't';
            case 'f', 'v' -> 'f';
            case 'm', 'n' -> 'n';
            case 's', 'z' -> 's';
            default -> letter;
        };
    }

    static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[other.length()];
    }
}
