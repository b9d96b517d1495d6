package io.codriver.voice.spectrum;

/**
 * The discrete Fourier transform of real signals, for one fixed length. Radix 2, decimation in time, in place; tables are made once
 * and no call allocates. For one thread.
 *
 * <p>A real signal of N samples has N/2 + 1 bins; bin {@code f} lies at {@code f · rate / N} Hz.
 */
public final class Fourier {
    private final int length;
    private final int[] reversed;
    private final double[] cos;
    private final double[] sin;
    private final double[] re;
    private final double[] im;

    /** @param length a power of two, at least 4 */
    public Fourier(int length) {
        if (length < 4 || Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException("a power of two from 4 on is needed, got " + length);
        }
        this.length = length;
        this.reversed = new int[length];
        this.cos = new double[length / 2];
        this.sin = new double[length / 2];
        this.re = new double[length];
        this.im = new double[length];
        int bits = Integer.numberOfTrailingZeros(length);
        for (int i = 0; i < length; i++) {
            reversed[i] = Integer.reverse(i) >>> (Integer.SIZE - bits);
        }
        for (int i = 0; i < length / 2; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / length);
            sin[i] = Math.sin(2 * Math.PI * i / length);
        }
    }

    /** How many bins a spectrum has. */
    public int bins() {
        return length / 2 + 1;
    }

    /** Fills {@code outRe} and {@code outIm} with the bins of a signal of this length. */
    public void forward(double[] signal, double[] outRe, double[] outIm) {
        for (int i = 0; i < length; i++) {
            re[i] = signal[reversed[i]];
            im[i] = 0;
        }
        butterflies(-1);
        System.arraycopy(re, 0, outRe, 0, bins());
        System.arraycopy(im, 0, outIm, 0, bins());
    }

    /** Fills {@code signal} with what has these bins: the inverse of {@link #forward}. */
    public void inverse(double[] inRe, double[] inIm, double[] signal) {
        for (int i = 0; i < length; i++) {
            boolean upper = i >= bins();
            int bin = upper ? length - i : i;
            re[reversed[i]] = inRe[bin];
            im[reversed[i]] = upper ? -inIm[bin] : inIm[bin];
        }
        butterflies(1);
        for (int i = 0; i < length; i++) {
            signal[i] = re[i] / length;
        }
    }

    private void butterflies(int sign) {
        for (int half = 1; half < length; half *= 2) {
            int stride = length / (2 * half);
            for (int start = 0; start < length; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    butterfly(start + k, start + k + half, cos[k * stride], sign * sin[k * stride]);
                }
            }
        }
    }

    private void butterfly(int a, int b, double c, double s) {
        double r = re[b] * c - im[b] * s;
        double i = re[b] * s + im[b] * c;
        re[b] = re[a] - r;
        im[b] = im[a] - i;
        re[a] += r;
        im[a] += i;
    }
}
