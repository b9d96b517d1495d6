package io.codriver.voice;

import io.codriver.voice.health.Condition;
import io.codriver.voice.health.Microphones;
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
 * the same time don't have their loud sounds in the same 20 ms. What a broken microphone delivers is silence here, so it neither
 * outshouts the others nor misleads who takes their voices apart; one from which nothing comes at all is silence as soon as that
 * is known, so that its seat hears of it. Not thread-safe: the owner holds a lock.
 */
final class LevelBoard {
    /** A leak between seats is some 12 dB down or more; two people speaking are mostly within half of that. */
    static final double MARGIN_DB = 6;

    private static final int MEMORY = 5;
    /** Shared: nobody writes into a frame. */
    private static final short[] NOTHING = new short[AudioFormat16k.FRAME];

    private final double[][] recent;
    private final @Nullable SeatFrame[] row;
    private final @Nullable SeatSeparator separator;
    private final Microphones microphones;
    private final long[] nextSample;
    private final long[] accepted;
    private boolean[] expected;
    private int at;

    /**
     * @param separator what takes the voices of a moment apart before they are compared, if anything does
     * @param microphones the same channels, to be told of every frame
     */
    LevelBoard(int channels, @Nullable SeatSeparator separator, Microphones microphones) {
        recent = new double[channels][MEMORY];
        row = new SeatFrame[channels];
        nextSample = new long[channels];
        accepted = new long[channels];
        expected = new boolean[channels];
        this.separator = separator;
        this.microphones = microphones;
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
        microphones.hear(channel, samples, Level.decibels(samples), firstSample, nanos);
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
        silence();
        takeApart();
        double loudest = measure();
        for (int c = 0; c < row.length; c++) {
            SeatFrame held = row[c];
            if (held != null) {
                frames.add(new Placed(c, held.judged(recent[c][at], level(c) >= loudest - MARGIN_DB)));
                row[c] = null;
            } else if (microphones.condition(c).deaf()) {
                frames.add(nothing(c));
            }
        }
        at = (at + 1) % MEMORY;
        expected = present;
        return frames;
    }

    /** What is held, and that nothing will come any more from anybody: the source of all channels broke. */
    List<Placed> lost(String why) {
        List<Placed> frames = new ArrayList<>(release());
        microphones.lost(why);
        for (int c = 0; c < row.length; c++) {
            frames.add(nothing(c));
        }
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

    /** Judges the moment's microphones and takes what the broken ones delivered for silence. */
    private void silence() {
        microphones.judge();
        for (int c = 0; c < row.length; c++) {
            SeatFrame held = row[c];
            if (held != null) {
                nextSample[c] = held.endSample();
                row[c] = held.from(microphones.condition(c));
            }
        }
    }

    /** A moment of a channel from which nothing came. */
    private Placed nothing(int channel) {
        Condition condition = microphones.condition(channel);
        long from = nextSample[channel];
        nextSample[channel] += AudioFormat16k.FRAME;
        return new Placed(channel, new SeatFrame(NOTHING, from, 0, false, accepted[channel], condition));
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
