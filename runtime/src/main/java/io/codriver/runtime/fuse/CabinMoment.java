package io.codriver.runtime.fuse;

import io.codriver.nlu.Scene;
import io.codriver.vehiclebus.Snapshot;
import java.util.Set;

/**
 * One utterance and the car at the moment when it was said.
 *
 * @param seat who said it
 * @param text the words that the evidence speaks for
 * @param confidence 0 to 1, of having heard those words; 1 for typed text
 * @param from which opinion the words come from
 * @param scene what the car saw and felt meanwhile
 * @param doubtful words of the text that were heard badly; empty for typed text
 */
public record CabinMoment(
        String seat,
        String text,
        double confidence,
        Opinion from,
        Snapshot snapshot,
        Scene scene,
        Set<String> doubtful) {
    public CabinMoment {
        doubtful = Set.copyOf(doubtful);
    }

    /** A moment at which every word was heard well. */
    public CabinMoment(String seat, String text, double confidence, Opinion from, Snapshot snapshot, Scene scene) {
        this(seat, text, confidence, from, snapshot, scene, Set.of());
    }

    /** Where the words come from. */
    public enum Opinion {
        TYPED,
        /** Decoded with the catalogue's language model. */
        CATALOGUE,
        /** Decoded freely. */
        DICTATION,
        /** The catalogue's words, with freely decoded ones where it had none. */
        BOTH,
        /** The two contradict each other: heard nothing that could be relied on. */
        NEITHER
    }
}
