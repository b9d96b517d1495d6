package io.codriver.voice.health;

/**
 * Whether mains hum, 50 or 60 Hz with its next two harmonics, is most of what a microphone hears. For one owner.
 *
 * <p>Power alone would take a bass for it. Hum is besides steady: it keeps its level, and its strongest line keeps the frequency
 * of the mains to half a hertz, which no note of the scale comes near to ({@link MainsLine}). That it is this microphone's and not
 * the cabin's (an engine fires 50 times a second at 1500 revolutions a minute) shows beside the others only.
 */
final class HumMeter {
    private static final int[] MAINS = {50, 60};
    private static final int HARMONICS = 3;
    /** Most of the energy. */
    private static final double SHARE = 0.5;
    /** −56 dB under full scale, as a mean square; softer hum disturbs nobody. */
    private static final double AUDIBLE = 50 * 50;
    /** No block of a steady hum is below −6 dB of the mean. */
    private static final double STEADY = 0.25;
    /** 10 dB louder than at the other seats: then it is not in the air, which at these frequencies is equally loud everywhere. */
    private static final double OWN = 10;
    /** It is over when its lines are 6 dB down for a second, whatever is said over it meanwhile. */
    private static final double GONE = 0.25;

    private static final int GONE_BLOCKS = 10;

    private final MainsLine[][] lines = new MainsLine[MAINS.length][HARMONICS];
    private final double[] total = new double[MainsLine.BLOCKS];
    private double sum;
    private double squares;
    private int filled;
    private long blocks;
    private boolean fresh;
    private int humming = -1;
    private double begunWith;
    private int goneBlocks;
    private String detail = "";

    HumMeter() {
        for (int m = 0; m < MAINS.length; m++) {
            for (int h = 0; h < HARMONICS; h++) {
                lines[m][h] = new MainsLine(MAINS[m], h + 1);
            }
        }
    }

    /** @param frame a part of a block that divides it */
    void hear(short[] frame) {
        for (MainsLine[] family : lines) {
            for (MainsLine line : family) {
                line.hear(frame);
            }
        }
        for (short sample : frame) {
            sum += sample;
            squares += (double) sample * sample;
        }
        filled += frame.length;
        if (filled >= MainsLine.BLOCK) {
            endBlock();
        }
    }

    /** Which of the two mains may hum here, as far as this microphone can know; −1 for none. News only, once per block. */
    int suspected() {
        if (!fresh || blocks < MainsLine.BLOCKS || humming >= 0) {
            return -1;
        }
        fresh = false;
        for (int m = 0; m < MAINS.length; m++) {
            if (isSteady(m) && strongest(m).isTone()) {
                return m;
            }
        }
        return -1;
    }

    /** The suspicion beside the least of this hum that another microphone hears, 0 when there are no others. */
    void compare(int mains, double othersPower) {
        double own = power(mains);
        if (own >= OWN * othersPower) {
            humming = mains;
            begunWith = own;
            goneBlocks = 0;
            detail = MAINS[mains] + " Hz hum is " + Math.round(100 * own / Math.max(own, mean(total)))
                    + " % of what it hears";
        }
    }

    /** Mean square of a hum over the last 1.5 s. */
    double power(int mains) {
        double power = 0;
        for (MainsLine line : lines[mains]) {
            power += line.meanPower();
        }
        return power;
    }

    boolean isHumming() {
        return humming >= 0;
    }

    String detail() {
        return detail;
    }

    private void endBlock() {
        int at = (int) (blocks++ % MainsLine.BLOCKS);
        for (MainsLine[] family : lines) {
            for (MainsLine line : family) {
                line.endBlock(at);
            }
        }
        double offset = sum / filled;
        total[at] = squares / filled - offset * offset;
        sum = 0;
        squares = 0;
        filled = 0;
        fresh = true;
        if (humming >= 0) {
            goneBlocks = powerOf(humming, at) < GONE * begunWith ? goneBlocks + 1 : 0;
            humming = goneBlocks >= GONE_BLOCKS ? -1 : humming;
        }
    }

    private boolean isSteady(int mains) {
        double own = power(mains);
        if (own < AUDIBLE || own < SHARE * mean(total)) {
            return false;
        }
        for (int at = 0; at < MainsLine.BLOCKS; at++) {
            if (powerOf(mains, at) < STEADY * own) {
                return false;
            }
        }
        return true;
    }

    private double powerOf(int mains, int at) {
        double power = 0;
        for (MainsLine line : lines[mains]) {
            power += line.power(at);
        }
        return power;
    }

    private MainsLine strongest(int mains) {
        MainsLine strongest = lines[mains][0];
        for (MainsLine line : lines[mains]) {
            strongest = line.meanPower() > strongest.meanPower() ? line : strongest;
        }
        return strongest;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
