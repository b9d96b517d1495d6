package io.codriver.runtime.boot;

import io.codriver.models.ModelException;
import io.codriver.models.ModelStore;
import io.codriver.voice.RecognizerException;
import io.codriver.voice.SpeechRecognizer;
import io.codriver.voice.SpeechRecognizers;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the English recogniser: finds the archive, unpacks it once, opens the model. */
public final class Recogniser {
    private static final String MODEL = "vosk-model-en";
    private static final String PROVIDER = "vosk";
    private static final Logger LOG = LoggerFactory.getLogger(Recogniser.class);

    private Recogniser() {}

    /** A recogniser that is being loaded on a thread of its own, while the catalogue is read. Owns what it gives. */
    public static final class Loading implements AutoCloseable {
        private final FutureTask<SpeechRecognizer> task;

        private Loading(FutureTask<SpeechRecognizer> task) {
            this.task = task;
        }

        /** Waits for it. */
        public SpeechRecognizer await() throws ModelException, RecognizerException, InterruptedException {
            try {
                return task.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof ModelException problem) {
                    throw problem;
                }
                if (e.getCause() instanceof RecognizerException problem) {
                    throw problem;
                }
                throw new IllegalStateException(e.getCause());
            }
        }

        /** Frees the recogniser, also when nobody has asked for it; native loading can't be stopped, so it waits. */
        @Override
        public void close() {
            try {
                await().close();
            } catch (ModelException | RecognizerException | IllegalStateException e) {
                LOG.debug("nothing to free: {}", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Begins to load; {@link Loading#await} gives the recogniser or the problem. */
    public static Loading begin(Home home, Consumer<String> progress) {
        FutureTask<SpeechRecognizer> task = new FutureTask<>(() -> load(home, progress));
        Thread thread = new Thread(task, "recogniser-loading");
        thread.setDaemon(true);
        thread.start();
        return new Loading(task);
    }

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
