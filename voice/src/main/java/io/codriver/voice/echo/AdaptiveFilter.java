package io.codriver.voice.echo;

import io.codriver.voice.spectrum.Fourier;
import java.util.Arrays;

/**
 * Learns the path from a loudspeaker to a microphone and says what of the microphone came that way.
 *
 * <p>The path is a filter of {@value #REACH} taps, cut into {@value #PARTS} parts that are each kept as a spectrum (partitioned-block
 * frequency-domain adaptive filter, overlap-save: Soo and Pang, "Multidelay block frequency domain adaptive filter", 1990):
 *
 * <pre>
 *   reference ─▶ window of 512 every 160 ─▶ spectra of now, 20 ms ago, 40 ms ago … ─▶ × parts, summed ─▶ echo
 *   microphone − echo = error ─▶ spectrum ─▶ corrects every part, each frequency by its own step
 * </pre>
 *
 * <p>The step comes from a Kalman filter whose covariance is kept as one number per part and frequency (Enzner and Vary,
 * "Frequency-domain adaptive Kalman filter for acoustic echo control in hands-free telephones", 2006): how much is still doubted about
 * the path, times the reference's power, against all that the error holds. So it learns fast while it knows nothing, and hardly at all
 * while somebody talks over the echo, without having to decide that anybody does; and it knows how much echo it must have missed, which
 * {@link ResidualSuppressor} lives by. Doubt grows a little all the time, since rooms change.
 *
 * <p>A path that jumps (other buffers, another device) makes the estimate worse than none. From the first moment the microphone is then
 * passed on as it is, and after {@value #PATIENCE} steps everything is learnt anew. For one thread; nothing is allocated.
 */
final class AdaptiveFilter {
    /** Samples of a step: 10 ms. */
    static final int STEP = 160;

    static final int WINDOW = 512;
    static final int BINS = WINDOW / 2 + 1;
    /** Taps of a part: what a window of 512 filters without wrapping round into the newest step is 353, of which two steps are used. */
    private static final int TAPS = 2 * STEP;

    /** 200 ms of delay and 100 ms of room. */
    private static final int PARTS = 15;

    static final int REACH = PARTS * TAPS;

    private static final int HISTORY = 2 * PARTS - 1;
    /** So long after the reference fell silent no window and no tap holds any of it. */
    private static final int SILENT = HISTORY + (WINDOW + STEP - 1) / STEP;
    /** What share of a window's power its newest step has, the rest of the error's window being zero. */
    private static final double SHARE = (double) STEP / WINDOW;
    /** What the path's power may be per part before anything is known. Less learns slower, more also learns noise; measured. */
    private static final double FIRST_DOUBT = 0.01;
    /** Share of the path that is the same 10 ms later. Less follows drifting clocks, more is better under double talk; measured. */
    private static final double KEPT = 0.9995 * 0.9995;
    /** Which part of what is lost of the path may turn up in any other part. */
    private static final double SPREAD = 0.1;
    /** Keeps the step below what spectra of so short a step can bear: 1 / {@link #SHARE}. Without it loud echo diverges; measured. */
    private static final double CAUTION = 3;
    /** How much of the error's power is kept to the next step. */
    private static final double HELD = 0.5;
    /** Parts per step that are cut back to their taps; all of them cost four times as much and are no better. */
    private static final int TRIMMED = 3;
    /** How much of the powers before and after is kept to the next step, to compare them: they span some 200 ms. */
    private static final double COMPARED = 0.95;
    /** A right estimate takes its own power out of the microphone; one that takes out less than this share of it is wrong … */
    private static final double RIGHT = 0.3;
    /** … provided that it is as much of the microphone as this, so that people who talk don't decide it … */
    private static final double AUDIBLE = 0.1;
    /** … and that it is so for so many steps. */
    private static final int PATIENCE = 15;

    /** Steps with a reference before an estimate is judged: 1 s. */
    private static final int PROBATION = 100;
    /** Steps with a reference before the doubt says the truth about what was missed: 4 s; measured. */
    private static final int LEARNING = 400;

