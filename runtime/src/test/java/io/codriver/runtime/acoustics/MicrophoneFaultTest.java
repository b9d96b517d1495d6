package io.codriver.runtime.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.codriver.runtime.acoustics.MicrophoneFault.Clipping;
import io.codriver.runtime.acoustics.MicrophoneFault.Dead;
import io.codriver.runtime.acoustics.MicrophoneFault.Drift;
import io.codriver.runtime.acoustics.MicrophoneFault.Hum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrophoneFaultTest {
    private static short[] tone(int length, double peak, double step) {
        short[] out = new short[length];
        for (int i = 0; i < length; i++) {
            out[i] = (short) Math.round(peak * Math.sin(step * i));
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 0, 1234, 20_000})
    void aDeadMicrophoneGivesZeros(int from) {
        short[] channel = tone(16_000, 20_000, 0.37);

        short[] out = new Dead(from).apply(channel);

        for (int i = 0; i < out.length; i++) {
            assertThat(out[i]).isEqualTo(i < from ? channel[i] : 0);
        }
    }

    @Test
    void aClippingOneCutsPeaksOff() {
        short[] channel = tone(16_000, 20_000, 0.37);

        short[] out = new Clipping(-12).apply(channel);

        int most = (int) (32_768 * Math.pow(10, -0.6));
        for (int i = 0; i < out.length; i++) {
            assertThat((int) out[i]).isEqualTo(Math.max(-most, Math.min(most, channel[i])));
        }
        assertThat(new Clipping(0).apply(channel)).containsExactly(channel);
    }

    @Test
    void aHumHasItsLevelAndFiftyHertz() {
        short[] out = new Hum(-30).apply(new short[16_000]);

        double power = 0;
        double re = 0;
        double im = 0;
        for (int i = 0; i < out.length; i++) {
            power += (double) out[i] * out[i] / out.length;
            re += out[i] * Math.cos(2 * Math.PI * 50 * i / 16_000) / out.length;
            im += out[i] * Math.sin(2 * Math.PI * 50 * i / 16_000) / out.length;
        }
        assertThat(10 * Math.log10(power) - 20 * Math.log10(32_768)).isCloseTo(-30, within(0.05));
        assertThat(2 * (re * re + im * im) / power).as("all of it").isCloseTo(1, within(1e-3));
    }

    @Test
    void aHumDoesNotWrapRound() {
        short[] out = new Hum(0).apply(tone(16_000, 32_000, 2 * Math.PI * 50 / 16_000));

        assertThat((int) out[80]).isEqualTo(Short.MAX_VALUE);
        assertThat((int) out[240]).isEqualTo(Short.MIN_VALUE);
    }

    /** After ten seconds of a tone, a clock of +100 ppm is 16 samples behind: the tone's phase says so. */
    @ParameterizedTest
    @ValueSource(doubles = {100, -100, 50, 0})
    void aDriftingClockStretchesTime(double ppm) {
        double step = 2 * Math.PI * 1000 / 16_000;
        short[] channel = tone(160_000, 20_000, step);

        short[] out = new Drift(ppm).apply(channel);

        assertThat(out).hasSameSizeAs(channel);
        for (int i = 1000; i < out.length - 1000; i += 997) {
            double expected = 20_000 * Math.sin(step * i / (1 + ppm / 1e6));
            assertThat((double) out[i]).isCloseTo(expected, within(60.0));
        }
    }

    @Test
    void oneChannelOfAMixIsBroken() {
        CabinMix mix =
                CabinScene.in(CabinRoom.car()).road(0).length(3200).build().render(MicrophoneLayout.TWO);
        short[] before = mix.microphones()[1].clone();

        CabinMix broken = mix.with(1, new Dead(0));

        assertThat(broken.microphones()[1]).containsOnly(0);
        assertThat(broken.microphones()[0]).isSameAs(mix.microphones()[0]);
        assertThat(mix.microphones()[1]).containsExactly(before);
    }
}
