package io.codriver.voice;

import java.util.Arrays;

/**
 * Speech is what stands out of the noise floor.
 *
 * <p>The floor is the lowest level of the last two seconds, of a mean over three frames (minimum statistics after
 * Martin, 2001: even a talker leaves gaps between syllables in which the noise shows). It follows a fan that starts
 * within two seconds and a window that closes at once. Until the first two seconds are over the floor is taken as no
 * higher than {@value #FIRST_FLOOR_DB} dB, so that a recording may begin with speech.
 *
 * <p>Beginning takes more than going on: a word's soft end counts as part of it.
 */
final class EnergyActivity implements VoiceActivity {
    private static final int WINDOWS = 8;
    private static final int WINDOW_FRAMES = 12;
    private static final int MEAN_FRAMES = 3;
    private static final double FIRST_FLOOR_DB = 26;
    private static final double LOWEST_SPEECH_DB = 26;
    private static final double BEGIN_OVER_FLOOR_DB = 10;
    private static final double GO_ON_OVER_FLOOR_DB = 6;

    private final double[] minima = new double[WINDOWS];
    private final double[] last = new double[MEAN_FRAMES];
    private long frames;
    private boolean speaking;

    EnergyActivity() {
        Arrays.fill(minima, FIRST_FLOOR_DB);
    }

    @Override
    public boolean isSpeech(SeatFrame frame) {
        track(frame.levelDb());
        double over = speaking ? GO_ON_OVER_FLOOR_DB : BEGIN_OVER_FLOOR_DB;
        speaking = frame.levelDb() > Math.max(LOWEST_SPEECH_DB, floorDb() + over);
        return speaking;
    }

    double floorDb() {
        double floor = minima[0];
        for (double minimum : minima) {
            floor = Math.min(floor, minimum);
        }
        return floor;
    }

    private void track(double levelDb) {
        last[(int) (frames % MEAN_FRAMES)] = levelDb;
        int window = (int) (frames / WINDOW_FRAMES % WINDOWS);
        if (frames % WINDOW_FRAMES == 0) {
            minima[window] = Double.MAX_VALUE;
        }
        frames++;
        if (frames >= MEAN_FRAMES) {
            double mean = Arrays.stream(last).sum() / MEAN_FRAMES;
            minima[window] = Math.min(minima[window], mean);
        } else {
            minima[window] = FIRST_FLOOR_DB;
        }
    }
}
