package io.codriver.runtime.acoustics;

import static io.codriver.runtime.acoustics.CabinSeat.DRIVER;
import static io.codriver.runtime.acoustics.CabinSeat.FRONT_PASSENGER;
import static io.codriver.runtime.acoustics.CabinSeat.REAR_MIDDLE;
import static io.codriver.runtime.acoustics.CabinSeat.REAR_RIGHT;
import static io.codriver.runtime.acoustics.MicrophoneLayout.FOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CabinSceneTest {
    private static final CabinRoom CAR = CabinRoom.car();
    private static final int SECOND = 16_000;

    /** A steady sound with the spectrum of speech, with silence of 0.1 s before and after. */
    private static short[] sound(double seconds, double level, long seed) {
        int edge = SECOND / 10;
        float[] noise = DiffuseNoise.mono(NoiseColour.SPEECH, (int) (seconds * SECOND), new Random(seed));
        short[] out = new short[noise.length + 2 * edge];
        for (int i = 0; i < noise.length; i++) {
            out[edge + i] = (short) Math.max(-32_000, Math.min(32_000, level * noise[i]));
        }
        return out;
    }

    private static CabinVoice voice(String id, CabinSeat seat, double start, double gainDb) {
        return new CabinVoice(id, seat, sound(4, 900, id.hashCode()), (int) (start * SECOND), gainDb, "say " + id);
    }

    private static double power(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum / (to - from);
    }

    /** What is left of the seat's microphone without its voice. */
    private static float[] noise(CabinMix mix, CabinSeat seat) {
        float[] rest = mix.image(seat);
        short[] microphone = mix.microphones()[mix.layout().channelOf(seat)];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = microphone[i] - rest[i];
        }
        return rest;
    }

    private static CabinScene.Builder with(CabinScene.Builder scene, String what, double snrDb) {
        return switch (what) {
            case "road" -> scene.road(snrDb);
            case "fan" -> scene.fan(snrDb);
            case "music" -> scene.music(sound(4.5, 300, 99), 0, snrDb);
            default -> scene.assistant(sound(4.5, 5000, 98), 0, snrDb);
        };
    }

    /** Measured where the voice speaks, by mean power: no part of the code that sets the level is used. */
    @ParameterizedTest
    @CsvSource({
        "road, driver, 10",
        "road, rear-right, 0",
        "road, rear-middle, -5",
        "fan, driver, 0",
        "fan, rear-left, 20",
        "music, driver, 0",
        "music, front-passenger, 10",
        "music, rear-left, 5",
        "assistant, driver, 0",
        "assistant, rear-right, 10",
    })
    void theRatioIsReached(String what, String seat, double snrDb) {
        CabinSeat reference = CabinSeat.of(seat);
        CabinScene.Builder scene =
                CabinScene.in(CAR).reference(reference).seed(3).voice(voice("a", reference, 0, 0));

        CabinMix mix = with(scene, what, snrDb).build().render(FOUR);

        int from = SECOND / 2;
        int to = 4 * SECOND;
        double speech = power(mix.image(reference), from, to);
        assertThat(10 * Math.log10(speech / power(noise(mix, reference), from, to)))
                .isCloseTo(snrDb, within(0.5));
    }

    @Test
    void aLouderVoiceLiesFurtherAboveTheNoise() {
        CabinMix mix = CabinScene.in(CAR)
                .voice(voice("a", DRIVER, 0, 6))
                .road(10)
                .build()
                .render(FOUR);

        double speech = power(mix.image(DRIVER), SECOND / 2, 4 * SECOND);
        assertThat(10 * Math.log10(speech / power(noise(mix, DRIVER), SECOND / 2, 4 * SECOND)))
                .isCloseTo(16, within(0.5));
        assertThat(mix.signalToNoiseDb()).isCloseTo(10, within(0.5));
    }

    @Test
    void recordingsOfDifferentLevelAreEquallyLoud() {
        CabinVoice soft = new CabinVoice("soft", DRIVER, sound(3, 50, 1), 0, 0, "");
        CabinVoice loud = new CabinVoice("loud", DRIVER, sound(3, 6000, 2), 4 * SECOND, 0, "");
        CabinMix mix = CabinScene.in(CAR).voice(soft).voice(loud).build().render(FOUR);

        double first = power(mix.image(DRIVER), SECOND / 2, 3 * SECOND);
        double second = power(mix.image(DRIVER), 9 * SECOND / 2, 7 * SECOND);
        assertThat(10 * Math.log10(second / first)).isCloseTo(0, within(0.5));
        assertThat(10 * Math.log10(first / (32_768.0 * 32_768.0)))
                .as("26 dB under full scale")
                .isCloseTo(-26, within(0.5));
        assertThat(mix.scale()).isEqualTo(1);
        assertThat(mix.signalToNoiseDb()).isInfinite();
    }

    @Test
    void withNobodyAtTheReferenceSeatTheLevelsAreAboutTheSame() {
        CabinMix spoken = CabinScene.in(CAR)
                .voice(voice("a", DRIVER, 0, 0))
                .fan(5)
                .build()
                .render(FOUR);
        CabinMix silent = CabinScene.in(CAR).fan(5).length(5 * SECOND).build().render(FOUR);

        double expected = power(noise(spoken, DRIVER), 0, 4 * SECOND);
        assertThat(10 * Math.log10(power(noise(silent, DRIVER), 0, 4 * SECOND) / expected))
                .isCloseTo(0, within(1.0));
        assertThat(silent.voices()).isEmpty();
    }

    @Test
    void furtherMicrophonesHearTheSameCabinWorse() {
        CabinScene scene = CabinScene.in(CAR)
                .voice(voice("a", DRIVER, 0, 0))
                .music(sound(4.5, 300, 99), 0, 5)
                .build();

        double four = scene.render(FOUR).signalToNoiseDb();
        double one = scene.render(MicrophoneLayout.ONE).signalToNoiseDb();

        assertThat(four).isCloseTo(5.5, within(1.0));
        assertThat(one).isLessThan(four - 2);
    }

    private static CabinScene busy(long seed) {
        return CabinScene.in(CAR)
                .voice(voice("a", DRIVER, 0.5, 0))
                .voice(voice("b", REAR_RIGHT, 2, -3))
                .road(5)
                .fan(10)
                .music(sound(3, 500, 9), SECOND, 8)
                .assistant(sound(1, 500, 10), 3 * SECOND, 3)
                .seed(seed)
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void aSceneAndASeedMakeOneMix(MicrophoneLayout layout) {
        CabinMix first = busy(1).render(layout);
        CabinMix again = busy(1).render(layout);
        CabinMix other = busy(2).render(layout);

        assertThat(first.microphones()).hasDimensions(layout.channels(), busy(1).length());
        assertThat(Arrays.deepEquals(again.microphones(), first.microphones())).isTrue();
        assertThat(Arrays.equals(again.reference(), first.reference())).isTrue();
        assertThat(Arrays.equals(again.image(REAR_RIGHT), first.image(REAR_RIGHT)))
                .isTrue();
        assertThat(Arrays.equals(other.microphones()[0], first.microphones()[0]))
                .isFalse();
        assertThat(Arrays.equals(other.reference(), first.reference()))
                .as("noise isn't played")
                .isTrue();
    }

    @Test
    void theTruthOfOverlappingVoices() {
        CabinMix mix = busy(1).render(FOUR);
        VoiceTruth a = mix.voices().get(0);
        VoiceTruth b = mix.voices().get(1);

        assertThat(a)
                .extracting(VoiceTruth::id, VoiceTruth::seat, VoiceTruth::text, VoiceTruth::channel)
                .containsExactly("a", DRIVER, "say a", 0);
        assertThat(b)
                .extracting(VoiceTruth::id, VoiceTruth::seat, VoiceTruth::text, VoiceTruth::channel)
                .containsExactly("b", REAR_RIGHT, "say b", 3);
        assertThat(a.startSample()).isCloseTo((int) (0.6 * SECOND), within(160));
        assertThat(a.endSample()).isCloseTo((int) (4.6 * SECOND), within(160));
        assertThat(b.startSample()).isCloseTo((int) (2.1 * SECOND), within(160));
        assertThat(b.endSample()).isCloseTo((int) (6.1 * SECOND), within(160));
        assertThat(a.speaksAt(4 * SECOND) && b.speaksAt(4 * SECOND)).isTrue();
        assertThat(a.speaksAt(5 * SECOND) || b.speaksAt(SECOND)).isFalse();
    }

    /** Without noise the mix is the sum of images and leaks, so what a lone talker's image lacks is rounding. */
    @ParameterizedTest
    @EnumSource
    void theImageIsWhatTheMicrophoneHears(CabinSeat seat) {
        for (MicrophoneLayout layout : MicrophoneLayout.values()) {
            CabinMix mix =
                    CabinScene.in(CAR).voice(voice("a", seat, 0.3, 0)).build().render(layout);

            assertThat(peak(noise(mix, seat))).isLessThan(0.51f);
        }
    }

    private static float peak(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    @Test
    void twoVoicesOfOneSeatShareAnImage() {
        CabinMix mix = CabinScene.in(CAR)
                .voice(voice("a", REAR_MIDDLE, 0, 0))
                .voice(voice("b", REAR_MIDDLE, 2, 0))
                .build()
                .render(FOUR);

        assertThat(peak(noise(mix, REAR_MIDDLE))).isLessThan(0.51f);
    }

    @Test
    void loudScenesAreLoweredAndNotClipped() {
        CabinScene loud = CabinScene.in(CAR)
                .voice(voice("a", DRIVER, 0, 0))
                .voice(voice("b", FRONT_PASSENGER, 0, 25))
                .road(-20)
                .build();

        CabinMix mix = loud.render(FOUR);

        assertThat(mix.scale()).isLessThan(0.5);
        int peak = 0;
        for (short[] channel : mix.microphones()) {
            for (short sample : channel) {
                peak = Math.max(peak, Math.abs(sample));
            }
        }
        assertThat(peak).isBetween(31_900, 32_000);
        double speech = power(mix.image(DRIVER), SECOND / 2, 4 * SECOND);
        assertThat(10 * Math.log10(speech) - 20 * Math.log10(32_768 * mix.scale()))
                .isCloseTo(-26, within(0.5));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 640, 3200})
    void theLoudspeakersFollowTheReferenceChannel(int delay) {
        short[] tick = new short[SECOND / 10];
        tick[0] = 10_000;
        CabinMix mix = CabinScene.in(CAR)
                .assistant(tick, SECOND, 0)
                .loudspeakerDelay(delay)
                .build()
                .render(FOUR);

        assertThat(firstLoud(mix.reference())).isEqualTo(SECOND);
        double way = CAR.place(CabinSource.FRONT_LEFT_DOOR)
                        .distance(CAR.microphones(FOUR).get(0))
                / 343
                * SECOND;
        assertThat((double) firstLoud(mix.microphones()[0])).isCloseTo(SECOND + delay + way, within(3.0));
    }

    /** The first sample of at least a third of the peak. */
    private static int firstLoud(short[] samples) {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        int at = 0;
        while (3 * Math.abs(samples[at]) < peak) {
            at++;
        }
        return at;
    }

    @Test
    void theAssistantIsInFrontAndMusicEverywhere() {
        short[] sound = sound(3, 500, 1);
        CabinMix spoken = CabinScene.in(CAR).assistant(sound, 0, 0).build().render(FOUR);
        CabinMix played = CabinScene.in(CAR).music(sound, 0, 0).build().render(FOUR);

        assertThat(frontToRearDb(spoken)).isGreaterThan(2);
        assertThat(Math.abs(frontToRearDb(played))).isLessThan(2);
    }

    private static double frontToRearDb(CabinMix mix) {
        return 10 * Math.log10(power(noise(mix, DRIVER), 0, 3 * SECOND) / power(noise(mix, REAR_RIGHT), 0, 3 * SECOND));
    }

    @Test
    void roadNoiseIsMostlyEachMicrophonesOwn() {
        CabinMix mix = CabinScene.in(CAR).road(0).length(20 * SECOND).build().render(FOUR);
        short[] left = mix.microphones()[0];
        short[] right = mix.microphones()[1];
        double product = 0;
        double one = 0;
        double other = 0;
        for (int i = 1; i < left.length; i++) {
            // A difference takes most of the low end away.
            double a = left[i] - left[i - 1];
            double b = right[i] - right[i - 1];
            product += a * b;
            one += a * a;
            other += b * b;
        }
        assertThat(product / Math.sqrt(one * other)).isBetween(-0.1, 0.3);
        assertThat(10 * Math.log10(one / other)).as("equally loud").isCloseTo(0, within(0.5));
    }

    @Test
    void aSceneIsAsLongAsIsSaidOrAsItNeeds() {
        CabinScene needed = CabinScene.in(CAR).voice(voice("a", DRIVER, 1, 0)).build();
        CabinScene said =
                CabinScene.in(CAR).voice(voice("a", DRIVER, 1, 0)).length(1000).build();

        assertThat(needed.length()).isEqualTo((int) (5.7 * SECOND));
        assertThat(said.length()).isEqualTo(1280);
        VoiceTruth cut = said.render(FOUR).voices().get(0);
        assertThat(cut.startSample()).isEqualTo(1280);
        assertThat(cut.endSample()).isEqualTo(1280);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        CabinScene.Builder scene = CabinScene.in(CAR).voice(voice("a", DRIVER, 0, 0));

        assertThatIllegalArgumentException().isThrownBy(() -> scene.voice(voice("a", REAR_RIGHT, 0, 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> scene.road(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> scene.music(new short[0], 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> scene.assistant(new short[9], -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> scene.loudspeakerDelay(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> scene.length(0));
        assertThatIllegalArgumentException().isThrownBy(() -> voice("b", DRIVER, -1, 0));
        CabinScene silent = CabinScene.in(CAR)
                .voice(new CabinVoice("hush", DRIVER, new short[SECOND], 0, 0, ""))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> silent.render(FOUR))
                .withMessageContaining("hush");
    }
}
