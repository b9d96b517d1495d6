package io.codriver.nlu;

import java.util.List;
import java.util.Map;
import java.util.Set;

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
     * What the dialogue with one seat so far says.
     *
     * @param lastDevice the device that the speaker's last wish was about, empty at first; what "it" means
     * @param awaitsAnswer whether the car has asked this speaker yes or no
     * @param last the speaker's last wishes, for "a bit more", "and mine", "same for the back"; empty at first
     * @param choices what the car has asked this speaker to choose from; one alone lacks its value; empty without a
     *     question
     * @param taught phrases that people have taught this car: phrase, as tokens with spaces → sentence
     * @param scene what the car sees and feels meanwhile
     * @param doubtful words of the utterance that were heard badly, in small letters; empty for typed text
     * @param others what somebody in another seat has just had done
     */
    record Context(
            String lastDevice,
            boolean awaitsAnswer,
            List<Wish> last,
            List<Wish> choices,
            Map<String, String> taught,
            Scene scene,
            Set<String> doubtful,
            Others others) {
        public static final Context FRESH = new Context("", false);

        public Context {
            last = List.copyOf(last);
            choices = List.copyOf(choices);
            taught = Map.copyOf(taught);
            doubtful = Set.copyOf(doubtful);
        }

        public Context(String lastDevice, boolean awaitsAnswer) {
            this(lastDevice, awaitsAnswer, List.of(), List.of(), Map.of());
        }

        public Context(
                String lastDevice,
                boolean awaitsAnswer,
                List<Wish> last,
                List<Wish> choices,
                Map<String, String> taught) {
            this(lastDevice, awaitsAnswer, last, choices, taught, Scene.UNKNOWN, Set.of(), Others.NONE);
        }

        /** The same dialogue in another scene. */
        public Context in(Scene otherScene) {
            return new Context(lastDevice, awaitsAnswer, last, choices, taught, otherScene, doubtful, others);
        }

        /** The same, of an utterance with words that were heard badly. */
        public Context doubting(Set<String> words) {
            return new Context(lastDevice, awaitsAnswer, last, choices, taught, scene, words, others);
        }

        /** The same, as if the speaker hadn't wished anything before. */
        public Context forgetting() {
            return new Context(lastDevice, awaitsAnswer, List.of(), choices, taught, scene, doubtful, others);
        }

        /** The same, with somebody in another seat who has just had something done. */
        public Context beside(Others seats) {
            return new Context(lastDevice, awaitsAnswer, last, choices, taught, scene, doubtful, seats);
        }
    }

    /**
     * What the car has just done for another seat, for "me too" and "no, warmer".
     *
     * @param wishes as the speaker would have them done, in the speaker's own zones; empty when nothing was done lately
     * @param own when the speaker's own last wishes were
     */
    record Others(List<Wish> wishes, Own own) {
        public static final Others NONE = new Others(List.of(), Own.NEWER);

        public Others {
            wishes = List.copyOf(wishes);
        }

        /** The age of the speaker's own last wishes beside that of the others'. */
        public enum Own {
            /** The speaker spoke last: whatever fits the own wishes is about these. */
            NEWER,
            /** The other spoke last, amid the speaker's dialogue, which goes on: "a bit more" is about the own wishes. */
            RECENT,
            /** So long ago, or never, that the other's are nearer. */
            OLD
        }
    }
}