    private static final double TINY = 1e-3;

    private final Fourier fourier = new Fourier(WINDOW);
    private final double[][] xRe = new double[HISTORY][BINS];
    private final double[][] xIm = new double[HISTORY][BINS];
    private final double[][] xPower = new double[HISTORY][BINS];
    private final double[][] pathRe = new double[PARTS][BINS];
    private final double[][] pathIm = new double[PARTS][BINS];
    private final double[][] doubt = new double[PARTS][BINS];
    private final double[] pathPower = new double[BINS];
    private final double[] missed = new double[BINS];
    private final double[] errorPower = new double[BINS];
    private final double[] weight = new double[BINS];
    private final double[] window = new double[WINDOW];
    private final double[] work = new double[WINDOW];
    private final double[] re = new double[BINS];
    private final double[] im = new double[BINS];
    private final double[] echo = new double[STEP];
    private final double[] error = new double[STEP];
    private int newest;
    private int silentSteps = SILENT;
    private int nextToTrim;
    private double powerBefore;
    private double powerAfter;
    private double powerOfEcho;
    private int worse;
    private int learnt;

    AdaptiveFilter() {
        forget();
    }

    /** Takes {@value #STEP} samples of each; the results are in {@link #left}, {@link #echo} and {@link #missed}. */
    void process(double[] microphone, double[] reference) {
        remember(reference);
        if (isSilent()) {
            Arrays.fill(echo, 0);
            Arrays.fill(missed, 0);
            System.arraycopy(microphone, 0, error, 0, STEP);
            return;
        }
        estimate();
        for (int i = 0; i < STEP; i++) {
            error[i] = microphone[i] - echo[i];
        }
        Arrays.fill(work, 0, WINDOW - STEP, 0);
        System.arraycopy(error, 0, work, WINDOW - STEP, STEP);
        fourier.forward(work, re, im);
        weigh();
        for (int p = 0; p < PARTS; p++) {
            adapt(p);
        }
        trim();
        judge(microphone);
    }

    /** The microphone without the echo, or as it is while the estimate is {@linkplain #isUsed not used}. */
    double[] left() {
        return error;
    }

    /** The echo as estimated. */
    double[] echo() {
        return echo;
    }

    /** Power of the echo that the estimate has probably missed, per bin of a window that holds one step. */
    double[] missed() {
        return missed;
    }

    /** Whether the estimate makes things better at the moment. */
    boolean isUsed() {
        return powerAfter <= powerBefore;
    }

    /** Whether so little was heard so far that the doubt itself is doubtful. */
    boolean isLearning() {
        return learnt < LEARNING;
    }

    /** Whether there can be no echo, since nothing was played for so long. */
    boolean isSilent() {
        return silentSteps >= SILENT;
    }

    private void forget() {
        for (int p = 0; p < PARTS; p++) {
            Arrays.fill(pathRe[p], 0);
            Arrays.fill(pathIm[p], 0);
            Arrays.fill(doubt[p], FIRST_DOUBT);
        }
        powerBefore = 0;
        powerAfter = 0;
        powerOfEcho = 0;
        worse = 0;
        learnt = 0;
    }

    private void remember(double[] reference) {
        System.arraycopy(window, STEP, window, 0, WINDOW - STEP);
        boolean sounds = false;
        for (int i = 0; i < STEP; i++) {
            window[WINDOW - STEP + i] = reference[i];
            sounds |= reference[i] != 0;
        }
        silentSteps = sounds ? 0 : Math.min(SILENT, silentSteps + 1);
        newest = (newest + HISTORY - 1) % HISTORY;
        if (isSilent()) {
            Arrays.fill(xRe[newest], 0);
            Arrays.fill(xIm[newest], 0);
        } else {
            fourier.forward(window, xRe[newest], xIm[newest]);
        }
        for (int f = 0; f < BINS; f++) {
            xPower[newest][f] = xRe[newest][f] * xRe[newest][f] + xIm[newest][f] * xIm[newest][f];
        }
    }

