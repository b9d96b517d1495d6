package io.codriver.nlu.fused;

import io.codriver.nlu.Understanding;
import java.util.List;

/**
 * How often a second bundle decided otherwise while it had no say.
 *
 * @param compared utterances that both read
 * @param different of these, how many were understood otherwise
 * @param failed utterances at which the second bundle failed
 * @param latest the last differences, oldest first; a bounded number
 */
public record Shadowing(long compared, long different, long failed, List<Difference> latest) {
    static final int KEPT = 32;
    public static final Shadowing NONE = new Shadowing(0, 0, 0, List.of());

    /** One utterance that was understood in two ways. */
    public record Difference(String text, Understanding decided, Understanding shadow) {}

    public Shadowing {
        latest = List.copyOf(latest);
    }

    Shadowing and(String text, Understanding decided, Understanding shadow) {
        boolean same = decided.kind() == shadow.kind()
                && decided.wishes().equals(shadow.wishes())
                && decided.when().equals(shadow.when());
        if (same) {
            return new Shadowing(compared + 1, different, failed, latest);
        }
        List<Difference> more = new java.util.ArrayList<>(latest.size() < KEPT ? latest : latest.subList(1, KEPT));
        more.add(new Difference(text, decided, shadow));
        return new Shadowing(compared + 1, different + 1, failed, more);
    }

    Shadowing andFailed() {
        return new Shadowing(compared + 1, different, failed + 1, latest);
    }
}
