package io.codriver.voice.separate;

import java.util.Arrays;

/**
 * One frequency: how each seat's voice spreads over the microphones there, and how much of the present moment is whose.
 *
 * <p>The model is the local Gaussian one (Duong, Vincent and Gribonval, "Under-determined reverberant audio source separation using a
 * full-rank spatial covariance model", 2010): what the microphones hear is Gaussian with covariance Σ vₖ·Φₖ + N, where vₖ is the
 * power of seat k in this moment, Φₖ the spread of its voice, and N what always hums. It is used online: powers are found anew in each
 * moment by multiplicative updates (majorise and minimise), a spread is a running mean over the moments in which its seat
 * is the loudest by far. A spread begins as what every car has in common: loud in the seat's own microphone, softer in all others.
 *
 * <p>Matrices are microphones × microphones, flat, row by row. Nothing is allocated after construction. For one thread.
 */
final class Bin {
    /** How much softer than in its own a voice is taken to be in other microphones before anything was heard: −10 dB. */
    private static final double FIRST_CROSSTALK = 0.1;
    /**
     * Noise is the lowest level of the last 0.8 to 1.6 s (minimum statistics after Martin, "Noise power spectral density estimation
     * based on optimal smoothing and minimum statistics", 2001): voices leave gaps in every frequency.
     */
    private static final int BLOCK = 80;

    /** Windows that reach back before the first sample say nothing of the noise. */
    private static final int FIRST_WHOLE = Overlap.WINDOW / Overlap.HOP;

    private static final double SMOOTH = 0.15;
    /** The minimum of a fluctuating noise lies below its mean. */
    private static final double MINIMUM_TO_MEAN = 1.5;

    private static final double LEAST = 1e-3;
    private static final double NOTHING = 1e-9;
    /** A spread is learnt from moments in which its seat stands so far above the noise. */
    private static final double AUDIBLE = 3;
    /** A spread remembers about so many moments of 10 ms in which its seat led. */
    private static final double MEMORY = 60;

    private final int size;
    private final double[][] spreadRe;
    private final double[][] spreadIm;
    private final double[] learnt;
    private final double[] lowest;
    private final double[] lowestBefore;
    private final double[] smooth;
    private final double[] power;
    private final Scratch scratch;
    private final double[] xRe;
    private final double[] xIm;
    private int moments;

    /** What all bins of one thread share. */
    static final class Scratch {
        final HermitianInverse inverse;
        final double[] zRe;
        final double[] zIm;
        final double[] yRe;
        final double[] yIm;
        final double[] aRe;
        final double[] aIm;
        final double[] bRe;
        final double[] bIm;

        Scratch(int size) {
            inverse = new HermitianInverse(size);
            zRe = new double[size];
            zIm = new double[size];
            yRe = new double[size];
            yIm = new double[size];
            aRe = new double[size * size];
            aIm = new double[size * size];
            bRe = new double[size * size];
            bIm = new double[size * size];
        }
    }

    Bin(int size, Scratch scratch) {
        this.size = size;
        this.scratch = scratch;
        this.spreadRe = new double[size][size * size];
        this.spreadIm = new double[size][size * size];
        this.learnt = new double[size];
        this.lowest = new double[size];
        this.lowestBefore = new double[size];
        this.smooth = new double[size];
        this.power = new double[size];
        this.xRe = new double[size];
        this.xIm = new double[size];
        Arrays.fill(learnt, 1);
        for (int k = 0; k < size; k++) {
            for (int m = 0; m < size; m++) {
                spreadRe[k][m * size + m] = m == k ? 1 : FIRST_CROSSTALK;
            }
        }
    }

    /** Takes in what microphone {@code m} hears now. */
    void hear(int m, double re, double im) {
        xRe[m] = re;
        xIm[m] = im;
    }

    /** Once all microphones are heard: follows the noise and begins with each seat's own microphone as its power. */
    void begin() {
        boolean first = moments <= FIRST_WHOLE;
        boolean turn = moments % BLOCK == 0;
        for (int m = 0; m < size; m++) {
            double now = xRe[m] * xRe[m] + xIm[m] * xIm[m];
            smooth[m] = first ? now : smooth[m] + SMOOTH * (now - smooth[m]);
            lowestBefore[m] = first ? now : turn ? lowest[m] : lowestBefore[m];
            lowest[m] = first || turn ? smooth[m] : Math.min(lowest[m], smooth[m]);
            power[m] = Math.max(LEAST, now - noise(m));
        }
        moments++;
    }

    double noise(int m) {
        return Math.max(LEAST, Math.min(lowest[m], lowestBefore[m]) * MINIMUM_TO_MEAN);
    }

    /** The power of the noise, over all microphones. */
    double meanNoise() {
        double sum = 0;
        for (int m = 0; m < size; m++) {
            sum += noise(m);
        }
        return sum / size;
    }

    double power(int seat) {
        return power[seat];
    }

    /** A seat is this likely to speak at all: takes its power down. */
    void expect(int seat, double likely) {
        power[seat] = power[seat] * likely + NOTHING;
    }

