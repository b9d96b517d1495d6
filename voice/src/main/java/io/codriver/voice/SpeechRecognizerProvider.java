package io.codriver.voice;

import java.nio.file.Path;

/** Makes a recogniser available by id; implementations are listed for {@link java.util.ServiceLoader}. */
public interface SpeechRecognizerProvider {
    /** Stable, lower case; what configuration names. */
    String id();

    /**
     * Loads a model. Takes a fraction of a second to seconds.
     *
     * @param model the model's directory
     * @throws RecognizerException when the platform or the model won't do; the message says what to mend
     */
    SpeechRecognizer load(Path model) throws RecognizerException;
}
