package io.codriver.voice;

/** How loud a frame is. */
final class Level {
    /** First-order high-pass of speech processing: takes rumble and constant offset out, which carry no words. */
    private static final double PRE_EMPHASIS = 0.95;

    private Level() {}

    /** Mean power of the pre-emphasised frame in decibels over one quantisation step; 0 for digital silence. */
    static double decibels(short[] frame) {
        double sum = 0;
        double before = frame.length == 0 ? 0 : frame[0];
        for (short sample : frame) {
            double value = sample - PRE_EMPHASIS * before;
            before = sample;
            sum += value * value;
        }
        return 10 * Math.log10(1 + sum / Math.max(1, frame.length));
    }
}
