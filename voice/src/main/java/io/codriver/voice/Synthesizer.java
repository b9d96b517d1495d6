package io.codriver.voice;

/**
 * A voice: an extension point, found through {@link SynthesizerProvider}. Thread-safe; calls may wait for one another.
 */
public interface Synthesizer extends AutoCloseable {
    /** The provider's id. */
    String id();

    /**
     * Speaks a text. Blocks for a fraction of a second, the first time perhaps for seconds: call it on a thread of its
     * own.
     *
     * @param text a sentence or a few, plain; nothing in it is markup or a command. Blank text gives no samples
     * @throws SynthesisException when it can't be spoken, with the reason
     * @throws IllegalStateException when closed
     */
    Speech say(String text);

    /** Idempotent. */
    @Override
    void close();
}
