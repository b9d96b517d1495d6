package io.codriver.voice;

import java.util.Collection;
import java.util.Set;

/**
 * One loaded recognition model: an extension point, found through {@link SpeechRecognizerProvider}.
 *
 * <p>Thread-safe. Closing it while recognitions are open is allowed: they go on working, no new one can be opened
 * ({@link IllegalStateException}), and the model's memory is freed with the last of them.
 */
public interface SpeechRecognizer extends AutoCloseable {
    /** Opens decoding along the sentences of a language model; what {@link #coverage} leaves out can't be heard. */
    Recognition open(LanguageModel languageModel);

    /** Opens decoding of free speech with the model's own language model. Costs several times more. */
    Recognition openDictation();

    /** Whether the vocabulary has this (one, lower-case) word. */
    boolean knows(String word);

    /** Those of the words that {@link #knows} denies, sorted. */
    Set<String> missing(Collection<String> words);

    /** What {@link #open} makes of a language model. */
    Coverage coverage(LanguageModel languageModel);

    /** Idempotent. */
    @Override
    void close();
}
