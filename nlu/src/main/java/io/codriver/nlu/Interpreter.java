package io.codriver.nlu;

/**
 * Extension point: words to wishes. Pure, thread-safe, bounded work for any input; never throws on any text.
 */
public interface Interpreter {

    /** Text longer than this many words is not for the car. */
    int MAX_WORDS = 80;

    /**
     * Says what one utterance asks for.
     *
     * @param text what was heard or typed, any case and punctuation
     * @param context what the dialogue so far says
     */
    Understanding interpret(String text, Context context);

    /** Whether {@code text}, the beginning of a sentence perhaps, is a whole command already. */
    Completeness completeness(String text);

    /** How far a partial text has come. */
    enum Completeness {
        /** A whole command that could stand as it is. */
        COMPLETE,
        /** Clearly more to come: "set the temperature to". */
        UNFINISHED,
        UNKNOWN
    }

    /**
     * What the dialogue so far says.
     *
     * @param lastDevice the device that the speaker's last wish was about, empty at first; what "it" means
     * @param awaitsAnswer whether the car has asked this speaker something
     */
    record Context(String lastDevice, boolean awaitsAnswer) {
        public static final Context FRESH = new Context("", false);
    }
}
