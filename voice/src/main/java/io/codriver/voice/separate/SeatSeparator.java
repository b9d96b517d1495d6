package io.codriver.voice.separate;

import java.util.Arrays;

/**
 * Takes voices apart: a microphone per seat in, a voice per seat out, {@value #DELAY} samples (22 ms) later.
 *
 * <p>Each frequency has a model of how each seat's voice spreads over the microphones ({@link Bin}); it needs no calibration, since
 * each microphone is nearest to its own seat, and it learns the car from whoever speaks alone in a frequency for a moment, also while
 * others speak. What one frequency can't know is who speaks at all, so every 10 ms goes round twice:
 *
 * <pre>
 *   spectra ─▶ powers of all seats ─▶ who leads in how many loud frequencies? ─▶ powers again, silent seats left out ─▶ voices
 * </pre>
 *
 * <p>The second round is what makes it work with two talkers on four microphones: power that the model may give to seats
 * where nobody speaks is taken from those who do. A camera that sees mouths can say so ({@link #mouth}).
 *
 * <p>While nothing stands out of the noise only the spectra are made. Not thread-safe: one thread, or a lock.
 */
public final class SeatSeparator {
    /** How much later what comes out is, in samples. */
    public static final int DELAY = Overlap.DELAY;

    /** Sound is taken in steps of so many samples: 10 ms. */
    public static final int STEP = Overlap.HOP;

    private static final int RATE = 16_000;
    /** Most of a voice's energy, and of what tells voices apart. */
    private static final int FIRST_HZ = 250;

    private static final int LAST_HZ = 4500;
    /** Updates of the powers in each of the two rounds. */
    private static final int UPDATES = 2;
    /** A frequency is loud from 8 dB over the noise on. */
    private static final double LOUD = 6;
    /** Fewer loud frequencies than this are no voice. */
    private static final int FEWEST = 5;

    private static final int USUAL = 20;
    /** Share of the loud frequencies in which a seat leads: below the first nobody speaks there, above the second somebody does. */
    private static final double SILENT = 0.05;

    private static final double SPEAKING = 0.2;
    /** How much of a seat's share is kept from one hop to the next; it rises at once. */
    private static final double HELD = 0.65;

    private static final double UNLIKELY = 1e-3;
    /** Noise that is left in, so that silence doesn't sound like a hole: −10 dB. */
    private static final double RESIDUE = 0.3;

    private final int seats;
    private final Overlap[] overlaps;
    private final Bin[] bins;
    private final int firstBin;
    private final int lastBin;
    private final double[][] re;
    private final double[][] im;
    private final double[] share;
    private final double[] likely;
    private final double[] seen;
    private final int[] leads;
    private final double[] outRe;
    private final double[] outIm;

    /** What a camera sees of a seat's mouth. */
    public enum Mouth {
        STILL,
        MOVING,
        UNSEEN
    }

    /** @param seats how many seats, each with its own microphone; from 1 on, and the work grows with the cube */
    public SeatSeparator(int seats) {
        if (seats < 1) {
            throw new IllegalArgumentException("at least one channel is needed, got " + seats);
        }
        this.seats = seats;
        int count = Overlap.WINDOW / 2 + 1;
        this.overlaps = new Overlap[seats];
        Arrays.setAll(overlaps, i -> new Overlap());
        Bin.Scratch scratch = new Bin.Scratch(seats);
        this.bins = new Bin[count];
        Arrays.setAll(bins, i -> new Bin(seats, scratch));
        this.firstBin = FIRST_HZ * Overlap.WINDOW / RATE;
        this.lastBin = LAST_HZ * Overlap.WINDOW / RATE;
        this.re = new double[seats][count];
        this.im = new double[seats][count];
        this.share = new double[seats];
        this.likely = new double[seats];
        this.seen = new double[seats];
        this.leads = new int[seats];
        this.outRe = new double[seats];
        this.outIm = new double[seats];
        Arrays.fill(seen, 1);
    }

