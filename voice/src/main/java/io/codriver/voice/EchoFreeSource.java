package io.codriver.voice;

import io.codriver.voice.echo.EchoCanceller;
import io.codriver.voice.echo.EchoReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Microphones without what the loudspeaker plays: another source, each of its channels behind an {@link EchoCanceller}.
 *
 * <p>What is played comes from the program's own {@link Speaker}, or from a channel of the source itself that records the sound card's
 * output (loopback); the second also knows the radio and is aligned to the sample. Sound comes {@link EchoCanceller#DELAY} samples (4 ms)
 * late, and as much is lost at the end. The work is done on the source's thread, about 1% of a core per microphone while something plays
 * and next to nothing while nothing does.
 */
public final class EchoFreeSource implements AudioSource {
    /** A frame is delivered when its last sample was recorded. */
    private static final long FRAME_NANOS = AudioFormat16k.FRAME_MILLIS * 1_000_000L;

    private static final int NONE = -1;

    private final AudioSource source;
    private final int loopback;
    private final EchoReference.@Nullable Reader reader;
    private final LongSupplier clock;
    private final List<EchoCanceller> cancellers = new ArrayList<>();

    private EchoFreeSource(
            AudioSource source, int loopback, EchoReference.@Nullable Reader reader, LongSupplier clock) {
        this.source = source;
        this.loopback = loopback;
        this.reader = reader;
        this.clock = clock;
        for (int c = 0; c < channels(); c++) {
            cancellers.add(EchoCanceller.create());
        }
    }

    /** Takes out what a speaker of this program says it plays. Owns the source, which must deliver in real time. */
    public static EchoFreeSource hearing(AudioSource source, EchoReference reference) {
        return hearing(source, reference, System::nanoTime);
    }

    static EchoFreeSource hearing(AudioSource source, EchoReference reference, LongSupplier clock) {
        return new EchoFreeSource(source, NONE, reference.reader(), clock);
    }

    /**
     * Takes out what one of the source's own channels holds; that channel is not delivered. Owns the source.
     *
     * @param channel index of the loopback channel
     * @throws IllegalArgumentException when there is no such channel, or no other one
     */
    public static EchoFreeSource loopback(AudioSource source, int channel) {
        if (channel < 0 || channel >= source.channels() || source.channels() < 2) {
            throw new IllegalArgumentException("channel " + channel + " of " + source.channels()
                    + " can't be the loopback: it must be one of several");
        }
        return new EchoFreeSource(source, channel, null, System::nanoTime);
    }

    @Override
    public int channels() {
        return source.channels() - (loopback == NONE ? 0 : 1);
    }

    @Override
    public void start(Sink sink) {
        source.start(new Cleaning(sink));
    }

    @Override
    public void close() {
        source.close();
        cancellers.forEach(EchoCanceller::close);
    }

    private final class Cleaning implements Sink {
        private final Sink sink;
        private final short[] played = new short[AudioFormat16k.FRAME];

        Cleaning(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void frame(short[][] channels, long firstSample) {
            short[] reference = played;
            if (reader == null) {
                reference = channels[loopback];
            } else {
                reader.read(clock.getAsLong() - FRAME_NANOS, played);
            }
            short[][] clean = new short[cancellers.size()][];
            for (int c = 0; c < clean.length; c++) {
                clean[c] = channels[reader == null && c >= loopback ? c + 1 : c];
                cancellers.get(c).process(clean[c], reference, clean[c]);
            }
            sink.frame(clean, firstSample);
        }

        @Override
        public void end(Optional<String> problem) {
            sink.end(problem);
        }
    }
}
