package io.codriver.runtime.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.codriver.runtime.acoustics.SeparationMeasure.SiSdr;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeparationMeasureTest {
    private static final int LENGTH = 40_000;

    private static float[] moved(float[] samples, int by) {
        float[] out = new float[samples.length];
        for (int i = 0; i < out.length; i++) {
            int from = i - by;
            out[i] = from >= 0 && from < samples.length ? samples[from] : 0;
        }
        return out;
    }

    private static float[] sum(float[] a, double gainA, float[] b, double gainB) {
        float[] out = new float[a.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (gainA * a[i] + gainB * b[i]);
        }
        return out;
    }

    /** Independent noise so many decibels down gives just that, however loud the whole, whichever its sign and its lag. */
    @Property(tries = 60)
    void noiseThatIsAddedIsWhatIsMeasured(
            @ForAll @DoubleRange(min = -10, max = 40) double snrDb,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double gain,
            @ForAll boolean turned,
            @ForAll @IntRange(min = -1000, max = 1000) int lag,
            @ForAll long seed) {
        float[] image = RealFftTest.random(LENGTH, seed);
        float[] noise = RealFftTest.random(LENGTH, ~seed);
        double scale = turned ? -gain : gain;
        float[] estimate = moved(sum(image, scale, noise, scale * Decibels.amplitude(-snrDb)), lag);

        SiSdr score = SeparationMeasure.siSdr(estimate, image, 1024).orElseThrow();

        assertThat(score.delay()).isEqualTo(lag);
        assertThat(score.decibels()).isCloseTo(snrDb, within(0.6));
    }

    @Test
    void theImageItselfIsPerfect() {
        float[] image = RealFftTest.random(LENGTH, 1);

        assertThat(SeparationMeasure.siSdr(image, image, 0).orElseThrow().decibels())
                .isGreaterThan(120);
    }

    @Test
    void aLagThatIsNotAllowedSpoilsIt() {
        float[] image = RealFftTest.random(LENGTH, 1);

        assertThat(SeparationMeasure.siSdr(moved(image, 30), image, 20)
                        .orElseThrow()
                        .decibels())
                .isLessThan(-15);
    }

    @Test
    void silenceHasNoRatio() {
        float[] image = RealFftTest.random(LENGTH, 1);

        assertThat(SeparationMeasure.siSdr(new float[LENGTH], image, 5)).isEmpty();
        assertThat(SeparationMeasure.siSdr(image, new float[LENGTH], 5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, 9, 0", "10, 10, -1", "10, 10, 10"})
    void whatDoesNotFitIsRefused(int estimate, int image, int delay) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeparationMeasure.siSdr(new float[estimate], new float[image], delay));
    }

    /** The passenger speaks alone for two seconds, then both, then the driver alone. */
    private static CabinMix talk() {
        return CabinScene.in(CabinRoom.car())
                .voice(new CabinVoice("p", CabinSeat.FRONT_PASSENGER, speech(4, 1), 0, 0, ""))
                .voice(new CabinVoice("d", CabinSeat.DRIVER, speech(4, 2), 32_000, 0, ""))
                .build()
                .render(MicrophoneLayout.FOUR);
    }

    private static short[] speech(int seconds, long seed) {
        float[] noise = DiffuseNoise.mono(NoiseColour.SPEECH, seconds * 16_000, new Random(seed));
        short[] out = new short[noise.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) (1000 * noise[i]);
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "12, 0", "20, 300"})
    void attenuationIsOfTheOthersAlone(double db, int delay) {
        CabinMix mix = talk();
        short[] microphone = mix.microphones()[0];
        float[] output = new float[mix.length()];
        for (int i = 0; i + delay < output.length; i++) {
            // From where the driver speaks on it is left as it is, and that must not count.
            boolean alone = i < mix.voices().get(1).startSample();
            output[i + delay] = (float) (microphone[i] * (alone ? Decibels.amplitude(-db) : 1));
        }

        assertThat(SeparationMeasure.interferenceAttenuation(mix, CabinSeat.DRIVER, output, delay)
                        .orElseThrow())
                .isCloseTo(db, within(0.01));
    }

    @Test
    void whereOthersNeverSpeakAloneNothingIsMeasured() {
        CabinMix mix = CabinScene.in(CabinRoom.car())
                .voice(new CabinVoice("d", CabinSeat.DRIVER, speech(1, 2), 0, 0, ""))
                .build()
                .render(MicrophoneLayout.FOUR);
        float[] output = new float[mix.length()];

        assertThat(SeparationMeasure.interferenceAttenuation(mix, CabinSeat.DRIVER, output, 0))
                .isEmpty();
        assertThat(SeparationMeasure.interferenceAttenuation(talk(), CabinSeat.DRIVER, new float[96_000], 0)
                        .orElseThrow())
                .isInfinite();
    }

    /** A leak of 8 dB less than one's own voice, both equally loud: so much, and no more, is right without separation. */
    @Test
    void theMicrophoneItselfScoresItsCrosstalk() {
        CabinMix mix = talk();
        int from = 36_000;
        int to = 60_000;
        float[] image = Arrays.copyOfRange(mix.image(CabinSeat.DRIVER), from, to);
        short[] microphone = Arrays.copyOfRange(mix.microphones()[0], from, to);

        assertThat(SeparationMeasure.siSdr(microphone, image, 64).orElseThrow().decibels())
                .isBetween(6.0, 10.0);
    }
}
