package io.codriver.voice.echo;

import io.codriver.voice.spectrum.Fourier;
import java.util.Arrays;

/**
 * Turns down the frequencies in which the echo that {@link AdaptiveFilter} missed stands out.
 *
 * <p>How much it missed the filter itself says, as the doubt that its Kalman filter has left (Enzner and Vary 2006 again); a small share
 * of the estimated echo is added for what no linear filter can know, such as an overdriven loudspeaker. The gains are Wiener's, from a
 * decision-directed signal-to-echo ratio (Ephraim and Malah 1984).
 *
 * <p>How strictly it acts depends on what all frequencies show together: while the sound that is left is about what must have been
 * missed, nobody talks and the echo may go, whole; as soon as there is clearly more, somebody does, and a little echo under their words
 * is better than holes in them. While the filter is still learning that comparison can't be trusted and it is strict: in the first
 * four seconds that anything ever plays, who interrupts may not be heard, but the assistant doesn't hear itself.
 *
 * <p>The gains are applied as a short symmetrical filter (low-delay filter-bank equaliser, after Löllmann and Vary 2007), faded from
 * one to the next over a step, since going to spectra and back would cost 22 ms and this costs {@value #DELAY} samples. With nothing to
 * turn down it is a delay and nothing else. For one thread; nothing is allocated.
 */
final class ResidualSuppressor {
    /** How much later what comes out is, in samples: 4 ms. */
    static final int DELAY = 64;

    private static final int TAPS = 2 * DELAY + 1;
    private static final int STEP = AdaptiveFilter.STEP;
    private static final int WINDOW = AdaptiveFilter.WINDOW;
    private static final int BINS = AdaptiveFilter.BINS;
    /** Power of a Hann window of 512 over that of a step of 160 alone: 0.375 · 512 / 160. */
    private static final double HANN_TO_STEP = 1.2;
    /** What is taken to be left of an echo that was estimated well: −25 dB. */
    private static final double LEAK = 0.003;
    /** The same while the estimate is young, or so wrong that it isn't used: its size is about right still. */
    private static final double LEAK_UNSURE = 0.3;
    /** No frequency is turned down by more than 30 dB. */
    private static final double LEAST_GAIN = 0.03;
    /** How much of the signal-to-echo ratio is kept to the next step. */
    private static final double HELD_RATIO = 0.9;
    /** How much of the sums over all frequencies is kept to the next step. */
    private static final double HELD_SUMS = 0.8;
    /** Bins below 125 Hz hold more of the road than of anybody's voice. */
    private static final int FIRST_BIN = 4;
    /** Nobody talks while there is less than this times what must have been missed … */
    private static final double NOBODY = 1;
    /** … and somebody does from this on. Between and below: how many times the missed echo is expected. Measured. */
    private static final double SOMEBODY = 5;

    private static final double STRICT = 4;
    private static final double MILD = 0.2;

    private final Fourier fourier = new Fourier(WINDOW);
    private final double[] hann = hann(WINDOW);
    private final double[] taper = hann(TAPS);
    private final double[] left = new double[WINDOW];
    private final double[] echo = new double[WINDOW];
    private final double[] work = new double[WINDOW];
    private final double[] re = new double[BINS];
    private final double[] im = new double[BINS];
    private final double[] leftPower = new double[BINS];
    private final double[] expected = new double[BINS];
    private final double[] ratio = new double[BINS];
    private final double[] gain = new double[BINS];
    private final double[] zeros = new double[BINS];
    private double[] before = new double[TAPS];
    private double[] now = new double[TAPS];
    private double leftSum;
    private double expectedSum;
    private int plainSteps;

    ResidualSuppressor() {
        rest();
    }

    /** Takes a step's result from the filter; gives the {@value AdaptiveFilter#STEP} samples that are due. */
    void process(AdaptiveFilter filter, double[] out) {
        push(left, filter.left());
        push(echo, filter.echo());
        if (filter.isSilent()) {
            plain();
        } else {
            plainSteps = 0;
            measure(filter);
            weigh(filter.isLearning() ? STRICT : strictness());
            shape();
        }
        filter(out);
    }

