package io.codriver.voice;

import java.util.HashMap;
import java.util.Map;

/**
 * Brings sound to 16 kHz. A windowed-sinc low-pass (Blackman window, {@value #HALF_WIDTH} zero crossings each side) is
 * placed at each output sample, so any ratio works and nothing above the new half rate folds back. Its weights repeat
 * with the fraction of a sample it falls on and are computed once per fraction. Quality suits
 * speech; not meant for streams.
 */
public final class Resampler {
    private static final int HALF_WIDTH = 16;

    private Resampler() {}

    /**
     * The same sound at {@link AudioFormat16k#RATE}.
     *
     * @param samples mono
     * @param rate their samples per second
     */
    public static short[] to16k(short[] samples, int rate) {
        if (rate <= 0) {
            throw new IllegalArgumentException("rate " + rate);
        }
        if (rate == AudioFormat16k.RATE) {
            return samples;
        }
        int length = (int) ((long) samples.length * AudioFormat16k.RATE / rate);
        double cutoff = Math.min(1, (double) AudioFormat16k.RATE / rate);
        int reach = (int) Math.ceil(HALF_WIDTH / cutoff);
        Map<Integer, double[]> kernels = new HashMap<>();
        short[] result = new short[length];
        for (int i = 0; i < length; i++) {
            long position = (long) i * rate;
            int between = (int) (position % AudioFormat16k.RATE);
            double[] kernel = kernels.computeIfAbsent(between, part -> kernel(part, reach, cutoff));
            result[i] = at(samples, (int) (position / AudioFormat16k.RATE) - reach, kernel);
        }
        return result;
    }

    private static short at(short[] samples, int first, double[] kernel) {
        double sum = 0;
        double weights = 0;
        int to = Math.min(kernel.length, samples.length - first);
        for (int k = Math.max(0, -first); k < to; k++) {
            sum += kernel[k] * samples[first + k];
            weights += kernel[k];
        }
        double value = weights == 0 ? 0 : sum / weights;
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
    }

    /** Weights of the samples around a position that lies some 16000ths of a sample after one of them. */
    private static double[] kernel(int between, int reach, double cutoff) {
        double[] weights = new double[2 * reach + 2];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = kernel((k - reach - (double) between / AudioFormat16k.RATE) * cutoff);
        }
        return weights;
    }

    private static double kernel(double x) {
        if (x == 0 || Math.abs(x) >= HALF_WIDTH) {
            return x == 0 ? 1 : 0;
        }
        double sinc = Math.sin(Math.PI * x) / (Math.PI * x);
        double phase = Math.PI * x / HALF_WIDTH;
        return sinc * (0.42 + 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase));
    }
}
