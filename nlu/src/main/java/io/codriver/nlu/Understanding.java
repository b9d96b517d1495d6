package io.codriver.nlu;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an interpreter made of one utterance.
 *
 * @param kind what sort of utterance
 * @param wishes what is wanted, in order; empty unless {@link Kind#WISHES} or {@link Kind#UNCLEAR}
 * @param confidence 0 to 1
 * @param why one machine-readable word for the trace: which rule decided ({@code frame}, {@code template},
 *     {@code follow-up}, {@code routine:movie-night}, {@code unknown-word:foo}, …)
 * @param when when the wishes are to be carried out; empty for at once
 * @param said further words that the kind needs, by the keys below
 */
public record Understanding(
        Kind kind, List<Wish> wishes, double confidence, String why, Optional<When> when, Map<String, String> said) {
    /** In {@link #said()} of {@link Kind#HELP}: id of a group or device, absent for help in general. */
    public static final String TOPIC = "topic";
    /** In {@link #said()} of {@link Kind#TEACH} and {@link Kind#FORGET}: the taught phrase, as tokens with spaces. */
    public static final String NAME = "name";
    /** In {@link #said()} of {@link Kind#TEACH}: the sentence that the phrase shall stand for. */
    public static final String SENTENCE = "sentence";
    /** In {@link #said()} of {@link Kind#UNDO}: how many steps, {@code all} for every one; absent for the last. */
    public static final String COUNT = "count";
    /** In {@link #said()} of {@link Kind#UNCLEAR}: present when the wishes are whole and only a yes is missing. */
    public static final String CONFIRM = "confirm";
    /** In {@link #said()} of {@link Kind#WISHES}: present when the wishes replace what was done last ("not that one"). */
    public static final String INSTEAD = "instead";
    /**
     * In {@link #said()} of {@link Kind#YES}: present when the words agree, but are said to anybody ("right", "okay"). That
     * answers who was asked what they meant; it doesn't take an offer.
     */
    public static final String WEAK = "weak";
    /**
     * {@link #why()} of {@link Kind#NOTHING} that says only "I am listening" ("uh-huh", "thanks"): neither a wish nor an
     * answer, and whatever the car has asked stays open.
     */
    public static final String BACKCHANNEL = "backchannel";
    /** {@link #why()} of wishes that lean on what was done for another seat ("me too"). */
    public static final String ACROSS = "across-seats";

    /** What sort of utterance. */
    public enum Kind {
        /** Wishes or questions to the car. */
        WISHES,
        YES,
        NO,
        UNDO,
        /**
         * Meant for the car, but which of {@link #wishes()} is open; one wish alone lacks its value ("set the
         * temperature"). With {@link #CONFIRM} all of them, if they were meant at all.
         */
        UNCLEAR,
        /** What can be said, about {@link #TOPIC} or at all. */
        HELP,
        /** "When I say {@link #NAME}, {@link #SENTENCE}." */
        TEACH,
        /** Take a taught phrase back. */
        FORGET,
        /** Not for the car, or not understood: stay silent. */
        NOTHING
    }

    public Understanding {
        wishes = List.copyOf(wishes);
        said = Map.copyOf(said);
    }

    /** An utterance about now, with nothing further said. */
    public Understanding(Kind kind, List<Wish> wishes, double confidence, String why) {
        this(kind, wishes, confidence, why, Optional.empty(), Map.of());
    }

    public static Understanding nothing(String why) {
        return new Understanding(Kind.NOTHING, List.of(), 0, why);
    }

    /** The same, less sure. */
    public Understanding times(double factor) {
        return new Understanding(kind, wishes, confidence * factor, why, when, said);
    }
}
