package io.codriver.voice;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Whole recordings in memory. */
public final class Recording {
    private Recording() {}

    /**
     * The first channel of a WAV file, at 16 kHz whatever its own rate is; what doesn't fill the last frame is filled up with silence.
     *
     * @throws AudioException when it can't be read, or is no sound file that is understood
     */
    public static short[] read(Path wav) throws AudioException {
        Collector collector = new Collector();
        try (WavSource source = WavSource.open(wav, Pace.FAST)) {
            source.start(collector);
            collector.ended.join();
        }
        return Arrays.copyOf(collector.samples, collector.length);
    }

    private static final class Collector implements AudioSource.Sink {
        private final CompletableFuture<Optional<String>> ended = new CompletableFuture<>();
        private short[] samples = new short[AudioFormat16k.RATE];
        private int length;

        @Override
        public void frame(short[][] channels, long firstSample) {
            short[] frame = channels[0];
            if (length + frame.length > samples.length) {
                samples = Arrays.copyOf(samples, 2 * samples.length);
            }
            System.arraycopy(frame, 0, samples, length, frame.length);
            length += frame.length;
        }

        @Override
        public void end(Optional<String> problem) {
            ended.complete(problem);
        }
    }
}
