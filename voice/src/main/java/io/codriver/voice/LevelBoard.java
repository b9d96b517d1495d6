package io.codriver.voice;

import io.codriver.voice.separate.SeatSeparator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the seats' levels at the same moment, to tell a talker from a talker's leak into the next microphone.
 *
 * <p>Channels of one moment come in one after another. They are held until the row is complete, that is, until every
 * channel that was in the row before is there, so that the judgement doesn't depend on thread timing: the same
 * recording gives the same utterances, always. A channel that falls silent (a browser that hangs up) delays the others
 * by one frame, once, and then isn't waited for any more. Rows are made by arrival, not by sample number, since
 * channels from different sources count their own.
 *
 * <p>Levels are compared as the loudest of the last {@value #MEMORY} frames, because words of two people who speak at
 * the same time don't have their loud sounds in the same 20 ms. Not thread-safe: the owner holds a lock.
 */
final class LevelBoard {
    /** A leak between seats is some 12 dB down or more; two people speaking are mostly within half of that. */
    static final double MARGIN_DB = 6;

    private static final int MEMORY = 5;

    private final double[][] recent;
    private final @Nullable SeatFrame[] row;
    private final @Nullable SeatSeparator separator;
    private final long[] nextSample;
    private final long[] accepted;
    private boolean[] expected;
    private int at;

    /** @param separator what takes the voices of a moment apart before they are compared, if anything does */
    LevelBoard(int channels, @Nullable SeatSeparator separator) {
        recent = new double[channels][MEMORY];
        row = new SeatFrame[channels];
        nextSample = new long[channels];
        accepted = new long[channels];
        expected = new boolean[channels];
        this.separator = separator;
        Arrays.fill(expected, true);
    }

    /** A frame with the channel it belongs to. */
    record Placed(int channel, SeatFrame frame) {}

    /** Adds a frame; gives those whose moment is complete now, judged, by channel. */
    List<Placed> post(int channel, short[] samples, long firstSample, long nanos) {
        List<Placed> ready = new ArrayList<>();
        if (row[channel] != null) {
            ready.addAll(release());
        }
        row[channel] = new SeatFrame(samples, firstSample, 0, false, nanos);
        if (isComplete()) {
            ready.addAll(release());
        }
        return ready;
    }

    /** Gives what is held, complete or not. */
    List<Placed> release() {
        boolean[] present = new boolean[row.length];
        for (int c = 0; c < row.length; c++) {
            present[c] = row[c] != null;
        }
        List<Placed> frames = new ArrayList<>();
        if (Arrays.equals(present, new boolean[row.length])) {
            return frames;
        }
        takeApart();
        double loudest = measure();
        for (int c = 0; c < row.length; c++) {
            SeatFrame held = row[c];
            if (held != null) {
                frames.add(new Placed(c, held.judged(recent[c][at], level(c) >= loudest - MARGIN_DB)));
                row[c] = null;
            }
        }
        at = (at + 1) % MEMORY;
        expected = present;
        return frames;
    }

    /** What was held back to be taken apart, as if silence had followed. For the end of a recording. */
    List<Placed> drain() {
        List<Placed> frames = new ArrayList<>(release());
        if (separator != null) {
            int left = (SeatSeparator.DELAY + AudioFormat16k.FRAME - 1) / AudioFormat16k.FRAME;
            for (int i = 0; i < left; i++) {
                for (int c = 0; c < row.length; c++) {
                    if (expected[c]) {
                        row[c] = new SeatFrame(new short[AudioFormat16k.FRAME], nextSample[c], 0, false, accepted[c]);
                    }
                }
                frames.addAll(release());
            }
        }
        return frames;
    }

    /** Puts voices in the place of microphones; they are of a moment ago, and so are the times. */
    private void takeApart() {
        if (separator == null) {
            return;
        }
        short[][] sound = new short[row.length][];
        for (int c = 0; c < row.length; c++) {
            sound[c] = row[c] == null ? new short[AudioFormat16k.FRAME] : row[c].samples();
        }
        short[][] voices = separator.separate(sound);
        for (int c = 0; c < row.length; c++) {
            SeatFrame held = row[c];
            if (held != null) {
                row[c] = held.earlier(voices[c], SeatSeparator.DELAY, accepted[c]);
                nextSample[c] = held.endSample();
                accepted[c] = held.acceptedNanos();
            }
        }
    }

    private double measure() {
        double loudest = 0;
        for (int c = 0; c < row.length; c++) {
            SeatFrame held = row[c];
            recent[c][at] = held == null ? 0 : Level.decibels(held.samples());
            loudest = held == null ? loudest : Math.max(loudest, level(c));
        }
        return loudest;
    }

    private boolean isComplete() {
        for (int c = 0; c < row.length; c++) {
            if (expected[c] && row[c] == null) {
                return false;
            }
        }
        return true;
    }

    private double level(int channel) {
        double level = 0;
        for (double one : recent[channel]) {
            level = Math.max(level, one);
        }
        return level;
    }
}
