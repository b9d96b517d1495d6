package io.codriver.voice.echo;

import java.util.Arrays;

/**
 * What a loudspeaker plays, kept for the microphones that will hear it: the last {@value #CAPACITY} samples (2 s), by the time they are
 * played at. Where nothing is played it is silent. The loudspeaker's thread writes, each microphone's thread has a {@link Reader}.
 *
 * <p>Both sides know the time of a sample only roughly, since sound cards hand sound over in chunks. So each side asks the clock once and
 * counts samples from then on: the distance between what is written and what is read stays the same to the sample, which is what an
 * {@link EchoCanceller} needs; how long the distance is it finds out itself. Only a side that is more than {@value #TOLERANCE} samples
 * (100 ms) away from the clock, since sound was lost or clocks have drifted apart, is set anew.
 *
 * <p>Thread-safe. All times are nanoseconds of one clock, such as {@link System#nanoTime}.
 */
public final class EchoReference {
    private static final int CAPACITY = 1 << 15;
    private static final long NANOS = 1_000_000_000L / 16_000;
    private static final int TOLERANCE = 1600;

    private final short[] ring = new short[CAPACITY];
    /** Position after the last sample written; a position is a time in samples. */
    private long end = Long.MIN_VALUE / 4;

    /**
     * Says what will be played, directly after what was said before or, after a pause, at its time.
     *
     * @param samples 16 kHz; not kept
     * @param from index of the first one
     * @param to index after the last one, at most {@value #CAPACITY} later
     * @param nanos when the first one leaves the loudspeaker, as well as is known; better too early than too late
     */
    public synchronized void play(short[] samples, int from, int to, long nanos) {
        if (to - from > CAPACITY) {
            throw new IllegalArgumentException("at most " + CAPACITY + " samples at once, got " + (to - from));
        }
        long wanted = Math.floorDiv(nanos, NANOS);
        long start = isNear(end, wanted) ? end : wanted;
        silence(end, start);
        for (int i = from; i < to; i++) {
            ring[slot(start + i - from)] = samples[i];
        }
        end = start + to - from;
    }

    /** Says that nothing of what would have been played from then on was: the loudspeaker was stopped. */
    public synchronized void stop(long nanos) {
        long position = Math.floorDiv(nanos, NANOS);
        silence(position, end);
        end = Math.min(end, position);
    }

    /** A reader for the microphones of one device. */
    public Reader reader() {
        return new Reader();
    }

    private void silence(long from, long to) {
        if (to - from >= CAPACITY) {
            Arrays.fill(ring, (short) 0);
            return;
        }
        for (long position = from; position < to; position++) {
            ring[slot(position)] = 0;
        }
    }

    /** @return whether any of it was played */
    private synchronized boolean copy(long from, short[] out) {
        boolean sounds = false;
        for (int i = 0; i < out.length; i++) {
            long position = from + i;
            out[i] = position >= end || position < end - CAPACITY ? 0 : ring[slot(position)];
            sounds |= out[i] != 0;
        }
        return sounds;
    }

    private static int slot(long position) {
        return (int) Math.floorMod(position, (long) CAPACITY);
    }

    private static boolean isNear(long one, long other) {
        return Math.abs(one - other) <= TOLERANCE;
    }

    /** Reads along with a microphone. For one thread. */
    public final class Reader {
        /** While nothing plays, a reader nears the clock by this part of the distance, so that no single late frame decides. */
        private static final int CALM = 16;

        private long next = Long.MIN_VALUE / 4;
        private boolean sounded;

        private Reader() {}

        /**
         * Gives what is played while a microphone records a frame. Frames follow each other.
         *
         * @param nanos when the first sample was recorded, as well as is known; better too late than too early
         * @param out is filled
         */
        public void read(long nanos, short[] out) {
            long wanted = Math.floorDiv(nanos, NANOS);
            if (!isNear(next, wanted)) {
                next = wanted;
            } else if (!sounded) {
                next += (wanted - next) / CALM;
            }
            sounded = copy(next, out);
            next += out.length;
        }
    }
}
