package io.codriver.voice;

import java.util.Arrays;

/** Sound and times of one utterance in progress. For one thread. */
final class Utterance {
    private static final int FIRST_SAMPLES = AudioFormat16k.RATE * 2;

    /** Another seat's talk for longer than a word's soft end is no part of this utterance. */
    private static final int LEAK_FRAMES = 5;
    /** No word is shorter than this: 160 ms. What is, beside another seat's talk, is that talk's first leak. */
    private static final int SHORTEST_FRAMES = 8;

    private final long firstSample;
    private final long startSample;
    private short[] sound = new short[FIRST_SAMPLES];
    private int length;
    private long lastSpeechEnd;
    private long endOfSpeechNanos;
    private int silentFrames;
    private int speechFrames;
    private int leakRun;
    private boolean leaked;
    private String lastPartial = "";
    private final PausePadding padding = new PausePadding();

    /**
     * @param firstSample first sample that is decoded, pre-roll included
     * @param startSample first sample of the first speech frame
     */
    Utterance(long firstSample, long startSample) {
        this.firstSample = firstSample;
        this.startSample = startSample;
        this.lastSpeechEnd = startSample;
    }

    /** Notes whether the next frame is sound, and of this seat. */
    void judge(boolean loud, boolean dominant) {
        leakRun = loud && !dominant ? leakRun + 1 : 0;
        leaked |= isLeak();
    }

    /** Whether another seat has been talking into this one for a while. */
    boolean isLeak() {
        return leakRun > LEAK_FRAMES;
    }

    /** Whether all that this seat seemed to say was another seat's beginning. */
    boolean isOnlyLeak() {
        return leaked && speechFrames < SHORTEST_FRAMES;
    }

    void add(SeatFrame frame, boolean speech) {
        short[] samples = frame.samples();
        if (length + samples.length > sound.length) {
            sound = Arrays.copyOf(sound, Math.max(sound.length * 2, length + samples.length));
        }
        System.arraycopy(samples, 0, sound, length, samples.length);
        length += samples.length;
        if (speech) {
            speechFrames++;
            silentFrames = 0;
            lastSpeechEnd = frame.endSample();
            endOfSpeechNanos = frame.acceptedNanos();
        } else {
            silentFrames++;
        }
    }

    /** Remembers a partial text; whether it differs from the one before. */
    boolean changesTo(String text) {
        boolean changed = !text.equals(lastPartial);
        lastPartial = text;
        return changed;
    }

    String lastPartial() {
        return lastPartial;
    }

    /** What the decoder was given beside the sound. */
    PausePadding padding() {
        return padding;
    }

    /** How much speech there has been; it stays the same during a pause. */
    int speechFrames() {
        return speechFrames;
    }

    /** Pause since the last speech frame. */
    int silentFrames() {
        return silentFrames;
    }

    int samples() {
        return length;
    }

    /** Everything heard so far. */
    short[] sound() {
        return Arrays.copyOf(sound, length);
    }

    double startSeconds() {
        return (double) firstSample / AudioFormat16k.RATE;
    }

    long startMillis() {
        return AudioFormat16k.millis(startSample);
    }

    long endMillis() {
        return AudioFormat16k.millis(lastSpeechEnd);
    }

    long endOfSpeechNanos() {
        return endOfSpeechNanos;
    }
}
