package io.codriver.runtime.acoustics;

import io.codriver.voice.AudioFormat16k;
import java.util.List;
import java.util.Random;

/**
 * Noise that comes from all sides: what two microphones hear of it is alike as far as their distance is short against the
 * wave, with a coherence of sinc(2πf·distance/c), so at half a metre alike under 100 Hz and unlike above 350 Hz. Made as in
 * Habets, Cohen and Gannot (Generating nonstationary multisensor signals under a spatial coherence constraint, 2008): per
 * frequency, independent noises are mixed by the Cholesky factor of the coherence matrix; overlapping frames under a sine
 * window keep the power steady. Every channel has power 1 in the long run.
 */
final class DiffuseNoise {
    private static final int FRAME = 1024;
    private static final int HOP = FRAME / 2;
    private static final int BINS = FRAME / 2;
    /** Keeps the matrix regular where all microphones hear the same. */
    private static final double OWN_NOISE = 1e-4;

    private final RealFft fft = new RealFft(FRAME);
    private final int channels;
    private final double[] amplitude = new double[BINS];
    private final double[][][] mixing = new double[BINS][][];
    private final float[] window = new float[FRAME];

    DiffuseNoise(List<Place> microphones, NoiseColour colour) {
        this.channels = microphones.size();
        double sum = 0;
        for (int k = 1; k < BINS; k++) {
            double hertz = (double) k * AudioFormat16k.RATE / FRAME;
            amplitude[k] = colour.amplitude(hertz);
            sum += amplitude[k] * amplitude[k];
            mixing[k] = factor(coherence(microphones, hertz));
        }
        for (int k = 1; k < BINS; k++) {
            amplitude[k] *= FRAME / (2 * Math.sqrt(sum));
        }
        for (int i = 0; i < FRAME; i++) {
            window[i] = (float) Math.sin(Math.PI * (i + 0.5) / FRAME);
        }
    }

    /** One channel, for a noise that has a place. */
    static float[] mono(NoiseColour colour, int length, Random random) {
        return new DiffuseNoise(List.of(new Place(0, 0, 0)), colour).make(length, random)[0];
    }

    /** So many samples per channel. */
    float[][] make(int length, Random random) {
        float[][] out = new float[channels][length];
        float[][] frame = new float[channels][FRAME];
        double[] independent = new double[2 * channels];
        for (int from = -HOP; from < length; from += HOP) {
            for (int k = 1; k < BINS; k++) {
                for (int i = 0; i < independent.length; i++) {
                    independent[i] = random.nextGaussian() * amplitude[k];
                }
                mix(frame, k, independent);
            }
            for (int c = 0; c < channels; c++) {
                fft.inverse(frame[c]);
                add(out[c], frame[c], from);
            }
        }
        return out;
    }

    private void mix(float[][] spectra, int bin, double[] independent) {
        for (int c = 0; c < channels; c++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i <= c; i++) {
                re += mixing[bin][c][i] * independent[2 * i];
                im += mixing[bin][c][i] * independent[2 * i + 1];
            }
            spectra[c][2 * bin] = (float) re;
            spectra[c][2 * bin + 1] = (float) im;
        }
    }

    /** Adds a frame and leaves it empty for the next spectrum. */
    private void add(float[] out, float[] frame, int from) {
        for (int i = Math.max(0, -from); i < FRAME && from + i < out.length; i++) {
            out[from + i] += window[i] * frame[i];
        }
        frame[0] = 0;
        frame[1] = 0;
    }

    private static double[][] coherence(List<Place> places, double hertz) {
        double[][] matrix = new double[places.size()][places.size()];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                double phase = 2 * Math.PI * hertz * places.get(i).distance(places.get(j)) / CabinRoom.SPEED_OF_SOUND;
                matrix[i][j] = i == j ? 1 : (1 - OWN_NOISE) * Math.sin(phase) / phase;
            }
        }
        return matrix;
    }

    /** Cholesky's lower triangle L with L·Lᵀ the matrix. */
    private static double[][] factor(double[][] matrix) {
        double[][] lower = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(Math.max(rest, 0)) : rest / lower[j][j];
            }
        }
        return lower;
    }
}
