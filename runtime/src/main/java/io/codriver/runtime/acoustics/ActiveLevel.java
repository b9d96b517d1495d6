package io.codriver.runtime.acoustics;

import io.codriver.voice.AudioFormat16k;
import java.util.Arrays;

/**
 * How loud speech is while there is speech, after ITU-T Recommendation P.56 (12/2011), method B: the mean power over the
 * time in which a smoothed envelope, held for 200 ms, is above a threshold that lies 15.9 dB under that very level. The
 * thresholds here hang on the peak of the signal, not on full scale, so that the level of a signal twice as loud is 6 dB
 * higher exactly.
 */
final class ActiveLevel {
    private static final double SMOOTHING = Math.exp(-1 / (0.03 * AudioFormat16k.RATE));
    private static final int HANGOVER = AudioFormat16k.RATE / 5;
    private static final double MARGIN_DB = 15.9;
    /** From the peak down in steps of 6 dB. */
    private static final int THRESHOLDS = 16;

    private ActiveLevel() {}

    /** Mean power while active; 0 for silence. */
    static double power(float[] samples) {
        double energy = 0;
        double peak = 0;
        for (float sample : samples) {
            energy += (double) sample * sample;
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak == 0 ? 0 : Decibels.power(level(energy, peak, activity(samples, peak)));
    }

    /** Per threshold the number of samples that are active. */
    private static long[] activity(float[] samples, double peak) {
        long[] active = new long[THRESHOLDS];
        int[] silent = new int[THRESHOLDS];
        Arrays.fill(silent, HANGOVER);
        double first = 0;
        double envelope = 0;
        for (float sample : samples) {
            first = SMOOTHING * first + (1 - SMOOTHING) * Math.abs(sample);
            envelope = SMOOTHING * envelope + (1 - SMOOTHING) * first;
            double threshold = peak;
            for (int j = 0; j < THRESHOLDS; j++, threshold /= 2) {
                silent[j] = envelope >= threshold ? 0 : silent[j] + 1;
                if (silent[j] <= HANGOVER) {
                    active[j]++;
                }
            }
        }
        return active;
    }

    /** Where level and threshold are 15.9 dB apart, between the thresholds. */
    private static double level(double energy, double peak, long[] active) {
        double above = Double.NaN;
        double aboveGap = Double.NaN;
        double level = Double.NaN;
        for (int j = 0; j < THRESHOLDS; j++) {
            if (active[j] == 0) {
                continue;
            }
            level = Decibels.ofPower(energy / active[j]);
            double gap = level - Decibels.ofAmplitude(peak) + j * Decibels.ofAmplitude(2);
            if (gap >= MARGIN_DB) {
                double part = Double.isNaN(above) ? 1 : (MARGIN_DB - aboveGap) / (gap - aboveGap);
                return Double.isNaN(above) ? level : above + part * (level - above);
            }
            above = level;
            aboveGap = gap;
        }
        return level;
    }
}
