package io.codriver.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class WavSourceTest extends AudioSourceContract {
    private static final int PCM = 1;

    @Override
    AudioSource source() throws AudioException {
        return open(Clips.wav(PCM, 2, 16_000, 16, 4 * 1000, new byte[4 * 1000]), Pace.FAST);
    }

    @Override
    boolean ends() {
        return true;
    }

    static Stream<Arguments> bad() {
        byte[] sound = new byte[640];
        byte[] whole = Clips.wav(PCM, 1, 16_000, 16, 640, sound);
        return Stream.of(
                Arguments.of("no bytes", new byte[0], AudioProblem.NOT_WAVE, "RIFF"),
                Arguments.of(
                        "text", "hello".repeat(20).getBytes(StandardCharsets.UTF_8), AudioProblem.NOT_WAVE, "RIFF"),
                Arguments.of("half a header", Arrays.copyOf(whole, 30), AudioProblem.NOT_WAVE, "RIFF"),
                Arguments.of("44.1 kHz", Clips.wav(PCM, 1, 44_100, 16, 640, sound), AudioProblem.WRONG_RATE, "44100"),
                Arguments.of("8 kHz", Clips.wav(PCM, 1, 8_000, 16, 640, sound), AudioProblem.WRONG_RATE, "16000"),
                Arguments.of("8 bit", Clips.wav(PCM, 1, 16_000, 8, 640, sound), AudioProblem.NOT_PCM16, "8 bit"),
                Arguments.of("float", Clips.wav(3, 1, 16_000, 16, 640, sound), AudioProblem.NOT_PCM16, "format 3"),
                Arguments.of("no channel", Clips.wav(PCM, 0, 16_000, 16, 640, sound), AudioProblem.BAD_CHANNELS, "0"),
                Arguments.of(
                        "nine", Clips.wav(PCM, 9, 16_000, 16, 640, sound), AudioProblem.BAD_CHANNELS, "9 channels"),
                Arguments.of("empty", Clips.wav(PCM, 1, 16_000, 16, 0, new byte[0]), AudioProblem.EMPTY, "no sound"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void badFilesSayWhatIsWrongWithThem(String name, byte[] file, AudioProblem problem, String message) {
        AudioException e = catchThrowableOfType(AudioException.class, () -> open(file, Pace.FAST));
        assertThat(e.problem()).isEqualTo(problem);
        assertThat(e).hasMessageContaining("test.wav").hasMessageContaining(message);
    }

    @Test
    void missingFileIsNamed() {
        AudioException e =
                catchThrowableOfType(AudioException.class, () -> WavSource.open(Path.of("no", "such.wav"), Pace.FAST));
        assertThat(e.problem()).isEqualTo(AudioProblem.UNREADABLE);
        assertThat(e).hasMessageContaining("such.wav");
    }

    @Test
    void truncatedFileLosesNothingThatIsThere() throws Exception {
        byte[] sound = new byte[2 * 500];
        Arrays.fill(sound, (byte) 1);
        RecordingSink sink = play(Clips.wav(PCM, 1, 16_000, 16, 2 * 16_000, sound), Pace.FAST);
        assertThat(sink.frames).hasSize(2);
        assertThat(sink.frames.get(1)[0][179]).isEqualTo((short) 0x0101);
        assertThat(sink.frames.get(1)[0][180]).isZero();
        assertThat(sink.ends.get(0))
                .hasValueSatisfying(text -> assertThat(text).contains("TRUNCATED", "31 ms", "1000 ms"));
    }

    @Test
    void streamedFileOfUnknownLengthEndsWhereItEnds() throws Exception {
        RecordingSink sink = play(Clips.wav(PCM, 1, 16_000, 16, -1, new byte[640 * 3]), Pace.FAST);
        assertThat(sink.frames).hasSize(3);
        assertThat(sink.ends.get(0)).isEmpty();
    }

    @Test
    void unknownChunksBeforeTheSoundArePassedOver() throws Exception {
        byte[] plain = Clips.wav(PCM, 1, 16_000, 16, 640, new byte[640]);
        byte[] list = {'L', 'I', 'S', 'T', 3, 0, 0, 0, 1, 2, 3, 0};
        byte[] file = new byte[plain.length + list.length];
        System.arraycopy(plain, 0, file, 0, 36);
        System.arraycopy(list, 0, file, 36, list.length);
        System.arraycopy(plain, 36, file, 36 + list.length, plain.length - 36);
        assertThat(play(file, Pace.FAST).frames).hasSize(1);
    }

    @Test
    void channelsAreTakenApart() throws Exception {
        byte[] sound = new byte[4 * 320];
        for (int i = 0; i < 320; i++) {
            sound[4 * i] = 7;
            sound[4 * i + 3] = -1;
        }
        short[][] frame = play(Clips.wav(PCM, 2, 16_000, 16, sound.length, sound), Pace.FAST)
                .frames
                .get(0);
        assertThat(frame[0]).containsOnly((short) 7);
        assertThat(frame[1]).containsOnly((short) -256);
    }

    @ParameterizedTest
    @EnumSource(Pace.class)
    void bothPacesDeliverEverything(Pace pace) throws Exception {
        RecordingSink sink = play(Clips.wav(PCM, 1, 16_000, 16, 640 * 5, new byte[640 * 5]), pace);
        assertThat(sink.frames).hasSize(5);
        assertThat(sink.ends.get(0)).isEmpty();
    }

    @Test
    void fastPaceWaitsForASlowSink() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger entered = new AtomicInteger();
        RecordingSink sink = new RecordingSink() {
            @Override
            public synchronized void frame(short[][] channels, long firstSample) {
                entered.incrementAndGet();
                awaitGate(gate);
                super.frame(channels, firstSample);
            }
        };
        try (WavSource source = open(Clips.wav(PCM, 1, 16_000, 16, 640 * 50, new byte[640 * 50]), Pace.FAST)) {
            source.start(sink);
            Awaitility.await().until(() -> entered.get() == 1);
            // The sink holds its own lock here, and the source waits for it.
            gate.countDown();
            assertThat(sink.await().frames).hasSize(50);
        }
    }

    private static void awaitGate(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RecordingSink play(byte[] file, Pace pace) throws Exception {
        RecordingSink sink = new RecordingSink();
        try (WavSource source = open(file, pace)) {
            source.start(sink);
            return sink.await();
        }
    }

    private static WavSource open(byte[] file, Pace pace) throws AudioException {
        return WavSource.open(new ByteArrayInputStream(file), "test.wav", pace);
    }
}
