package io.codriver.nlu;

import java.util.List;

/**
 * What an interpreter made of one utterance.
 *
 * @param kind what sort of utterance
 * @param wishes what is wanted, in order; empty unless {@link Kind#WISHES} or {@link Kind#UNCLEAR}
 * @param confidence 0 to 1
 * @param why one machine-readable word for the trace: which rule decided ({@code frame}, {@code template},
 *     {@code unknown-word:foo}, …)
 */
public record Understanding(Kind kind, List<Wish> wishes, double confidence, String why) {

    /** What sort of utterance. */
    public enum Kind {
        /** Wishes or questions to the car. */
        WISHES,
        YES,
        NO,
        UNDO,
        /** Meant for the car, but which of {@link #wishes()} is open. */
        UNCLEAR,
        /** Not for the car, or not understood: stay silent. */
        NOTHING
    }

    public Understanding {
        wishes = List.copyOf(wishes);
    }

    public static Understanding nothing(String why) {
        return new Understanding(Kind.NOTHING, List.of(), 0, why);
    }
}
