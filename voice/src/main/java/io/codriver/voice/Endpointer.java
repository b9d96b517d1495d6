package io.codriver.voice;

import java.time.Duration;

/** When a pause ends an utterance, in frames. Immutable and pure. */
final class Endpointer {
    private final int complete;
    private final int unknown;
    private final int unfinished;
    private final int maxSamples;

    Endpointer(EarSettings settings) {
        complete = frames(settings.complete());
        unknown = frames(settings.unknown());
        unfinished = frames(settings.unfinished());
        maxSamples = frames(settings.maxUtterance()) * AudioFormat16k.FRAME;
    }

    /** Whether the pause is long enough for what was said. */
    boolean isOver(Completeness.Stage stage, int silentFrames) {
        return silentFrames
                >= switch (stage) {
                    case COMPLETE -> complete;
                    case UNKNOWN -> unknown;
                    case UNFINISHED -> unfinished;
                };
    }

    /** Whether a pause this long may end anything, so that a judgement is worth asking for. */
    boolean mayBeOver(int silentFrames) {
        return silentFrames >= complete;
    }

    boolean isTooLong(int samples) {
        return samples >= maxSamples;
    }

    static int frames(Duration duration) {
        return (int) ((duration.toMillis() + AudioFormat16k.FRAME_MILLIS - 1) / AudioFormat16k.FRAME_MILLIS);
    }
}
