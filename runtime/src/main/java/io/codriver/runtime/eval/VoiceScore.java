package io.codriver.runtime.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what became of orders that were spoken at known seats. Confined to one thread. */
final class VoiceScore {
    private int orders;
    private int atOwnSeat;
    private int right;
    private int slots;
    private int rightSlots;
    private int elsewhere;
    private int scenes;
    private int wholeScenes;
    private int words;
    private int wordErrors;

    /** An order that was spoken: where it has to arrive, the words, and its gold slots. */
    record Spoken(String seat, String text, Map<String, String> slots) {
        Spoken {
            slots = Map.copyOf(slots);
        }
    }

    /** Something that was heard: where, the words, and the slots of what was done about it, empty when nothing was. */
    record Done(String seat, String text, Map<String, String> slots) {
        Done {
            slots = Map.copyOf(slots);
        }
    }

    /** Takes in one scene. */
    void add(List<Spoken> spoken, List<Done> done) {
        boolean all = true;
        Set<String> expected = new HashSet<>();
        for (Spoken order : spoken) {
            expected.add(order.seat());
            all &= judge(order, done);
        }
        elsewhere += (int) done.stream()
                .filter(d -> !d.slots().isEmpty() && !expected.contains(d.seat()))
                .count();
        scenes++;
        wholeScenes += all ? 1 : 0;
    }

    private boolean judge(Spoken order, List<Done> done) {
        Map<String, String> merged = new HashMap<>();
        List<Map<String, String>> candidates = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        for (Done one : done) {
            if (one.seat().equals(order.seat())) {
                heard.addAll(List.of(one.text().split(" ")));
                if (!one.slots().isEmpty()) {
                    merged.putAll(one.slots());
                    candidates.add(one.slots());
                }
            }
        }
        candidates.add(merged);
        boolean whole = candidates.contains(order.slots());
        Map<String, String> best = whole ? order.slots() : merged;
        orders++;
        atOwnSeat += merged.isEmpty() ? 0 : 1;
        right += whole ? 1 : 0;
        slots += order.slots().size();
        rightSlots += (int) order.slots().entrySet().stream()
                .filter(e -> e.getValue().equals(best.get(e.getKey())))
                .count();
        List<String> said = List.of(order.text().split(" "));
        words += said.size();
        wordErrors += distance(said, heard);
        return whole;
    }

    /** Words to put in, take out or change (Levenshtein). */
    static int distance(List<String> said, List<String> heard) {
        int[] row = new int[heard.size() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= said.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (said.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[heard.size()];
    }

    /** A row of the report: orders, at their seat, right, slots, word errors, all of a scene, done elsewhere. */
    String row() {
        return String.format(
                "%d | %s | %s | %s | %s | %d of %d | %d",
                orders,
                percent(atOwnSeat, orders),
                percent(right, orders),
                percent(rightSlots, slots),
                percent(wordErrors, words),
                wholeScenes,
                scenes,
                elsewhere);
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "–" : String.format("%.0f", 100.0 * part / whole);
    }
}
