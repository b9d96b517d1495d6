package io.codriver.voice.vosk;

import io.codriver.voice.RecognizerException;
import io.codriver.voice.SpeechRecognizer;
import io.codriver.voice.SpeechRecognizerProvider;
import java.nio.file.Path;

/** Offers {@link VoskRecognizer} under the id {@code vosk}. */
public final class VoskProvider implements SpeechRecognizerProvider {
    /** For {@link java.util.ServiceLoader}. */
    public VoskProvider() {}

    @Override
    public String id() {
        return "vosk";
    }

    @Override
    public SpeechRecognizer load(Path model) throws RecognizerException {
        return VoskRecognizer.load(model);
    }
}
