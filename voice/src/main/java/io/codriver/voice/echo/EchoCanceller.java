package io.codriver.voice.echo;

/**
 * Takes the echo of a known sound out of one microphone: a frame of the microphone and a frame of what a loudspeaker played in, a frame
 * of what people said out.
 *
 * <p>The echo may come up to {@value #REACH_MILLIS} ms after the reference, the room's reverberation included; it must not come before.
 * How late it is and how the room sounds is learnt while something plays, also while somebody talks over it, and is learnt anew when it
 * changes. Nothing about it is kept from one instance to the next.
 *
 * <p>One instance per microphone, used by one thread at a time. No call allocates.
 */
public interface EchoCanceller extends AutoCloseable {
    /** Samples of a frame: 20 ms at 16 kHz. */
    int FRAME = 320;

    /** How much later what comes out is, in samples: 4 ms, always. */
    int DELAY = ResidualSuppressor.DELAY;

    /** The longest echo that is modelled, from the reference's sample to the last reverberation of it. */
    int REACH_MILLIS = AdaptiveFilter.REACH * 1000 / 16_000;

    /** A canceller that has learnt nothing yet, in plain Java. */
    static EchoCanceller create() {
        return new KalmanCanceller();
    }

    /**
     * Takes the next moment. While the reference has been silent for longer than the reach, the microphone comes through unchanged.
     *
     * @param microphone {@link #FRAME} samples; not kept
     * @param reference what was played at that moment or up to {@link #REACH_MILLIS} later heard; the same shape, not kept
     * @param out is filled with the same shape, {@link #DELAY} samples late; may be the microphone's own array
     * @throws IllegalArgumentException for another length
     * @throws IllegalStateException when closed
     */
    void process(short[] microphone, short[] reference, short[] out);

    /** Ends it. Idempotent. */
    @Override
    void close();
}
