package io.codriver.voice.vosk;

import io.codriver.voice.Coverage;
import io.codriver.voice.LanguageModel;
import io.codriver.voice.Recognition;
import io.codriver.voice.RecognizerException;
import io.codriver.voice.SpeechRecognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * A Vosk model, loaded once and shared by all of its recognitions.
 *
 * <p>Vosk's Java objects are bare pointers: using one after it was freed, or freeing one that a thread is using, ends
 * the process. Here the model counts its users ({@link VoskModel}) and each recognition guards its pointer with a lock
 * ({@link VoskRecognition}), so that misuse is an exception.
 */
public final class VoskRecognizer implements SpeechRecognizer {
    private static final float RATE = 16_000f;

    private final VoskModel model;
    private boolean closed;
    private @Nullable LanguageModel lastLanguageModel;
    private @Nullable VoskGrammar lastGrammar;

    private VoskRecognizer(VoskModel model) {
        this.model = model;
    }

    /**
     * Loads a model directory.
     *
     * @throws RecognizerException when this platform or the directory won't do
     */
    public static VoskRecognizer load(Path directory) throws RecognizerException {
        return new VoskRecognizer(VoskModel.load(directory));
    }

    @Override
    public Recognition open(LanguageModel languageModel) {
        VoskGrammar grammar = grammar(languageModel);
        return open(grammar.forms(), loaded -> new Recognizer(loaded, RATE, grammar.json()));
    }

    @Override
    public Recognition openDictation() {
        return open(new SpokenForms(Map.of()), loaded -> new Recognizer(loaded, RATE));
    }

    @Override
    public synchronized boolean knows(String word) {
        requireOpen();
        return model.knows(word);
    }

    @Override
    public Set<String> missing(Collection<String> words) {
        Set<String> missing = new TreeSet<>();
        for (String word : words) {
            if (!knows(word)) {
                missing.add(word);
            }
        }
        return missing;
    }

    @Override
    public Coverage coverage(LanguageModel languageModel) {
        return grammar(languageModel).coverage();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            model.release();
        }
    }

    /** Whether the native memory is gone: closed, and no recognition left open. */
    boolean isFreed() {
        return model.isFreed();
    }

    /** All seats open the same language model, so the last grammar is kept. */
    private synchronized VoskGrammar grammar(LanguageModel languageModel) {
        requireOpen();
        VoskGrammar known = lastGrammar;
        if (known == null || !languageModel.equals(lastLanguageModel)) {
            known = VoskGrammar.of(languageModel, model::knows);
            lastGrammar = known;
            lastLanguageModel = languageModel;
        }
        return known;
    }

    private synchronized Recognition open(SpokenForms forms, NativeOpening opening) {
        requireOpen();
        Model loaded = model.acquire();
        try {
            Recognizer recognizer = opening.open(loaded);
            recognizer.setWords(true);
            return new VoskRecognition(model, recognizer, forms);
        } catch (IOException | RuntimeException e) {
            model.release();
            throw new IllegalStateException("Vosk can't open a recogniser", e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the recogniser is closed");
        }
    }

    @FunctionalInterface
    private interface NativeOpening {
        Recognizer open(Model model) throws IOException;
    }
}
