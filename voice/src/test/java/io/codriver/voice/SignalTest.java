package io.codriver.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.codriver.voice.health.Microphones;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Levels, the noise floor, the level board and resampling, each on made-up sound. */
final class SignalTest {
    @Test
    void levelCountsDecibelsAndNoConstantOffset() {
        short[] offset = new short[320];
        Arrays.fill(offset, (short) 8000);
        double loud = Level.decibels(Clips.noise(20, 8000));
        assertThat(Level.decibels(new short[320])).isZero();
        assertThat(loud - Level.decibels(Clips.noise(20, 800))).isCloseTo(20, within(0.5));
        assertThat(loud - Level.decibels(offset)).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 400})
    void steadyNoiseIsSpeechForAMomentAtMost(int amplitude) {
        List<Boolean> speech = judge(Clips.noise(6000, amplitude));
        assertThat(speech.subList(120, 300)).containsOnly(false);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 60})
    void speechStandsOutOfNoise(int amplitude) {
        short[] sound =
                Clips.mix(Clips.noise(4000, amplitude), Clips.join(Clips.silence(3000), Clips.clip(Clips.WINDOWS)), 0);
        List<Boolean> speech = judge(sound);
        assertThat(speech.subList(150, 150 + 65).stream().filter(is -> is).count())
                .isGreaterThan(35);
    }

    @Test
    void recordingMayBeginWithSpeech() {
        assertThat(judge(Clips.clip(Clips.MUSIC)).subList(0, 25)).contains(true);
    }

    @Test
    void boardHoldsARowUntilItIsComplete() {
        LevelBoard board = new LevelBoard(3, null, new Microphones(3, false));
        assertThat(board.post(0, new short[320], 0, 1)).isEmpty();
        assertThat(board.post(2, new short[320], 0, 1)).isEmpty();
        assertThat(board.post(1, new short[320], 0, 1))
                .extracting(LevelBoard.Placed::channel)
                .containsExactly(0, 1, 2);
    }

    @Test
    void boardStopsWaitingForAChannelThatFellSilent() {
        LevelBoard board = new LevelBoard(2, null, new Microphones(2, false));
        board.post(0, new short[320], 0, 1);
        assertThat(board.post(1, new short[320], 0, 1)).hasSize(2);
        assertThat(board.post(0, new short[320], 320, 2)).isEmpty();
        assertThat(board.post(0, new short[320], 640, 3))
                .as("the held one and this")
                .hasSize(2);
        assertThat(board.post(0, new short[320], 960, 4)).hasSize(1);
        assertThat(board.post(1, new short[320], 320, 4)).as("it is back").isEmpty();
        assertThat(board.post(0, new short[320], 1280, 5)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 22_050, 32_000, 44_100, 48_000})
    void resamplingKeepsPitchAndLoudness(int rate) {
        short[] sound = Resampler.to16k(sine(440, rate, rate), rate);
        assertThat(sound).hasSize(16_000);
        short[] expected = sine(440, 16_000, 16_000);
        for (int i = 400; i < 15_600; i++) {
            assertThat((int) sound[i]).isCloseTo(expected[i], within(150));
        }
    }

    @Test
    void resamplingLeavesNoAliases() {
        short[] sound = Resampler.to16k(sine(11_000, 48_000, 48_000), 48_000);
        for (int i = 400; i < 15_600; i++) {
            assertThat((int) sound[i]).isBetween(-150, 150);
        }
    }

    private static short[] sine(double hertz, int rate, int length) {
        short[] sine = new short[length];
        for (int i = 0; i < length; i++) {
            sine[i] = (short) (10_000 * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return sine;
    }

    private static List<Boolean> judge(short[] sound) {
        EnergyActivity activity = new EnergyActivity();
        List<Boolean> speech = new ArrayList<>();
        for (int i = 0; i < Clips.frames(sound); i++) {
            short[] frame = Clips.frame(sound, i);
            speech.add(activity.isSpeech(new SeatFrame(frame, i * 320L, Level.decibels(frame), true, 0)));
        }
        return speech;
    }
}
