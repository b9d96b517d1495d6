package io.codriver.voice.echo;

/**
 * The canceller in plain Java: {@link AdaptiveFilter}, then {@link ResidualSuppressor}, in steps of 10 ms.
 *
 * <p>Both work on sound whose high frequencies were raised (pre-emphasis) and the result is lowered again. Voices fall off by some 9 dB
 * per octave, and without it the leakage of the strong low frequencies' spectra would drown what the high ones could learn from. All of
 * this is linear, so that an untouched microphone comes out to the bit.
 */
final class KalmanCanceller implements EchoCanceller {
    /** First-order pre-emphasis, usual for speech. */
    private static final double EMPHASIS = 0.9;

    private static final int STEP = AdaptiveFilter.STEP;

    private final AdaptiveFilter filter = new AdaptiveFilter();
    private final ResidualSuppressor suppressor = new ResidualSuppressor();
    private final double[] microphone = new double[STEP];
    private final double[] reference = new double[STEP];
    private final double[] left = new double[STEP];
    private double lastMicrophone;
    private double lastReference;
    private double lastOut;
    private boolean closed;

    @Override
    public void process(short[] microphoneFrame, short[] referenceFrame, short[] out) {
        if (closed) {
            throw new IllegalStateException("this echo canceller is closed");
        }
        if (microphoneFrame.length != FRAME || referenceFrame.length != FRAME || out.length != FRAME) {
            throw new IllegalArgumentException("frames of " + FRAME + " samples are needed, got "
                    + microphoneFrame.length + ", " + referenceFrame.length + " and " + out.length);
        }
        for (int from = 0; from < FRAME; from += STEP) {
            take(microphoneFrame, referenceFrame, from);
            filter.process(microphone, reference);
            suppressor.process(filter, left);
            give(out, from);
        }
    }

    private void take(short[] microphoneFrame, short[] referenceFrame, int from) {
        for (int i = 0; i < STEP; i++) {
            microphone[i] = microphoneFrame[from + i] - EMPHASIS * lastMicrophone;
            reference[i] = referenceFrame[from + i] - EMPHASIS * lastReference;
            lastMicrophone = microphoneFrame[from + i];
            lastReference = referenceFrame[from + i];
        }
    }

    private void give(short[] out, int from) {
        for (int i = 0; i < STEP; i++) {
            lastOut = left[i] + EMPHASIS * lastOut;
            out[from + i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(lastOut)));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
