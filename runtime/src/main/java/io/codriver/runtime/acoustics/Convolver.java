package io.codriver.runtime.acoustics;

import java.util.Arrays;

/**
 * Passes signals of any length through one impulse response: overlap-add of blocks in the frequency domain (Stockham,
 * High-speed convolution and correlation, 1966). One thread at a time.
 */
final class Convolver {
    /** Blocks of at least this many times the response, which keeps the padding cheap. */
    private static final int BLOCKS = 2;

    private final RealFft fft;
    private final float[] response;
    private final int tail;
    private final float[] work;

    Convolver(float[] response) {
        if (response.length == 0) {
            throw new IllegalArgumentException("an empty response");
        }
        this.fft = new RealFft(RealFft.sizeFor((BLOCKS + 1) * response.length));
        this.response = Arrays.copyOf(response, fft.size());
        this.tail = response.length - 1;
        this.work = new float[fft.size()];
        fft.forward(this.response);
    }

    /** The signal as it comes out, longer than it went in by the response less one sample. */
    float[] apply(float[] signal) {
        float[] out = new float[signal.length + tail];
        int block = fft.size() - tail;
        for (int from = 0; from < signal.length; from += block) {
            int length = Math.min(block, signal.length - from);
            System.arraycopy(signal, from, work, 0, length);
            Arrays.fill(work, length, work.length, 0);
            fft.forward(work);
            RealFft.multiply(work, response, false);
            fft.inverse(work);
            for (int i = 0; i < length + tail; i++) {
                out[from + i] += work[i];
            }
        }
        return out;
    }
}
