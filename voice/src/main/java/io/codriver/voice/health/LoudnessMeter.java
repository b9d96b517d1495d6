package io.codriver.voice.health;

/**
 * Whether a microphone hears anything, and how loud its noise is. For one owner.
 *
 * <p>A microphone that works is never digitally silent: the last bit of a 16-bit converter moves also in a quiet night. One that
 * lost its capsule still may have its amplifier's own faint noise; that shows beside the others, since whatever one seat hears all
 * the time (road, fan, music) every seat hears, hardly more than 15 dB softer. Loud talk next to another seat doesn't count as
 * that, as the others' noise is the softest frame of a second, between the syllables.
 */
final class LoudnessMeter {
    /** A second. */
    private static final int WINDOW = 50;
    /** Sound of this many frames in a row, half a second, shows that it is back. */
    private static final int BACK = 25;
    /** Below this level nothing is taken for speech anyway, see the ears' voice activity; a live microphone in noise is above. */
    private static final double FAINT_DB = 26;
    /** Cross-talk between seats is down by 15 dB at most, microphones differ by some 6 dB; this is beyond both together. */
    private static final double FAR_BELOW_DB = 25;
    /** Nearer than this to the others it hears again. */
    private static final double NEAR_DB = 15;

    private final double[] levels = new double[WINDOW];
    private long frames;
    private double level;
    private boolean moving;
    private boolean everMoved;
    private int sinceMoving = WINDOW;
    private boolean missing;
    private boolean quiet;
    private int quietRun;
    private int soundRun;
    private String deadBecause = "";

    /** @param levelDb the frame's level in dB over one quantisation step, without rumble */
    void hear(boolean moves, double levelDb) {
        missing = false;
        moving = moves;
        everMoved |= moves;
        level = levelDb;
        levels[(int) (frames++ % WINDOW)] = levelDb;
        sinceMoving = moves ? 0 : sinceMoving + 1;
    }

    /** A moment passed and nothing came. */
    void miss() {
        missing = true;
        moving = false;
        sinceMoving++;
    }

    /** Its softest frame of the last second, dB; 0 before there was a second. */
    double floorDb() {
        if (frames < WINDOW) {
            return 0;
        }
        double least = levels[0];
        for (double one : levels) {
            least = Math.min(least, one);
        }
        return least;
    }

    /** Whether anything was heard within the last second. */
    boolean isLive() {
        return sinceMoving < WINDOW;
    }

    /**
     * Judges the moment.
     *
     * @param othersFloorDb the softest noise among the others, 0 when there are none
     * @param othersLive whether any other heard something within the last second
     */
    void judge(double othersFloorDb, boolean othersLive) {
        double margin = isDead() ? NEAR_DB : FAR_BELOW_DB;
        quiet = !moving || level < FAINT_DB && level < othersFloorDb - margin;
        quietRun = quiet ? quietRun + 1 : 0;
        soundRun = quiet ? 0 : soundRun + 1;
        if (!isDead() && quietRun >= WINDOW && (everMoved || othersLive)) {
            deadBecause = because(othersFloorDb);
        } else if (soundRun >= BACK) {
            deadBecause = "";
        }
    }

    /** Says from outside that nothing will come any more; sound proves the contrary. */
    void lost(String why) {
        deadBecause = why;
        quiet = true;
        soundRun = 0;
    }

    boolean isDead() {
        return !deadBecause.isEmpty();
    }

    /** Whether this very moment has nothing in it; a dead microphone that wakes up is heard at once. */
    boolean isQuiet() {
        return quiet;
    }

    String detail() {
        return deadBecause;
    }

    private String because(double othersFloorDb) {
        if (missing) {
            return "nothing comes from it";
        }
        return moving
                ? Math.round(othersFloorDb - level) + " dB below the noise at the other seats"
                : "no sound for 1 s";
    }
}
