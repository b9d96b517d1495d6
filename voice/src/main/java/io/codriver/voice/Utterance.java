package io.codriver.voice;

import java.util.Arrays;

/** Sound and times of one utterance in progress. For one thread. */
final class Utterance {
    private static final int FIRST_SAMPLES = AudioFormat16k.RATE * 2;

    private final long firstSample;
    private final long startSample;
    private short[] sound = new short[FIRST_SAMPLES];
    private int length;
    private long lastSpeechEnd;
    private long endOfSpeechNanos;
    private int silentFrames;
    private String lastPartial = "";

    /**
     * @param firstSample first sample that is decoded, pre-roll included
     * @param startSample first sample of the first speech frame
     */
    Utterance(long firstSample, long startSample) {
        this.firstSample = firstSample;
        this.startSample = startSample;
        this.lastSpeechEnd = startSample;
    }

    void add(SeatFrame frame, boolean speech) {
        short[] samples = frame.samples();
        if (length + samples.length > sound.length) {
            sound = Arrays.copyOf(sound, Math.max(sound.length * 2, length + samples.length));
        }
        System.arraycopy(samples, 0, sound, length, samples.length);
        length += samples.length;
        if (speech) {
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

    /** Pause since the last speech frame. */
    int silentFrames() {
        return silentFrames;
    }

    int samples() {
        return length;
    }

    /** Everything decoded so far. */
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
