package io.codriver.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.voice.Speaker.Played;
import io.codriver.voice.echo.EchoReference;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.Test;

/** The device is a fake that counts what it is given. */
final class SpeakerTest {
    private final AtomicInteger written = new AtomicInteger();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong samplesHeard = new AtomicLong();
    private volatile Runnable onWrite = () -> {};

    @Test
    void playsEverythingInOrder() {
        try (Speaker speaker = new Speaker(format -> line())) {
            CompletionStage<Played> first = speaker.play(new Speech(new short[1000]));
            CompletionStage<Played> second = speaker.play(new Speech(new short[600]));
            assertThat(first.toCompletableFuture().join()).isEqualTo(Played.FINISHED);
            assertThat(second.toCompletableFuture().join()).isEqualTo(Played.FINISHED);
        }
        assertThat(written).hasValue(2 * 1600);
        assertThat(calls).containsExactly("open", "start", "drain", "close", "open", "start", "drain", "close");
    }

    @Test
    void stopThrowsAwayWhatTheDeviceHoldsAndWhatWaits() {
        CountDownLatch playing = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        onWrite = () -> {
            playing.countDown();
            await(stopped);
        };
        try (Speaker speaker = new Speaker(format -> line())) {
            CompletionStage<Played> first = speaker.play(new Speech(new short[16_000]));
            CompletionStage<Played> second = speaker.play(new Speech(new short[16_000]));
            await(playing);
            speaker.stop();
            stopped.countDown();
            assertThat(first.toCompletableFuture().join()).isEqualTo(Played.STOPPED);
            assertThat(second.toCompletableFuture().join()).isEqualTo(Played.STOPPED);
        }
        assertThat(written).as("one frame of 20 ms").hasValue(640);
        assertThat(calls).containsExactly("open", "start", "flush", "close");
    }

    @Test
    void speaksAgainAfterAStop() {
        try (Speaker speaker = new Speaker(format -> line())) {
            speaker.stop();
            assertThat(speaker.play(new Speech(new short[320]))
                            .toCompletableFuture()
                            .join())
                    .isEqualTo(Played.FINISHED);
        }
    }

    @Test
    void machineWithoutALoudspeakerIsSilent() {
        try (Speaker speaker = new Speaker(format -> {
            throw new LineUnavailableException("none");
        })) {
            assertThat(speaker.play(new Speech(new short[320]))
                            .toCompletableFuture()
                            .join())
                    .isEqualTo(Played.SILENT);
        }
    }

    @Test
    void tooManyWaitingAreRefused() {
        CountDownLatch gate = new CountDownLatch(1);
        onWrite = () -> await(gate);
        List<CompletionStage<Played>> all = new ArrayList<>();
        try (Speaker speaker = new Speaker(format -> line())) {
            for (int i = 0; i < 20; i++) {
                all.add(speaker.play(new Speech(new short[320])));
            }
            assertThat(all.get(19).toCompletableFuture().join()).isEqualTo(Played.REFUSED);
            gate.countDown();
            assertThat(all.get(0).toCompletableFuture().join()).isIn(Played.FINISHED);
        }
    }

    @Test
    void saysWhatItPlaysAndWhenItWillBeHeard() {
        EchoReference reference = new EchoReference();
        AtomicLong clock = new AtomicLong(5_000_000_000L);
        onWrite = () -> clock.addAndGet(1_000_000);
        try (Speaker speaker = new Speaker(format -> line(), reference, clock::get)) {
            speaker.play(new Speech(Clips.noise(40, 1000)))
                    .toCompletableFuture()
                    .join();
        }
        short[] told = new short[640];
        reference.reader().read(5_000_000_000L, told);
        assertThat(told).isEqualTo(Clips.noise(40, 1000));
    }

    @Test
    void saysThatWhatTheDeviceHeldIsNotHeardAfterAStop() {
        EchoReference reference = new EchoReference();
        CountDownLatch playing = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        onWrite = () -> {
            playing.countDown();
            await(stopped);
        };
        try (Speaker speaker = new Speaker(format -> line(), reference, () -> 10_000_000)) {
            CompletionStage<Played> played = speaker.play(new Speech(Clips.noise(1000, 1000)));
            await(playing);
            speaker.stop();
            stopped.countDown();
            assertThat(played.toCompletableFuture().join()).isEqualTo(Played.STOPPED);
        }
        short[] told = new short[320];
        reference.reader().read(10_000_000, told);
        assertThat(told).containsOnly(0);
    }

    private SourceDataLine line() {
        return (SourceDataLine) Proxy.newProxyInstance(
                SpeakerTest.class.getClassLoader(),
                new Class<?>[] {SourceDataLine.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("write")) {
                        onWrite.run();
                        written.addAndGet((int) arguments[2]);
                        return arguments[2];
                    }
                    if (method.getName().equals("getLongFramePosition")) {
                        return samplesHeard.get();
                    }
                    calls.add(method.getName());
                    return null;
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
