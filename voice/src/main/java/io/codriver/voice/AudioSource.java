package io.codriver.voice;

import java.util.Optional;

/**
 * Sound from somewhere, 16 kHz and 16 bit: an extension point.
 *
 * <p>A source is started once and then delivers frames of {@link AudioFormat16k#FRAME} samples per channel in order,
 * from one thread of its own, until it ends or is closed.
 */
public interface AudioSource extends AutoCloseable {
    /** 1 to {@link AudioFormat16k#MAX_CHANNELS}; fixed. */
    int channels();

    /**
     * Begins delivery and returns at once.
     *
     * @throws IllegalStateException when already started or closed
     */
    void start(Sink sink);

    /** Stops delivery; no frame is delivered after it returns, unless called by the sink itself. Idempotent. */
    @Override
    void close();

    /** Where sound goes. */
    interface Sink {
        /**
         * A frame of every channel.
         *
         * @param channels per channel {@link AudioFormat16k#FRAME} samples; the arrays are the sink's to keep
         * @param firstSample position of the first sample in the stream, from 0; gaps mean that sound was lost
         */
        void frame(short[][] channels, long firstSample);

        /**
         * Nothing more will come; called exactly once for a source that was started, also when it is closed.
         *
         * @param problem what cut the sound short, for people; empty for a regular end
         */
        void end(Optional<String> problem);
    }
}
