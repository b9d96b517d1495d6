package io.codriver.runtime.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codriver.runtime.session.SessionListener;
import io.codriver.runtime.turn.TurnState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What people have taught a car, in {@code taught.LANGUAGE.json} of the runtime's own folder: one JSON object, phrase →
 * sentence, readable by its owner only. What it says passes plan, turn and guard like anything that is said.
 *
 * <p>The file is replaced as a whole, by a rename, so that a power cut leaves the old or the new one. Bounded by what a
 * turn remembers ({@link TurnState#MAX_TAUGHT}, {@link TurnState#LONGEST_TAUGHT}); a file that isn't as this class
 * writes it is set aside as {@code taught.LANGUAGE.json.damaged} and nothing of it is believed. A file that can't be
 * read at all is left alone: nothing is kept then. Whatever goes wrong is reported in a sentence and stops nothing.
 *
 * <p>Writes on a thread of its own; of several states that wait, only the newest is written. Thread-safe.
 */
public final class TaughtFile implements SessionListener, AutoCloseable {
    /** More than the most phrases at their longest, every character escaped. */
    private static final int MOST_BYTES = 128 * 1024;

    private static final long CLOSE_SECONDS = 2;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private final Path file;
    private final Consumer<String> report;
    private final Map<String, String> phrases;
    private final boolean keeping;
    private final AtomicReference<@Nullable Map<String, String>> next = new AtomicReference<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "taught-file");
        thread.setDaemon(true);
        return thread;
    });

    /** Not as this class writes it. */
    private static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1;

        DamagedException(String message) {
            super(message);
        }
    }

    private TaughtFile(Path file, Consumer<String> report, Map<String, String> phrases, boolean keeping) {
        this.file = file;
        this.report = report;
        this.phrases = phrases;
        this.keeping = keeping;
    }

    /**
     * Reads what is there; a missing file or folder means nothing yet, and is made when something is taught.
     *
     * @param language what the phrases are in; each language has its own file
     * @param report gets a sentence about whatever went wrong, from any thread
     */
    public static TaughtFile open(Path folder, String language, Consumer<String> report) {
        Path file = folder.resolve("taught." + language + ".json");
        try {
            return new TaughtFile(file, report, read(file), true);
        } catch (DamagedException e) {
            return new TaughtFile(file, report, Map.of(), setAside(file, String.valueOf(e.getMessage()), report));
        } catch (IOException e) {
            report.accept("what was taught can't be read from " + file + " (" + e + "); nothing will be kept there");
            return new TaughtFile(file, report, Map.of(), false);
        }
    }

    /** What had been taught before, for {@code CabinSession.recall}. */
    public Map<String, String> phrases() {
        return phrases;
    }

    @Override
    public void onTaught(Map<String, String> taught) {
        if (keeping && next.getAndSet(new LinkedHashMap<>(taught)) == null) {
            writer.execute(this::write);
        }
    }

    /** Waits up to {@value #CLOSE_SECONDS} s for what is being written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                report.accept("what was taught may not be kept: writing " + file + " takes too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> read(Path file) throws IOException, DamagedException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            return Map.of();
        }
        if (bytes.length > MOST_BYTES) {
            throw new DamagedException("it is longer than " + MOST_BYTES + " bytes");
        }
        try {
            return checked(JSON.readValue(bytes, OBJECT));
        } catch (JsonProcessingException e) {
            throw new DamagedException("it is no JSON object: " + e.getOriginalMessage());
        }
    }

    private static Map<String, String> checked(@Nullable Map<String, Object> read) throws DamagedException {
        if (read == null || read.size() > TurnState.MAX_TAUGHT) {
            throw new DamagedException("it is no object of at most " + TurnState.MAX_TAUGHT + " phrases");
        }
        Map<String, String> out = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : read.entrySet()) {
            if (!(entry.getValue() instanceof String sentence)
                    || entry.getKey().isBlank()
                    || sentence.isBlank()
                    || entry.getKey().length() + sentence.length() > TurnState.LONGEST_TAUGHT) {
                throw new DamagedException("a phrase in it has no sentence of sensible length");
            }
            out.put(entry.getKey(), sentence);
        }
        return out;
    }

    /** False when it had to stay where it is, where it must not be written over. */
    private static boolean setAside(Path file, String why, Consumer<String> report) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            report.accept(file + " is damaged (" + why + "); it is now " + aside.getFileName()
                    + " and what was taught starts anew");
            return true;
        } catch (IOException e) {
            report.accept(
                    file + " is damaged (" + why + ") and can't be set aside (" + e + "); nothing will be kept there");
            return false;
        }
    }

    private void write() {
        Map<String, String> newest = next.getAndSet(null);
        if (newest == null) {
            return;
        }
        try {
            replace(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(newest));
        } catch (IOException e) {
            report.accept("what was taught could not be kept in " + file + " (" + e + ")");
        }
    }

    private void replace(byte[] bytes) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(folder, "taught.", ".new");
        try {
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    int written = out.write(left);
                    assert written >= 0;
                }
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