    /** One step towards the powers that explain the moment best. */
    void refine() {
        weigh();
        for (int k = 0; k < size; k++) {
            double explained = 0;
            double expected = 0;
            double[] re = spreadRe[k];
            double[] im = spreadIm[k];
            HermitianInverse r = scratch.inverse;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    int ij = i * size + j;
                    int ji = j * size + i;
                    double pr = scratch.zRe[i] * scratch.zRe[j] + scratch.zIm[i] * scratch.zIm[j];
                    double pi = scratch.zRe[i] * scratch.zIm[j] - scratch.zIm[i] * scratch.zRe[j];
                    explained += pr * re[ij] - pi * im[ij];
                    expected += r.re[ji] * re[ij] - r.im[ji] * im[ij];
                }
            }
            power[k] *= Math.sqrt(Math.max(explained, 1e-30) / Math.max(expected, 1e-30));
        }
    }

    /** The inverse of the whole covariance, and what it makes of the moment: z = R⁻¹·x. */
    private void weigh() {
        HermitianInverse r = scratch.inverse;
        Arrays.fill(r.re, 0);
        Arrays.fill(r.im, 0);
        for (int k = 0; k < size; k++) {
            for (int i = 0; i < size * size; i++) {
                r.re[i] += power[k] * spreadRe[k][i];
                r.im[i] += power[k] * spreadIm[k][i];
            }
        }
        for (int m = 0; m < size; m++) {
            r.re[m * size + m] += noise(m);
        }
        r.invert();
        times(r.re, r.im, xRe, xIm, scratch.zRe, scratch.zIm);
    }

    /**
     * Gives each seat's voice as its own microphone hears it, and learns how voices spread.
     *
     * @param likely how likely each seat speaks at all, 0 to 1
     * @param residue how much of its microphone's noise stays in each voice, 0 to 1
     * @param outRe by seat
     * @param outIm by seat
     */
    void tell(double[] likely, double residue, double[] outRe, double[] outIm) {
        weigh();
        double all = NOTHING;
        for (int k = 0; k < size; k++) {
            all += power[k];
        }
        for (int k = 0; k < size; k++) {
            times(spreadRe[k], spreadIm[k], scratch.zRe, scratch.zIm, scratch.yRe, scratch.yIm);
            double left = residue * noise(k);
            outRe[k] = power[k] * scratch.yRe[k] + left * scratch.zRe[k];
            outIm[k] = power[k] * scratch.yIm[k] + left * scratch.zIm[k];
            double share = power[k] / all;
            double weight = power[k] > AUDIBLE * noise(k) ? share * share * likely[k] : 0;
            if (weight > 0.02) {
                learn(k, weight);
            }
        }
    }

    /** Moves a seat's spread towards what is expected of its voice, given the moment; {@code yRe, yIm} hold its image over its power. */
    private void learn(int k, double weight) {
        learnt[k] = Math.min(MEMORY, learnt[k] + weight);
        double step = weight / learnt[k];
        double[] re = spreadRe[k];
        double[] im = spreadIm[k];
        Scratch s = scratch;
        product(re, im, s.inverse.re, s.inverse.im, s.aRe, s.aIm);
        product(s.aRe, s.aIm, re, im, s.bRe, s.bIm);
        double v = power[k];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                int at = i * size + j;
                double nowRe = v * (s.yRe[i] * s.yRe[j] + s.yIm[i] * s.yIm[j]) + re[at] - v * s.bRe[at];
                double nowIm = v * (s.yIm[i] * s.yRe[j] - s.yRe[i] * s.yIm[j]) + im[at] - v * s.bIm[at];
                s.aRe[at] = re[at] + step * (nowRe - re[at]);
                s.aIm[at] = im[at] + step * (nowIm - im[at]);
            }
        }
        double own = 1 / Math.max(s.aRe[k * size + k], NOTHING);
        for (int i = 0; i < size * size; i++) {
            re[i] = s.aRe[i] * own;
            im[i] = s.aIm[i] * own;
        }
    }

    private void times(double[] re, double[] im, double[] vRe, double[] vIm, double[] toRe, double[] toIm) {
        for (int i = 0; i < size; i++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int j = 0; j < size; j++) {
                int at = i * size + j;
                sumRe += re[at] * vRe[j] - im[at] * vIm[j];
                sumIm += re[at] * vIm[j] + im[at] * vRe[j];
            }
            toRe[i] = sumRe;
            toIm[i] = sumIm;
        }
    }

    private void product(double[] aRe, double[] aIm, double[] bRe, double[] bIm, double[] toRe, double[] toIm) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double sumRe = 0;
                double sumIm = 0;
                for (int k = 0; k < size; k++) {
                    int ik = i * size + k;
                    int kj = k * size + j;
                    sumRe += aRe[ik] * bRe[kj] - aIm[ik] * bIm[kj];
                    sumIm += aRe[ik] * bIm[kj] + aIm[ik] * bRe[kj];
                }
                toRe[i * size + j] = sumRe;
                toIm[i * size + j] = sumIm;
            }
        }
    }
}
