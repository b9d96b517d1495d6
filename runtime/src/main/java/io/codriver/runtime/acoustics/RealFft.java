package io.codriver.runtime.acoustics;

/**
 * The discrete Fourier transform of real signals of one size, in place: a radix-2 complex transform (Cooley and Tukey, 1965)
 * of half the size and the usual separation of even and odd samples. Allocates nothing after construction and keeps no
 * state between calls, so an instance may be shared by threads.
 *
 * <p>A spectrum of size n lies in n floats: [0] the constant part, [1] the part at half the rate, both real, then for
 * each k from 1 to n/2 - 1 the real part at [2k] and the imaginary part at [2k + 1].
 */
final class RealFft {
    private final int size;
    private final int half;
    /** Cosine and sine of 2πk/size for k under size/2. */
    private final float[] cos;

    private final float[] sin;
    private final int[] reversed;

    /** For a power of two of at least 4. */
    RealFft(int size) {
        if (size < 4 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("size " + size + " is no power of two from 4");
        }
        this.size = size;
        this.half = size / 2;
        this.cos = new float[half];
        this.sin = new float[half];
        this.reversed = new int[half];
        int shift = Integer.numberOfLeadingZeros(half) + 1;
        for (int k = 0; k < half; k++) {
            cos[k] = (float) Math.cos(2 * Math.PI * k / size);
            sin[k] = (float) Math.sin(2 * Math.PI * k / size);
            reversed[k] = Integer.reverse(k) >>> shift;
        }
    }

    /** The smallest size that holds so many samples. */
    static int sizeFor(int samples) {
        return Math.max(4, Integer.highestOneBit(Math.max(1, samples - 1)) << 1);
    }

    int size() {
        return size;
    }

    /** Samples to spectrum. */
    void forward(float[] data) {
        complex(data, 1);
        separate(data, 1);
        float even = data[0];
        data[0] = even + data[1];
        data[1] = even - data[1];
    }

    /** Spectrum to samples; undoes {@link #forward} with its scale. */
    void inverse(float[] data) {
        float even = 0.5f * (data[0] + data[1]);
        data[1] = 0.5f * (data[0] - data[1]);
        data[0] = even;
        separate(data, -1);
        complex(data, -1);
        float scale = 1f / half;
        for (int i = 0; i < size; i++) {
            data[i] *= scale;
        }
    }

    /** Multiplies a spectrum by another, bin by bin; with {@code conjugate} by the other's complex conjugate. */
    static void multiply(float[] spectrum, float[] by, boolean conjugate) {
        spectrum[0] *= by[0];
        spectrum[1] *= by[1];
        for (int i = 2; i < by.length; i += 2) {
            float re = by[i];
            float im = conjugate ? -by[i + 1] : by[i + 1];
            float real = spectrum[i] * re - spectrum[i + 1] * im;
            spectrum[i + 1] = spectrum[i] * im + spectrum[i + 1] * re;
            spectrum[i] = real;
        }
    }

    /** The unscaled complex transform of half the size; direction 1 forward, -1 back. */
    private void complex(float[] data, int direction) {
        reorder(data);
        for (int span = 1; span < half; span <<= 1) {
            int step = half / span;
            for (int k = 0; k < span; k++) {
                float re = cos[k * step];
                float im = -direction * sin[k * step];
                for (int upper = k; upper < half; upper += 2 * span) {
                    butterfly(data, 2 * upper, 2 * (upper + span), re, im);
                }
            }
        }
    }

    private static void butterfly(float[] data, int a, int b, float re, float im) {
        float real = data[b] * re - data[b + 1] * im;
        float imaginary = data[b] * im + data[b + 1] * re;
        data[b] = data[a] - real;
        data[b + 1] = data[a + 1] - imaginary;
        data[a] += real;
        data[a + 1] += imaginary;
    }

    private void reorder(float[] data) {
        for (int i = 0; i < half; i++) {
            int j = reversed[i];
            if (i < j) {
                swap(data, 2 * i, 2 * j);
                swap(data, 2 * i + 1, 2 * j + 1);
            }
        }
    }

    private static void swap(float[] data, int a, int b) {
        float kept = data[a];
        data[a] = data[b];
        data[b] = kept;
    }

    /**
     * Between the transform Z of even + i·odd samples and the spectrum X: with M half the size and w = e^(-2πi/size),
     * X[k] = (Z[k] + Z*[M-k])/2 - i·w^k·(Z[k] - Z*[M-k])/2; back, the same with +i and w^-k. [0] is the caller's.
     */
    private void separate(float[] data, int direction) {
        for (int k = 1; k <= half / 2; k++) {
            int a = 2 * k;
            int b = 2 * (half - k);
            float sumRe = 0.5f * (data[a] + data[b]);
            float sumIm = 0.5f * (data[a + 1] - data[b + 1]);
            float difRe = 0.5f * (data[a] - data[b]);
            float difIm = 0.5f * (data[a + 1] + data[b + 1]);
            float turnRe = -sin[k];
            float turnIm = -direction * cos[k];
            float re = difRe * turnRe - difIm * turnIm;
            float im = difRe * turnIm + difIm * turnRe;
            data[a] = sumRe + re;
            data[a + 1] = sumIm + im;
            data[b] = sumRe - re;
            data[b + 1] = im - sumIm;
        }
    }
}