    /** Which spectrum of the reference a part belongs to. */
    private int age(int part) {
        return (newest + 2 * part) % HISTORY;
    }

    private void estimate() {
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        for (int p = 0; p < PARTS; p++) {
            double[] aRe = xRe[age(p)];
            double[] aIm = xIm[age(p)];
            double[] bRe = pathRe[p];
            double[] bIm = pathIm[p];
            for (int f = 0; f < BINS; f++) {
                re[f] += aRe[f] * bRe[f] - aIm[f] * bIm[f];
                im[f] += aRe[f] * bIm[f] + aIm[f] * bRe[f];
            }
        }
        fourier.inverse(re, im, work);
        System.arraycopy(work, WINDOW - STEP, echo, 0, STEP);
    }

    /** What the parts have in common: how much echo was missed, how much is in the error, and so how far to go. */
    private void weigh() {
        Arrays.fill(missed, 0);
        Arrays.fill(pathPower, 0);
        for (int p = 0; p < PARTS; p++) {
            double[] power = xPower[age(p)];
            for (int f = 0; f < BINS; f++) {
                missed[f] += SHARE * doubt[p][f] * power[f];
                pathPower[f] += pathRe[p][f] * pathRe[p][f] + pathIm[p][f] * pathIm[p][f];
            }
        }
        for (int f = 0; f < BINS; f++) {
            errorPower[f] = HELD * errorPower[f] + (1 - HELD) * (re[f] * re[f] + im[f] * im[f]);
            weight[f] = 1 / (CAUTION * missed[f] + errorPower[f] + TINY);
        }
    }

    private void adapt(int part) {
        double[] aRe = xRe[age(part)];
        double[] aIm = xIm[age(part)];
        double[] power = xPower[age(part)];
        double[] bRe = pathRe[part];
        double[] bIm = pathIm[part];
        double[] d = doubt[part];
        for (int f = 0; f < BINS; f++) {
            double step = d[f] * weight[f];
            bRe[f] += step * (aRe[f] * re[f] + aIm[f] * im[f]);
            bIm[f] += step * (aRe[f] * im[f] - aIm[f] * re[f]);
            double own = bRe[f] * bRe[f] + bIm[f] * bIm[f];
            double lost = (1 - SPREAD) * own + SPREAD * pathPower[f] / PARTS;
            d[f] = KEPT * (1 - SHARE * step * power[f]) * d[f] + (1 - KEPT) * lost;
        }
    }

    /** Corrections also fall on taps that a part doesn't have; a few parts in turn are rid of them. */
    private void trim() {
        for (int i = 0; i < TRIMMED; i++) {
            fourier.inverse(pathRe[nextToTrim], pathIm[nextToTrim], work);
            Arrays.fill(work, TAPS, WINDOW, 0);
            fourier.forward(work, pathRe[nextToTrim], pathIm[nextToTrim]);
            nextToTrim = (nextToTrim + 1) % PARTS;
        }
    }

    private void judge(double[] microphone) {
        compare(microphone);
        learnt += silentSteps == 0 ? 1 : 0;
        if (!isUsed()) {
            System.arraycopy(microphone, 0, error, 0, STEP);
        }
        boolean wrong = powerOfEcho > AUDIBLE * powerBefore && powerBefore - powerAfter < RIGHT * powerOfEcho;
        worse = wrong && learnt > PROBATION ? worse + 1 : 0;
        if (worse >= PATIENCE) {
            forget();
        }
    }

    private void compare(double[] microphone) {
        powerBefore *= COMPARED;
        powerAfter *= COMPARED;
        powerOfEcho *= COMPARED;
        for (int i = 0; i < STEP; i++) {
            powerBefore += microphone[i] * microphone[i];
            powerAfter += error[i] * error[i];
            powerOfEcho += echo[i] * echo[i];
        }
    }
}
