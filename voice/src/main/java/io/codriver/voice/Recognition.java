package io.codriver.voice;

/**
 * A stream of utterances being decoded.
 *
 * <p>For one thread at a time. Every method but {@link #close} throws {@link IllegalStateException} after close; a
 * close from another thread waits for a call that is under way and is never a crash.
 */
public interface Recognition extends AutoCloseable {
    /**
     * Decodes on. The caller decides where an utterance ends: pauses inside don't cut it.
     *
     * @param samples 16 kHz mono; not kept
     * @param length how many of them, from the start
     */
    void accept(short[] samples, int length);

    /** What the utterance so far sounds like; only its {@link Hypothesis#text} is set. May change with more sound. */
    Hypothesis partial();

    /** Ends the utterance and gives what it was; the next sample accepted begins a new one. */
    Hypothesis finish();

    /** Forgets the utterance so far; the next sample accepted begins a new one. */
    void reset();

    /** Idempotent. */
    @Override
    void close();
}
