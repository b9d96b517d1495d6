package io.codriver.voice.vosk;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import io.codriver.voice.RecognizerException;
import io.codriver.voice.RecognizerException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vosk.LibVosk;
import org.vosk.Model;

/**
 * The native model with a count of its users: the recogniser that loaded it and each open recognition. Memory is freed
 * by whoever leaves last, so no decoder can outlive its model. Thread-safe.
 */
final class VoskModel {
    private static final int QUIET = -1;

    private final Model model;
    private final Function findWord;
    private int users = 1;

    private VoskModel(Model model, Function findWord) {
        this.model = model;
        this.findWord = findWord;
    }

    static VoskModel load(Path directory) throws RecognizerException {
        VoskPlatform.require();
        if (!Files.isRegularFile(directory.resolve("am/final.mdl"))) {
            throw new RecognizerException(
                    Problem.MODEL_MISSING, "no Vosk model in " + directory + " (it has no am/final.mdl)");
        }
        try {
            LibVosk.vosk_set_log_level(QUIET);
            NativeLibrary library =
                    NativeLibrary.getInstance(VoskPlatform.libraryName(), LibVosk.class.getClassLoader());
            // Not in Vosk's own Java binding, though its library has it.
            Function findWord = library.getFunction("vosk_model_find_word");
            return new VoskModel(new Model(directory.toString()), findWord);
        } catch (IOException e) {
            throw new RecognizerException(Problem.MODEL_DAMAGED, "Vosk can't load the model in " + directory, e);
        } catch (LinkageError e) {
            throw new RecognizerException(Problem.UNSUPPORTED_PLATFORM, "Vosk's library can't be loaded", e);
        }
    }

    /** Counts a user in; every call needs one {@link #release}. */
    synchronized Model acquire() {
        requireOpen();
        users++;
        return model;
    }

    synchronized void release() {
        if (users > 0 && --users == 0) {
            model.close();
        }
    }

    synchronized boolean knows(String word) {
        requireOpen();
        return findWord.invokeInt(new Object[] {model.getPointer(), word}) >= 0;
    }

    synchronized boolean isFreed() {
        return users == 0;
    }

    private void requireOpen() {
        if (users == 0) {
            throw new IllegalStateException("the model is closed");
        }
    }
}
