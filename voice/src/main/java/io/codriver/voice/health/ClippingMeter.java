package io.codriver.voice.health;

/**
 * Whether a microphone is driven too hot. For one owner.
 *
 * <p>Some clipped peaks are loud speech, and a slammed door clips for a tenth of a second; a fault is a hundredth of a second's
 * samples at full scale that are spread over ten frames. Whoever spoke pauses, and the gain is still wrong: it is over only when
 * hardly anything clipped for five seconds.
 */
final class ClippingMeter {
    /** A second. */
    private static final int WINDOW = 50;

    private static final int FULL_SCALE = Short.MAX_VALUE;
    private static final int SAMPLES = 160;
    private static final int FRAMES = 10;
    /** So many samples at full scale make a frame count as clipped. */
    private static final int PER_FRAME = 4;

    private static final int CALM_SAMPLES = 16;
    private static final int CALM_FRAMES = 250;
    private static final double PERCENT = 100.0 / (WINDOW * 320);

    private final int[] counts = new int[WINDOW];
    private int at;
    private int samples;
    private int frames;
    private int calm;
    private String detail = "";

    /** @param moves whether the frame is more than one constant: a stuck converter doesn't clip */
    void hear(short[] frame, boolean moves) {
        int now = moves ? atFullScale(frame) : 0;
        samples += now - counts[at];
        frames += clips(now) - clips(counts[at]);
        counts[at] = now;
        at = (at + 1) % WINDOW;
        calm = samples < CALM_SAMPLES ? calm + 1 : 0;
        if (detail.isEmpty() && samples >= SAMPLES && frames >= FRAMES) {
            detail = Math.round(samples * PERCENT) + " % of the samples are at full scale";
        } else if (calm >= CALM_FRAMES) {
            detail = "";
        }
    }

    boolean isClipping() {
        return !detail.isEmpty();
    }

    String detail() {
        return detail;
    }

    private static int clips(int count) {
        return count >= PER_FRAME ? 1 : 0;
    }

    private static int atFullScale(short[] frame) {
        int count = 0;
        for (short sample : frame) {
            count += sample >= FULL_SCALE || sample <= -FULL_SCALE ? 1 : 0;
        }
        return count;
    }
}
