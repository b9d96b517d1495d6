package io.codriver.voice.silero;

/** How likely it is that somebody speaks, along one stream of sound. For one thread at a time. */
public interface SpeechProbability extends AutoCloseable {
    /**
     * Takes sound in.
     *
     * @param samples 16 kHz, any number of them; copied
     * @return 0 to 1, about the last whole stretch of the network's so far; 0 before the first one is whole
     * @throws IllegalStateException when closed
     */
    float accept(short[] samples);

    /** Forgets everything, as at a stream's beginning. */
    void reset();

    /** Frees what it has outside the heap. Idempotent. */
    @Override
    void close();
}
