package io.codriver.voice.separate;

import io.codriver.voice.spectrum.Fourier;
import java.util.Arrays;

/**
 * Sound to spectra and back, a hop at a time, by windows that overlap (weighted overlap-add). A root-Hann window of
 * {@value #WINDOW} samples (32 ms) on the way in and out, a hop of {@value #HOP} (10 ms). What comes out of an unchanged spectrum is
 * the sound that went in, {@value #DELAY} samples (22 ms) later.
 *
 * <p>32 ms is a compromise: longer windows hold more of a cabin's reverberation and separate a little better, and answer later.
 */
final class Overlap {
    static final int WINDOW = 512;
    static final int HOP = 160;
    /** From a sample's arrival to when it is whole again. */
    static final int DELAY = WINDOW - HOP;

    private static final double[] SHAPE = shape();
    private static final double[] EVEN = even();

    private final Fourier fourier = new Fourier(WINDOW);
    private final double[] in = new double[WINDOW];
    private final double[] out = new double[WINDOW];
    private final double[] work = new double[WINDOW];

    /** Takes the next {@value #HOP} samples and gives the spectrum of the window that ends with them. */
    void analyse(short[] samples, int from, double[] re, double[] im) {
        System.arraycopy(in, HOP, in, 0, DELAY);
        for (int i = 0; i < HOP; i++) {
            in[DELAY + i] = samples[from + i];
        }
        for (int i = 0; i < WINDOW; i++) {
            work[i] = in[i] * SHAPE[i];
        }
        fourier.forward(work, re, im);
    }

    /** Adds that window's spectrum, as it should sound, and gives the {@value #HOP} samples that are whole now. */
    void synthesise(double[] re, double[] im, short[] samples, int to) {
        fourier.inverse(re, im, work);
        for (int i = 0; i < WINDOW; i++) {
            out[i] += work[i] * SHAPE[i];
        }
        for (int i = 0; i < HOP; i++) {
            long rounded = Math.round(out[i] / EVEN[i]);
            samples[to + i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, rounded));
        }
        System.arraycopy(out, HOP, out, 0, DELAY);
        Arrays.fill(out, DELAY, WINDOW, 0);
    }

    private static double[] shape() {
        double[] shape = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            shape[i] = Math.sin(Math.PI * (i + 0.5) / WINDOW);
        }
        return shape;
    }

    /** What all windows over a sample add up to; it repeats every hop. */
    private static double[] even() {
        double[] even = new double[HOP];
        for (int i = 0; i < WINDOW; i++) {
            even[i % HOP] += SHAPE[i] * SHAPE[i];
        }
        return even;
    }
}
