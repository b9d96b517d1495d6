package io.codriver.runtime.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codriver.runtime.cli.Wav;
import io.codriver.voice.AudioException;
import io.codriver.voice.AudioFormat16k;
import io.codriver.voice.AudioSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mix of a drive: a known clip is found again where, when and as loud as the drive says. */
class DriveSourceTest {
    private static final int LOUD = 8000;
    private static final int CLIP = 1600;
    private static final int AT = 3200;
    private static final int DELAY = 48;
    private static final int FRAMES = 20;
    private static final double SILENT = -200;

    @TempDir
    Path folder;

    @BeforeEach
    void clip() throws IOException {
        short[] loud = new short[CLIP];
        Arrays.fill(loud, (short) LOUD);
        Wav.write(folder.resolve("a.wav"), loud);
    }

    private Drive drive(double crosstalk, double noise, String seat) {
        return new Drive(
                "test",
                true,
                List.of("driver", "front-passenger", "rear-left"),
                crosstalk,
                noise,
                List.of(new Drive.Line(AT / 16_000.0, seat, "none", "", "ignore", folder.resolve("a.wav"))),
                List.of());
    }

    /** The first frames of every channel; the rest is not waited for. */
    private static short[][] beginning(Drive drive) throws Exception {
        try (DriveSource source = DriveSource.mix(drive)) {
            short[][] out = new short[source.channels()][FRAMES * AudioFormat16k.FRAME];
            CompletableFuture<short[][]> done = new CompletableFuture<>();
            source.start(new AudioSource.Sink() {
                @Override
                public void frame(short[][] channels, long first) {
                    for (int c = 0; c < channels.length && first < out[c].length; c++) {
                        System.arraycopy(channels[c], 0, out[c], (int) first, channels[c].length);
                    }
                    if (first == (FRAMES - 1) * (long) AudioFormat16k.FRAME) {
                        done.complete(out);
                    }
                }

                @Override
                public void end(Optional<String> problem) {
                    done.completeExceptionally(new AssertionError("it ended too soon"));
                }
            });
            return done.get(30, TimeUnit.SECONDS);
        }
    }

    private static int[] edges(short[] channel) {
        int from = 0;
        while (from < channel.length && channel[from] == 0) {
            from++;
        }
        int to = from;
        while (to < channel.length && channel[to] != 0) {
            to++;
        }
        return new int[] {from, to};
    }

    @Test
    void aVoiceIsAtFullLevelAtItsOwnSeatAndSofterAndLaterAtTheOthers() throws Exception {
        short[][] mix = beginning(drive(-20, SILENT, "front-passenger"));

        assertThat(mix[1][AT]).isEqualTo((short) LOUD);
        assertThat(edges(mix[1])).containsExactly(AT, AT + CLIP);
        for (short[] other : List.of(mix[0], mix[2])) {
            assertThat(other[AT + DELAY]).isEqualTo((short) (LOUD / 10));
            assertThat(edges(other)).containsExactly(AT + DELAY, AT + DELAY + CLIP);
        }
    }

    @Test
    void theMixIsAFixedFunctionOfTheDrive() throws Exception {
        Drive noisy = drive(-15, -40, "driver");

        assertThat(Arrays.deepEquals(beginning(noisy), beginning(noisy))).isTrue();
        assertThat(Arrays.deepEquals(beginning(noisy), beginning(drive(-15, -40, "rear-left"))))
                .isFalse();
    }

    @Test
    void noiseHasItsLevelOnEveryChannelAndIsNotTheSameOnTwo() throws Exception {
        short[][] mix = beginning(drive(SILENT, -40, "driver"));

        for (short[] channel : mix) {
            double square = 0;
            for (int i = 0; i < AT; i++) {
                square += (double) channel[i] * channel[i];
            }
            double level = 20 * Math.log10(Math.sqrt(square / AT) / Short.MAX_VALUE);
            assertThat(level).isBetween(-41.0, -39.0);
        }
        assertThat(mix[0]).isNotEqualTo(mix[1]);
    }

    @Test
    void theDriveLastsLongEnoughForItsLastWords() throws Exception {
        try (DriveSource source = DriveSource.mix(drive(-15, -60, "driver"))) {
            assertThat(source.channels()).isEqualTo(3);
            assertThat(source.seconds()).isGreaterThan((AT + CLIP) / 16_000.0 + 2);
        }
    }

    @Test
    void aClipThatIsMissingIsNamed() {
        Drive drive = drive(-15, -60, "driver");
        Drive.Line gone = new Drive.Line(1, "driver", "none", "", "ignore", folder.resolve("gone.wav"));

        assertThatThrownBy(() ->
                        DriveSource.mix(new Drive("test", true, drive.seats(), -15, -60, List.of(gone), List.of())))
                .isInstanceOf(AudioException.class)
                .hasMessageContaining("gone.wav");
    }

    @Test
    void aDriveIsPlayedOnce() throws Exception {
        DriveSource source = DriveSource.mix(drive(-15, -60, "driver"));
        source.close();

        assertThatThrownBy(() -> source.start(new AudioSource.Sink() {
                    @Override
                    public void frame(short[][] channels, long first) {
                        throw new AssertionError("a closed source plays");
                    }

                    @Override
                    public void end(Optional<String> problem) {
                        throw new AssertionError("a closed source plays");
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
