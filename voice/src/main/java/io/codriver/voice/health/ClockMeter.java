package io.codriver.voice.health;

/**
 * Whether sound comes in as time passes. For one owner.
 *
 * <p>How late a frame is, against the first one, never falls below what the clock of the sound card says; all else (scheduling,
 * buffers, a network) only adds. So the least of a block of {@value #BLOCK} frames is kept, and a clock that drifts is a straight
 * slope through three of them: over two times half a second for a gross one (1.7 % and more, seen within 2 s) and over two times 7 s
 * for a fine one (0.11 % and more). Sound cards that are in order are within 0.02 %. A hold-up that is caught up on is steeper than any
 * clock, and one that is not is a step, no slope.
 *
 * <p>Sound that is lost shows in the numbers of the samples. One gap is a hiccup; three within 2 s are a fault.
 */
final class ClockMeter {
    private static final int RATE = 16_000;
    private static final long NANOS_PER_SAMPLE = 1_000_000_000L / RATE;
    private static final int BLOCK = 24;
    private static final double BLOCK_NANOS = BLOCK * 320.0 * NANOS_PER_SAMPLE;
    /** Blocks from point to point of the slope. */
    private static final int GROSS = 1;

    private static final int FINE = 15;
    private static final int KEPT = 2 * FINE + 1;
    /** What buffers of a sound card leave of the least lateness of a block as a tremble, some milliseconds, is below this. */
    private static final double SLIP_NANOS = 8e6;
    /** 48 kHz taken for 44.1 kHz are 8.8 %. */
    private static final double STEEPEST = 0.15;
    /** How unequal the two halves of a straight slope may be. */
    private static final double UNEVEN = 2.5;

    private static final int GAPS = 3;
    private static final int GAPS_WITHIN = 100;
    /** Five seconds. */
    private static final int CALM_FRAMES = 250;

    private final boolean timed;
    private final long[] least = new long[KEPT];
    private final long[] gapAt = new long[GAPS];
    private long frames;
    private long gaps;
    private long next;
    private long blockLeast;
    private int inBlock;
    private long blocks;
    private long lastWrong;
    private String detail = "";

    /** @param timed whether frames come in as they are spoken; if not, only their numbers are looked at */
    ClockMeter(boolean timed) {
        this.timed = timed;
    }

    void hear(int length, long firstSample, long nanos) {
        if (frames > 0 && firstSample != next) {
            gap(firstSample);
        }
        frames++;
        next = firstSample + length;
        if (timed) {
            late(nanos - next * NANOS_PER_SAMPLE);
        }
        if (frames - lastWrong > CALM_FRAMES) {
            detail = "";
        }
    }

    boolean isDrifting() {
        return !detail.isEmpty();
    }

    String detail() {
        return detail;
    }

    private void gap(long firstSample) {
        gapAt[(int) (gaps++ % GAPS)] = frames;
        if (firstSample < next || firstSample - next > RATE) {
            // The stream began anew.
            blocks = 0;
            inBlock = 0;
        }
        if (gaps >= GAPS && frames - gapAt[(int) (gaps % GAPS)] <= GAPS_WITHIN) {
            wrong("pieces of its sound are missing");
        }
    }

    private void late(long nanos) {
        blockLeast = inBlock == 0 ? nanos : Math.min(blockLeast, nanos);
        if (++inBlock < BLOCK) {
            return;
        }
        inBlock = 0;
        least[(int) (blocks++ % KEPT)] = blockLeast;
        double slope = Math.abs(slope(FINE)) > 0 ? slope(FINE) : slope(GROSS);
        if (slope != 0) {
            wrong("its sound comes " + Math.round(Math.abs(slope) * 1000) / 10.0 + " % too "
                    + (slope > 0 ? "slow" : "fast"));
        }
    }

    /** By how much lateness grows with time; 0 when that is no straight slope, or a harmless one. */
    private double slope(int apart) {
        if (blocks < 2L * apart + 1) {
            return 0;
        }
        double late = before(0) - before(apart);
        double early = before(apart) - before(2 * apart);
        double less = Math.min(Math.abs(late), Math.abs(early));
        double more = Math.max(Math.abs(late), Math.abs(early));
        boolean straight = late * early > 0
                && less >= SLIP_NANOS
                && more <= UNEVEN * less
                && more <= STEEPEST * apart * BLOCK_NANOS;
        return straight ? (late + early) / (2 * apart * BLOCK_NANOS) : 0;
    }

    private double before(int ago) {
        return least[(int) ((blocks - 1 - ago) % KEPT)];
    }

    private void wrong(String what) {
        lastWrong = frames;
        detail = detail.isEmpty() ? what : detail;
    }
}
