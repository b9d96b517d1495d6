package io.codriver.nlu.fused;

import io.codriver.nlu.Operation;
import java.util.ArrayList;
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

    /** Without a wish that says again what an earlier one says: "left window and, no, just the left window". */
    Frame merged() {
        List<Integer> kept = new ArrayList<>();
        for (int k = 0; k < wants.size(); k++) {
            int owner = k;
            boolean again = !ownsWords(k) && kept.stream().anyMatch(e -> !ownsWords(e) && isSame(e, owner));
            if (!again) {
                kept.add(k);
            }
        }
        List<Run> moved = runs.stream()
                .map(r -> new Run(r.kind(), Math.max(0, kept.indexOf(r.owner())), r.start(), r.end()))
                .toList();
        return new Frame(act, actSure, sure, kept.stream().map(wants::get).toList(), moved, second);
    }

    private boolean ownsWords(int want) {
        return runs.stream().anyMatch(r -> r.owner() == want && !r.kind().equals("when"));
    }

    private boolean isSame(int one, int other) {
        return wants.get(one).equals(wants.get(other).as(wants.get(one).sure()));
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

        /** The same, as sure as that. */
        Want as(double otherSure) {
            return new Want(operation, device, otherSure, zones, without, measure, named);
        }
    }

    /** Words {@code start} to {@code end} (exclusive) have a role in the wish with this number. */
    record Run(String kind, int owner, int start, int end) {}
}
