package io.codriver.runtime.boot;

import io.codriver.models.ModelException;
import io.codriver.models.ModelProblem;
import io.codriver.models.ModelStore;
import io.codriver.voice.VoiceDetection;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What tells voices from noise, being opened on a thread of its own while the rest starts. Owns what it gives. */
public final class Detector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Detector.class);

    private final FutureTask<VoiceDetection> task;

    private Detector(FutureTask<VoiceDetection> task) {
        this.task = task;
    }

    /** Which way to tell them. */
    public enum Kind {
        /** A network that knows voices; by level where its weights are missing. */
        SILERO,
        /** By level alone. */
        ENERGY;

        /**
         * By its name in configuration, which is lower case.
         *
         * @throws IllegalArgumentException naming the known ones
         */
        public static Kind of(String name) {
            for (Kind kind : values()) {
                if (kind.toString().equals(name)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("voice activity is 'silero' or 'energy', not '" + name + "'");
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Begins to open it; {@link #await} gives it or the problem. */
    public static Detector begin(Home home, Kind kind) {
        FutureTask<VoiceDetection> task = new FutureTask<>(() -> open(home, kind));
        Thread thread = new Thread(task, "detector-opening");
        thread.setDaemon(true);
        thread.start();
        return new Detector(task);
    }

    /**
     * Opens it now; the caller closes it. Weights that are missing are made up for by levels, with a warning in the log.
     *
     * @throws ModelException when the weights are there but not the pinned ones
     */
    public static VoiceDetection open(Home home, Kind kind) throws ModelException {
        if (kind == Kind.ENERGY) {
            return VoiceDetection.energy();
        }
        try {
            return VoiceDetection.silero(new ModelStore(home.archives(), home.cache()));
        } catch (ModelException e) {
            if (e.problem() != ModelProblem.ARCHIVE_MISSING) {
                throw e;
            }
            LOG.warn("voices are told from noise by their level alone: {}", e.getMessage());
            return VoiceDetection.energy();
        }
    }

    /** Waits for it. */
    public VoiceDetection await() throws ModelException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Frees it, also when nobody has asked for it. */
    @Override
    public void close() {
        try {
            await().close();
        } catch (ModelException | IllegalStateException e) {
            LOG.debug("nothing to free: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
