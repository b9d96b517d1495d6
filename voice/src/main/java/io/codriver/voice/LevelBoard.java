package io.codriver.voice;

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
    private final int[] at;
    private final @Nullable SeatFrame[] row;
    private boolean[] expected;

    LevelBoard(int channels) {
        recent = new double[channels][MEMORY];
        at = new int[channels];
        row = new SeatFrame[channels];
        expected = new boolean[channels];
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
        double level = Level.decibels(samples);
        recent[channel][at[channel]] = level;
        at[channel] = (at[channel] + 1) % MEMORY;
        row[channel] = new SeatFrame(samples, firstSample, level, false, nanos);
        if (isComplete()) {
            ready.addAll(release());
        }
        return ready;
    }

    /** Gives what is held, complete or not. */
    List<Placed> release() {
        double loudest = 0;
        boolean[] present = new boolean[row.length];
        for (int c = 0; c < row.length; c++) {
            present[c] = row[c] != null;
            if (present[c]) {
                loudest = Math.max(loudest, level(c));
            }
        }
        List<Placed> frames = new ArrayList<>();
        for (int c = 0; c < row.length; c++) {
            SeatFrame held = row[c];
            if (held != null) {
                boolean dominant = level(c) >= loudest - MARGIN_DB;
                frames.add(new Placed(
                        c,
                        new SeatFrame(
                                held.samples(), held.firstSample(), held.levelDb(), dominant, held.acceptedNanos())));
                row[c] = null;
            }
        }
        if (!frames.isEmpty()) {
            expected = present;
        }
        return frames;
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
