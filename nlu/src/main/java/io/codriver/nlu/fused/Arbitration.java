package io.codriver.nlu.fused;

import io.codriver.nlu.Understanding;
import io.codriver.nlu.Understanding.Kind;
import java.util.Set;

/**
 * Who decides when floor and model differ: a floor that understood keeps its reading, unless the model is very sure that
 * nobody spoke to the car and the floor only put loose words together.
 *
 * @param overrulesFrom how sure the model must be that it is talk to silence the floor; above 1 for never
 * @param loose reasons ({@link Understanding#why()}) of readings that the model may silence
 */
public record Arbitration(double overrulesFrom, Set<String> loose) {
    public static final Arbitration USUAL = new Arbitration(0.98, Set.of("frame"));

    private static final Set<String> SILENT = Set.of("talk", "other");

    public Arbitration {
        loose = Set.copyOf(loose);
    }

    /** Whether the floor found nothing to go by, so that the model decides. */
    static boolean isOpen(Understanding floor) {
        return floor.kind() == Kind.NOTHING
                || floor.kind() == Kind.UNCLEAR && floor.wishes().isEmpty();
    }

    boolean mayOverrule(Understanding floor) {
        return floor.kind() == Kind.WISHES && loose.contains(floor.why()) && overrulesFrom <= 1;
    }

    boolean overrules(Frame frame) {
        return SILENT.contains(frame.act()) && frame.actSure() >= overrulesFrom;
    }

    /** Whether the floor saw a time or condition that it could not read. */
    static boolean isConditional(Understanding floor) {
        String why = floor.why();
        return why.equals("condition") || why.equals("time-of-which") || why.startsWith("timed-");
    }
}
