package io.codriver.voice.health;

/**
 * One frequency, heard in blocks of {@value #BLOCK} samples by the algorithm of Goertzel (1958): a multiplication and two
 * additions per sample. Keeps the power of the last {@value #BLOCKS} blocks and how the phase turned from each to the next. A
 * block is a whole number of periods at multiples of 10 Hz, so a tone of exactly this frequency doesn't turn, and one beside it turns
 * by a tenth of a circle per hertz. For one owner.
 */
final class MainsLine {
    /** 100 ms. */
    static final int BLOCK = 1600;
    /** 1.5 s. */
    static final int BLOCKS = 15;

    private static final double RATE = 16_000;
    /** Of a tone the turns add up; of noise they cancel. */
    private static final double STEADY = 0.8;
    /** Mains keep within 0.2 Hz of their frequency in normal times; notes of the scale (A = 440 Hz) are 1 Hz away and more. */
    private static final double OFF_HZ = 0.5;

    private final int harmonic;
    private final double cosine;
    private final double sine;
    private final double[] power = new double[BLOCKS];
    private final double[] turnRe = new double[BLOCKS];
    private final double[] turnIm = new double[BLOCKS];
    private double newest;
    private double older;
    private double lastRe;
    private double lastIm;

    MainsLine(double mainsHz, int harmonic) {
        this.harmonic = harmonic;
        double angle = 2 * Math.PI * mainsHz * harmonic / RATE;
        this.cosine = Math.cos(angle);
        this.sine = Math.sin(angle);
    }

    void hear(short[] frame) {
        double one = newest;
        double two = older;
        for (short sample : frame) {
            double next = sample + 2 * cosine * one - two;
            two = one;
            one = next;
        }
        newest = one;
        older = two;
    }

    /** Ends a block and keeps it at this place of the ring. */
    void endBlock(int at) {
        double re = newest - cosine * older;
        double im = sine * older;
        power[at] = 2 * (re * re + im * im) / ((double) BLOCK * BLOCK);
        turnRe[at] = re * lastRe + im * lastIm;
        turnIm[at] = im * lastRe - re * lastIm;
        lastRe = re;
        lastIm = im;
        newest = 0;
        older = 0;
    }

    /** Mean square of this frequency's sound in a block. */
    double power(int at) {
        return power[at];
    }

    double meanPower() {
        double sum = 0;
        for (double one : power) {
            sum += one;
        }
        return sum / BLOCKS;
    }

    /** Whether it is one steady tone, and of just this frequency. */
    boolean isTone() {
        double re = 0;
        double im = 0;
        double lengths = 0;
        for (int i = 0; i < BLOCKS; i++) {
            re += turnRe[i];
            im += turnIm[i];
            lengths += Math.hypot(turnRe[i], turnIm[i]);
        }
        double most = 2 * Math.PI * OFF_HZ * harmonic * BLOCK / RATE;
        return Math.hypot(re, im) >= STEADY * lengths && Math.abs(Math.atan2(im, re)) <= most;
    }
}
