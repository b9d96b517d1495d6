package io.codriver.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.codriver.voice.echo.EchoCanceller;
import io.codriver.voice.echo.EchoReference;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EchoFreeSourceTest extends AudioSourceContract {
    private static final int DELAY = 480;
    private static final short[] PLAYED = Clips.join(
            Clips.clip(Clips.WINDOWS), Clips.clip(Clips.LIGHT), Clips.clip(Clips.DEFOG), Clips.clip(Clips.TEMPERATURE));
    private static final int FRAMES = Clips.frames(PLAYED) - 2;

    @Override
    AudioSource source() {
        PushSource source = new PushSource(1, 10);
        source.push(new short[][] {new short[320 * 4]});
        return EchoFreeSource.hearing(source, new EchoReference());
    }

    @Override
    boolean ends() {
        return false;
    }

    @Test
    void loopbackIsTakenOutOfTheOthersAndNotDelivered() throws Exception {
        short[] left = Clips.mix(echo(), Clips.noise(FRAMES * 20, 5), 0);
        short[] right = Clips.noise(FRAMES * 20, 500);
        try (EchoFreeSource source = EchoFreeSource.loopback(pushed(left, PLAYED, right), 1)) {
            assertThat(source.channels()).isEqualTo(2);
            RecordingSink sink = new RecordingSink();
            source.start(sink);
            sink.await();
            assertThat(loudness(channel(sink, 0), 0.5)).isLessThan(loudness(left, 0.5) - 20);
            assertThat(loudness(channel(sink, 1), 0.8)).isGreaterThan(loudness(right, 0.8) - 10);
        }
    }

    @Test
    void ownSpeechIsTakenOut() throws Exception {
        short[] microphone = Clips.mix(echo(), Clips.noise(FRAMES * 20, 5), 0);
        EchoReference reference = new EchoReference();
        AtomicLong clock = new AtomicLong();
        PushSource pushed = new PushSource(1, FRAMES);
        pushed.push(new short[][] {Arrays.copyOf(microphone, FRAMES * 320)});
        pushed.finish();
        try (EchoFreeSource source = EchoFreeSource.hearing(pushed, reference, clock::get)) {
            RecordingSink sink = new RecordingSink() {
                @Override
                public synchronized void frame(short[][] channels, long firstSample) {
                    super.frame(channels, firstSample);
                    play(reference, clock, count());
                }
            };
            play(reference, clock, 0);
            source.start(sink);
            sink.await();
            assertThat(loudness(channel(sink, 0), 0.5)).isLessThan(loudness(microphone, 0.5) - 20);
        }
    }

    @Test
    void quietLoudspeakerChangesNothing() throws Exception {
        short[] microphone = Clips.clip(Clips.MUSIC);
        PushSource pushed = pushed(microphone);
        try (EchoFreeSource source = EchoFreeSource.hearing(pushed, new EchoReference())) {
            RecordingSink sink = new RecordingSink();
            source.start(sink);
            sink.await();
            short[] out = channel(sink, 0);
            assertThat(Arrays.copyOfRange(out, EchoCanceller.DELAY, microphone.length))
                    .isEqualTo(Arrays.copyOf(microphone, microphone.length - EchoCanceller.DELAY));
        }
    }

    @Test
    void loopbackMustBeOneOfSeveralChannels() {
        for (int channel : new int[] {-1, 2}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EchoFreeSource.loopback(new PushSource(2, 1), channel));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> EchoFreeSource.loopback(new PushSource(1, 1), 0));
    }

    /** The frame is played 20 ms before the clock says that the microphone has delivered it. */
    private static void play(EchoReference reference, AtomicLong clock, int frame) {
        long start = frame * 20_000_000L;
        if (frame < FRAMES) {
            reference.play(PLAYED, frame * 320, frame * 320 + 320, start);
        }
        clock.set(start + 20_000_000L);
    }

    private static short[] echo() {
        short[] echo = new short[FRAMES * 320];
        for (int i = DELAY + 200; i < echo.length; i++) {
            echo[i] = (short) (0.5 * PLAYED[i - DELAY] - 0.2 * PLAYED[i - DELAY - 150]);
        }
        return echo;
    }

    private static PushSource pushed(short[]... channels) {
        int length = IntStream.range(0, channels.length)
                .map(c -> channels[c].length)
                .min()
                .orElseThrow();
        PushSource source = new PushSource(channels.length, length / 320 + 1);
        source.push(Arrays.stream(channels).map(c -> Arrays.copyOf(c, length)).toArray(short[][]::new));
        source.finish();
        return source;
    }

    private static short[] channel(RecordingSink sink, int channel) {
        return Clips.join(sink.frames.stream().map(frame -> frame[channel]).toArray(short[][]::new));
    }

    /** In dB over what is behind this share of the sound. */
    private static double loudness(short[] sound, double from) {
        double sum = 0;
        for (int i = (int) (from * sound.length); i < sound.length; i++) {
            sum += (double) sound[i] * sound[i];
        }
        return 10 * Math.log10(1 + sum);
    }
}
