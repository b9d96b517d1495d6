package io.codriver.runtime.boot;

import io.codriver.voice.AudioSource;
import io.codriver.voice.SeatEars;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A source of sound that is being heard. One that breaks is told as the death of its microphones. Closing stops the source first,
 * then the ears.
 */
public final class Listening implements AutoCloseable {
    private final AudioSource source;
    private final SeatEars ears;
    private final CompletableFuture<Optional<String>> ended = new CompletableFuture<>();

    private Listening(AudioSource source, SeatEars ears) {
        this.source = source;
        this.ears = ears;
    }

    /** Starts the source into the ears; owns both from now on. */
    public static Listening start(AudioSource source, SeatEars ears) {
        Listening listening = new Listening(source, ears);
        source.start(listening.new Feed());
        return listening;
    }

    /** Done when the source has ended by itself, with its problem if it had one. */
    public CompletionStage<Optional<String>> ended() {
        return ended;
    }

    /** What is in flight is heard to its end. */
    public void flush() {
        ears.flush();
    }

    @Override
    public void close() {
        source.close();
        ears.close();
    }

    private final class Feed implements AudioSource.Sink {
        @Override
        public void frame(short[][] channels, long firstSample) {
            for (int c = 0; c < channels.length; c++) {
                ears.accept(c, channels[c], firstSample);
            }
        }

        @Override
        public void end(Optional<String> problem) {
            problem.ifPresent(ears::lost);
            ended.complete(problem);
        }
    }
}
