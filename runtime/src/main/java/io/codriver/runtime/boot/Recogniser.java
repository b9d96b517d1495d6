package io.codriver.runtime.boot;

import io.codriver.models.ModelException;
import io.codriver.models.ModelStore;
import io.codriver.voice.RecognizerException;
import io.codriver.voice.SpeechRecognizer;
import io.codriver.voice.SpeechRecognizers;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Loads the English recogniser: finds the archive, unpacks it once, opens the model. */
public final class Recogniser {
    private static final String MODEL = "vosk-model-en";
    private static final String PROVIDER = "vosk";

    private Recogniser() {}

    /**
     * The recogniser, ready.
     *
     * @param progress told once when the model must be unpacked first
     * @throws ModelException when the model can't be had; the message names the file and the mend
     */
    public static SpeechRecognizer load(Home home, Consumer<String> progress)
            throws ModelException, RecognizerException {
        boolean[] told = {false};
        ModelStore store = new ModelStore(home.archives(), home.cache(), report -> {
            if (!told[0]) {
                told[0] = true;
                progress.accept("unpacking the speech model (once) …");
            }
        });
        Path directory = store.directory(MODEL);
        return SpeechRecognizers.load(PROVIDER, directory);
    }
}
