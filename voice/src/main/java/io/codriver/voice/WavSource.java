package io.codriver.voice;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A WAV file or stream, one channel or one per seat. Its last frame is filled up with silence.
 *
 * <p>With {@link Pace#FAST} the sink's own speed is the pace: a sink that blocks holds the file back. A file cut short
 * loses nothing that is there; its end reports {@link AudioProblem#TRUNCATED} in words.
 */
public final class WavSource implements AudioSource {
    private static final long FRAME_NANOS = AudioFormat16k.FRAME_MILLIS * 1_000_000L;

    private final DataInputStream in;
    private final WavHeader header;
    private final String name;
    private final Pace pace;
    private final SourceThread thread = new SourceThread("wav-source");

    private WavSource(DataInputStream in, WavHeader header, String name, Pace pace) {
        this.in = in;
        this.header = header;
        this.name = name;
        this.pace = pace;
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws AudioException with the problem and, in its message, the file and the mend
     */
    public static WavSource open(Path file, Pace pace) throws AudioException {
        if (!Files.isRegularFile(file)) {
            throw new AudioException(AudioProblem.UNREADABLE, "there is no file " + file);
        }
        try {
            return open(Files.newInputStream(file), file.toString(), pace);
        } catch (AudioException e) {
            throw e;
        } catch (IOException e) {
            throw new AudioException(AudioProblem.UNREADABLE, "can't read " + file + ": " + e.getMessage());
        }
    }

    /**
     * Reads a header from a stream, which this source then owns and closes, also when it fails.
     *
     * @param name what to call the stream in messages
     * @throws AudioException as for a file
     */
    public static WavSource open(InputStream stream, String name, Pace pace) throws AudioException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
        try {
            return new WavSource(in, WavHeader.read(in, name), name, pace);
        } catch (IOException e) {
            closeQuietly(in);
            if (e instanceof AudioException known) {
                throw known;
            }
            throw new AudioException(AudioProblem.UNREADABLE, "can't read " + name + ": " + e.getMessage());
        }
    }

    @Override
    public int channels() {
        return header.channels();
    }

    /** Samples per channel that the header promises; empty when the file was written as a stream. */
    public Optional<Long> frames() {
        return header.frames() == WavHeader.UNKNOWN ? Optional.empty() : Optional.of(header.frames());
    }

    @Override
    public void start(Sink sink) {
        thread.start(sink, () -> deliver(sink));
    }

    @Override
    public void close() {
        thread.close();
        closeQuietly(in);
    }

    private Optional<String> deliver(Sink sink) {
        long began = System.nanoTime();
        long sample = 0;
        try {
            while (sample < header.frames() && !thread.isClosed()) {
                int wanted = (int) Math.min(AudioFormat16k.FRAME, header.frames() - sample);
                byte[] bytes = in.readNBytes(wanted * 2 * channels());
                if (bytes.length >= 2 * channels()) {
                    waitUntil(began + (sample / AudioFormat16k.FRAME + 1) * FRAME_NANOS);
                    sink.frame(Samples.channels(bytes, bytes.length, channels()), sample);
                }
                sample += bytes.length / (2L * channels());
                if (bytes.length < wanted * 2 * channels()) {
                    return shortage(sample);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return thread.isClosed() ? Optional.empty() : Optional.of("can't read " + name + ": " + e.getMessage());
        }
    }

    private Optional<String> shortage(long sample) {
        if (header.frames() == WavHeader.UNKNOWN) {
            return Optional.empty();
        }
        return Optional.of(AudioProblem.TRUNCATED + ": " + name + " ends after " + AudioFormat16k.millis(sample)
                + " ms, its header promises " + AudioFormat16k.millis(header.frames())
                + " ms; what is there was used");
    }

    private void waitUntil(long due) {
        if (pace == Pace.REAL_TIME) {
            for (long left = due - System.nanoTime(); left > 0 && !thread.isClosed(); ) {
                LockSupport.parkNanos(this, left);
                left = due - System.nanoTime();
            }
        }
    }

    private static void closeQuietly(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // Nothing is written, so nothing can be lost.
            assert e != null;
        }
    }
}