    /** As if somebody had talked alone so far. */
    private void rest() {
        Arrays.fill(ratio, 1e6);
        leftSum = 0;
        expectedSum = 0;
        Arrays.fill(before, 0);
        Arrays.fill(now, 0);
        before[DELAY] = 1;
        now[DELAY] = 1;
    }

    /** The last gains fade within a step; after that there is nothing to do. */
    private void plain() {
        plainSteps++;
        if (plainSteps == 1) {
            swap();
            Arrays.fill(now, 0);
            now[DELAY] = 1;
        } else if (plainSteps == 2) {
            rest();
        }
    }

    private void measure(AdaptiveFilter filter) {
        power(echo, expected);
        power(left, leftPower);
        double leak = filter.isUsed() && !filter.isLearning() ? LEAK : LEAK_UNSURE;
        double[] missed = filter.missed();
        double leftNow = 0;
        double expectedNow = 0;
        for (int f = 0; f < BINS; f++) {
            expected[f] = leak * expected[f] + HANN_TO_STEP * missed[f];
            leftNow += f < FIRST_BIN ? 0 : leftPower[f];
            expectedNow += f < FIRST_BIN ? 0 : expected[f];
        }
        leftSum = HELD_SUMS * leftSum + (1 - HELD_SUMS) * leftNow;
        expectedSum = HELD_SUMS * expectedSum + (1 - HELD_SUMS) * expectedNow;
    }

    private double strictness() {
        double times = leftSum / (expectedSum + 1);
        double talks = Math.log(times / NOBODY) / Math.log(SOMEBODY / NOBODY);
        return STRICT * Math.pow(MILD / STRICT, Math.max(0, Math.min(1, talks)));
    }

    private void weigh(double strictness) {
        for (int f = 0; f < BINS; f++) {
            double times = leftPower[f] / (strictness * expected[f] + 1);
            double wanted = HELD_RATIO * ratio[f] + (1 - HELD_RATIO) * Math.max(0, times - 1);
            gain[f] = Math.max(LEAST_GAIN, wanted / (1 + wanted));
            ratio[f] = gain[f] * gain[f] * times;
        }
    }

    private void shape() {
        swap();
        fourier.inverse(gain, zeros, work);
        for (int k = 0; k < TAPS; k++) {
            now[k] = taper[k] * work[(k - DELAY + WINDOW) % WINDOW];
        }
    }

    private void swap() {
        double[] older = before;
        before = now;
        now = older;
    }

    private void filter(double[] out) {
        if (plainSteps > 1) {
            System.arraycopy(left, WINDOW - STEP - DELAY, out, 0, STEP);
            return;
        }
        for (int i = 0; i < STEP; i++) {
            int from = WINDOW - STEP + i - 2 * DELAY;
            double old = 0;
            double fresh = 0;
            for (int k = 0; k < TAPS; k++) {
                old += before[k] * left[from + k];
                fresh += now[k] * left[from + k];
            }
            out[i] = old + (fresh - old) * (i + 0.5) / STEP;
        }
    }

    private void power(double[] sound, double[] power) {
        for (int i = 0; i < WINDOW; i++) {
            work[i] = sound[i] * hann[i];
        }
        fourier.forward(work, re, im);
        for (int f = 0; f < BINS; f++) {
            power[f] = re[f] * re[f] + im[f] * im[f];
        }
    }

    private static void push(double[] history, double[] step) {
        System.arraycopy(history, STEP, history, 0, WINDOW - STEP);
        System.arraycopy(step, 0, history, WINDOW - STEP, STEP);
    }

    private static double[] hann(int length) {
        double[] hann = new double[length];
        for (int i = 0; i < length; i++) {
            hann[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / length);
        }
        return hann;
    }
}
