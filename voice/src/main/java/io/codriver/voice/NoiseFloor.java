package io.codriver.voice;

import java.util.Arrays;

/**
 * How loud it is while nobody speaks: the lowest level of the last two seconds, of a mean over three frames (minimum
 * statistics after Martin, 2001: even a talker leaves gaps between syllables in which the noise shows). It follows a fan
 * that starts within two seconds and a window that closes at once. Until the first two seconds are over the floor is
 * taken as no higher than {@value #FIRST_FLOOR_DB} dB, so that a recording may begin with speech. For one thread.
 */
final class NoiseFloor {
    private static final int WINDOWS = 8;
    private static final int WINDOW_FRAMES = 12;
    private static final int MEAN_FRAMES = 3;
    private static final double FIRST_FLOOR_DB = 26;

    private final double[] minima = new double[WINDOWS];
    private final double[] last = new double[MEAN_FRAMES];
    private long frames;

    NoiseFloor() {
        Arrays.fill(minima, FIRST_FLOOR_DB);
    }

    double decibels() {
        double floor = minima[0];
        for (double minimum : minima) {
            floor = Math.min(floor, minimum);
        }
        return floor;
    }

    /** Takes the level of the next frame in. */
    void track(double levelDb) {
        last[(int) (frames % MEAN_FRAMES)] = levelDb;
        int window = (int) (frames / WINDOW_FRAMES % WINDOWS);
        if (frames % WINDOW_FRAMES == 0) {
            minima[window] = Double.MAX_VALUE;
        }
        frames++;
        minima[window] = frames < MEAN_FRAMES ? FIRST_FLOOR_DB : Math.min(minima[window], mean());
    }

    private double mean() {
        double sum = 0;
        for (double level : last) {
            sum += level;
        }
        return sum / MEAN_FRAMES;
    }
}
