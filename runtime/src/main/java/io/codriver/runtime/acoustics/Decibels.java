package io.codriver.runtime.acoustics;

/** Decibels, powers and amplitudes. */
final class Decibels {
    static final double FULL_SCALE = 32_768;

    /** The customary level of speech for tests: 26 dB under a full-scale square wave (as in ITU-T P.56 and G.191). */
    private static final double NOMINAL = -26;

    private Decibels() {}

    /** Power of speech at the customary level, for samples of 16 bits. */
    static double nominalPower() {
        return FULL_SCALE * FULL_SCALE * power(NOMINAL);
    }

    static double ofPower(double power) {
        return 10 * Math.log10(power);
    }

    static double ofAmplitude(double amplitude) {
        return 20 * Math.log10(amplitude);
    }

    static double power(double decibels) {
        return Math.pow(10, decibels / 10);
    }

    static double amplitude(double decibels) {
        return Math.pow(10, decibels / 20);
    }

    /** Mean power of samples; 0 for none. */
    static double meanPower(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += (double) sample * sample;
        }
        return samples.length == 0 ? 0 : sum / samples.length;
    }
}
