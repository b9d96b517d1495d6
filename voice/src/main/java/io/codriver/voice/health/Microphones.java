package io.codriver.voice.health;

import java.util.Arrays;

/**
 * All microphones of one cabin. Each {@link #hear hears} its own raw frames; once per moment all are {@link #judge judged}
 * together, because what is loud, silent or a hum shows beside the others best. Frames are 320 samples at 16 kHz.
 *
 * <p>A fault is known within 2 s of sound: one second (dead, clipping), 1.6 s (hum), up to 2 s (a gross drift, lost pieces; a fine
 * drift takes 15 s). Time is counted in frames, only drift looks at the clock. Each fault ends later than it began, so that none
 * flickers: half a second of sound (dead), 5 s without (clipping, drifting), a second (hum).
 *
 * <p>Not thread-safe: the owner holds a lock.
 */
public final class Microphones {
    private final MicrophoneHealth[] health;
    private final Condition[] conditions;
    private final boolean[] heard;

    /**
     * @param channels how many
     * @param timed whether frames come in as they are spoken (false: as fast as they are taken)
     */
    public Microphones(int channels, boolean timed) {
        health = new MicrophoneHealth[channels];
        conditions = new Condition[channels];
        heard = new boolean[channels];
        Arrays.setAll(health, c -> new MicrophoneHealth(timed));
        Arrays.fill(conditions, Condition.WELL);
    }

    /**
     * Takes in what a microphone delivered.
     *
     * @param frame as it came; not kept
     * @param levelDb its level in dB over one quantisation step, without rumble
     * @param firstSample position of its first sample in the channel's stream
     * @param nanos when it came
     */
    public void hear(int channel, short[] frame, double levelDb, long firstSample, long nanos) {
        health[channel].hear(frame, levelDb, firstSample, nanos);
    }

    /** A moment of 20 ms is over: who delivered nothing in it has missed it, unless nobody delivered anything. */
    public void judge() {
        boolean any = false;
        for (int c = 0; c < health.length; c++) {
            heard[c] = health[c].takeHeard();
            any |= heard[c];
        }
        if (!any) {
            return;
        }
        for (int c = 0; c < health.length; c++) {
            if (!heard[c]) {
                health[c].loudness().miss();
            }
        }
        for (int c = 0; c < health.length; c++) {
            health[c].loudness().judge(othersFloor(c), othersLive(c));
            suspectHum(c);
        }
        conclude();
    }

    /** Nothing will come any more, from nobody: their source broke. */
    public void lost(String why) {
        for (MicrophoneHealth one : health) {
            one.loudness().lost(why);
        }
        conclude();
    }

    /** How a microphone is, as last judged; the same object as long as nothing changes. */
    public Condition condition(int channel) {
        return conditions[channel];
    }

    private void conclude() {
        for (int c = 0; c < health.length; c++) {
            conditions[c] = health[c].condition(othersHear(c));
        }
    }

    private void suspectHum(int channel) {
        HumMeter hum = health[channel].hum();
        int mains = hum.suspected();
        if (mains < 0) {
            return;
        }
        double least = Double.MAX_VALUE;
        for (int c = 0; c < health.length; c++) {
            if (c != channel && !health[c].loudness().isDead()) {
                least = Math.min(least, health[c].hum().power(mains));
            }
        }
        hum.compare(mains, least == Double.MAX_VALUE ? 0 : least);
    }

    private double othersFloor(int channel) {
        double least = Double.MAX_VALUE;
        for (int c = 0; c < health.length; c++) {
            if (c != channel && health[c].hears()) {
                least = Math.min(least, health[c].loudness().floorDb());
            }
        }
        return least == Double.MAX_VALUE ? 0 : least;
    }

    private boolean othersLive(int channel) {
        for (int c = 0; c < health.length; c++) {
            if (c != channel && health[c].loudness().isLive()) {
                return true;
            }
        }
        return false;
    }

    private boolean othersHear(int channel) {
        for (int c = 0; c < health.length; c++) {
            if (c != channel && health[c].hears()) {
                return true;
            }
        }
        return false;
    }
}
