package io.codriver.voice.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** To spectra and back. */
final class FourierTest {
    @Property(tries = 40)
    void inverseTransformGivesTheSignalBack(@ForAll @IntRange(min = 2, max = 10) int bits, @ForAll long seed) {
        int length = 1 << bits;
        Random random = new Random(seed);
        double[] signal = random.doubles(length, -1, 1).toArray();
        Fourier fourier = new Fourier(length);
        double[] re = new double[fourier.bins()];
        double[] im = new double[fourier.bins()];
        double[] back = new double[length];
        fourier.forward(signal, re, im);
        fourier.inverse(re, im, back);
        assertThat(back).containsExactly(signal, within(1e-9));
    }

    @Property(tries = 20)
    void toneLiesInItsBin(@ForAll @IntRange(min = 1, max = 31) int bin) {
        double[] tone = new double[64];
        for (int i = 0; i < 64; i++) {
            tone[i] = Math.cos(2 * Math.PI * bin * i / 64 + 0.5);
        }
        double[] re = new double[33];
        double[] im = new double[33];
        new Fourier(64).forward(tone, re, im);
        for (int f = 0; f < 33; f++) {
            assertThat(Math.hypot(re[f], im[f])).isCloseTo(f == bin ? 32 : 0, within(1e-9));
        }
        assertThat(Math.atan2(im[bin], re[bin])).isCloseTo(0.5, within(1e-9));
    }
}