    /**
     * Takes the next moment of all microphones and gives the voices of the moment {@link #DELAY} samples ago.
     *
     * @param microphones per seat the same number of samples at 16 kHz, a multiple of {@value #STEP}; not kept
     * @return the same shape; new arrays, the caller's to keep
     */
    public short[][] separate(short[][] microphones) {
        int length = microphones[0].length;
        if (microphones.length != seats || length % STEP != 0) {
            throw new IllegalArgumentException(seats + " channels of a multiple of " + STEP
                    + " samples are needed, got " + microphones.length + " of " + length);
        }
        short[][] voices = new short[seats][length];
        for (int from = 0; from < length; from += Overlap.HOP) {
            for (int m = 0; m < seats; m++) {
                overlaps[m].analyse(microphones[m], from, re[m], im[m]);
            }
            takeApart();
            for (int k = 0; k < seats; k++) {
                overlaps[k].synthesise(re[k], im[k], voices[k], from);
            }
        }
        return voices;
    }

    /** How likely somebody speaks at a seat right now, by sound (and mouths, when seen): 0 to 1. */
    public double speaks(int seat) {
        return likely[seat];
    }

    /** What is seen of a seat's mouth from now on. */
    public void mouth(int seat, Mouth mouth) {
        seen[seat] = switch (mouth) {
            case STILL -> 0.25;
            case MOVING -> 4;
            case UNSEEN -> 1;
        };
    }

    private void takeApart() {
        int loud = 0;
        for (int f = 0; f < bins.length; f++) {
            Bin bin = bins[f];
            for (int m = 0; m < seats; m++) {
                bin.hear(m, re[m][f], im[m][f]);
            }
            bin.begin();
            loud += isVoiced(f) && stands(bin) ? 1 : 0;
        }
        if (loud < FEWEST) {
            fade();
            return;
        }
        expectWhoLeads();
        for (int f = 0; f < bins.length; f++) {
            tell(f);
        }
    }

    private boolean isVoiced(int f) {
        return f >= firstBin && f <= lastBin;
    }

    private boolean stands(Bin bin) {
        double most = 0;
        for (int k = 0; k < seats; k++) {
            most = Math.max(most, bin.power(k));
        }
        return most > LOUD * bin.meanNoise();
    }

    /** Nobody speaks: what is heard is noise. */
    private void fade() {
        for (int k = 0; k < seats; k++) {
            share[k] *= HELD;
            likely[k] = likely(share[k] * seen[k]);
            for (int f = 0; f < bins.length; f++) {
                re[k][f] *= RESIDUE;
                im[k][f] *= RESIDUE;
            }
        }
    }

    private void expectWhoLeads() {
        Arrays.fill(leads, 0);
        int loud = 0;
        for (int f = 0; f < bins.length; f++) {
            Bin bin = bins[f];
            for (int i = 0; i < UPDATES; i++) {
                bin.refine();
            }
            if (isVoiced(f) && stands(bin)) {
                loud++;
                leads[loudest(bin)]++;
            }
        }
        for (int k = 0; k < seats; k++) {
            double now = loud < FEWEST ? 0 : (double) leads[k] / Math.max(loud, USUAL);
            share[k] = Math.max(now, HELD * share[k] + (1 - HELD) * now);
            likely[k] = likely(share[k] * seen[k]);
        }
    }

    private static double likely(double share) {
        return Math.max(UNLIKELY, Math.min(1, (share - SILENT) / (SPEAKING - SILENT)));
    }

    private int loudest(Bin bin) {
        int first = 0;
        for (int k = 1; k < seats; k++) {
            first = bin.power(k) > bin.power(first) ? k : first;
        }
        return first;
    }

    private void tell(int f) {
        Bin bin = bins[f];
        for (int k = 0; k < seats; k++) {
            bin.expect(k, likely[k]);
        }
        for (int i = 0; i < UPDATES; i++) {
            bin.refine();
        }
        bin.tell(likely, RESIDUE, outRe, outIm);
        for (int k = 0; k < seats; k++) {
            re[k][f] = outRe[k];
            im[k][f] = outIm[k];
        }
    }
}
