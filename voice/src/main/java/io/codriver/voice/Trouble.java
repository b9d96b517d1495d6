package io.codriver.voice;

/**
 * Something went wrong at a seat; hearing goes on.
 *
 * @param detail for people
 */
public record Trouble(String seat, Kind kind, String detail) implements EarEvent {
    /** What went wrong. */
    public enum Kind {
        /** The recogniser was too slow and sound was dropped; told once per run of drops. */
        FRAMES_DROPPED,
        /** The recogniser threw; the utterance in progress is lost. */
        RECOGNISER_FAILED,
        /** Somebody spoke longer than {@link EarSettings#maxUtterance}; what was said so far is heard as one utterance. */
        UTTERANCE_TOO_LONG
    }
}
