package io.codriver.nlu.fused;

import io.codriver.nlu.Operation;
import java.util.List;

/**
 * What the network said of one sentence.
 *
 * @param act what sort of utterance, by its label
 * @param actSure how sure of that, calibrated
 * @param sure how sure of everything: the least sure part
 * @param wants empty unless the act is a wish
 * @param runs words with a role
 * @param second the likeliest reading of the first want with another device; at most one
 */
record Frame(String act, double actSure, double sure, List<Want> wants, List<Run> runs, List<Want> second) {
    static final String WISH = "wish";

    Frame {
        wants = List.copyOf(wants);
        runs = List.copyOf(runs);
        second = List.copyOf(second);
    }

    /**
     * One thing wanted.
     *
     * @param device index into the table
     * @param sure how sure of device and operation
     * @param zones labels of the zones that were meant
     * @param without labels of the zones that were left out
     * @param measure label of a value that isn't named: {@code max}, {@code span} for what words say, or empty
     * @param named id of a named value, or empty
     */
    record Want(
            Operation operation,
            int device,
            double sure,
            List<String> zones,
            List<String> without,
            String measure,
            String named) {
        Want {
            zones = List.copyOf(zones);
            without = List.copyOf(without);
        }
    }

    /** Words {@code start} to {@code end} (exclusive) have a role in the wish with this number. */
    record Run(String kind, int owner, int start, int end) {}
}
