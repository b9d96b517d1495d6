package io.codriver.voice;

import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** Finds recognisers by the id that configuration names. */
public final class SpeechRecognizers {
    private SpeechRecognizers() {}

    /**
     * Loads a model with the provider of this id.
     *
     * @throws RecognizerException when no provider has the id (the message lists those there are), or as the provider
     *     says
     */
    public static SpeechRecognizer load(String id, Path model) throws RecognizerException {
        TreeSet<String> known = new TreeSet<>();
        for (SpeechRecognizerProvider provider : ServiceLoader.load(SpeechRecognizerProvider.class)) {
            if (provider.id().equals(id)) {
                return provider.load(model);
            }
            known.add(provider.id());
        }
        throw new RecognizerException(
                RecognizerException.Problem.UNKNOWN_PROVIDER, "no recogniser '" + id + "'; there are " + known);
    }
}
