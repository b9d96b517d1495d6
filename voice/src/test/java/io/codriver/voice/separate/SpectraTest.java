package io.codriver.voice.separate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** To spectra and back, and matrices inverted: what everything else here stands on. */
final class SpectraTest {
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

    @Property(tries = 10)
    void unchangedSpectraSoundAsBefore(@ForAll long seed) {
        int hops = 40;
        Random random = new Random(seed);
        short[] in = new short[hops * Overlap.HOP];
        for (int i = 0; i < in.length; i++) {
            in[i] = (short) (random.nextInt(20001) - 10000);
        }
        short[] out = new short[in.length];
        Overlap overlap = new Overlap();
        double[] re = new double[Overlap.WINDOW / 2 + 1];
        double[] im = new double[Overlap.WINDOW / 2 + 1];
        for (int at = 0; at < in.length; at += Overlap.HOP) {
            overlap.analyse(in, at, re, im);
            overlap.synthesise(re, im, out, at);
        }
        for (int i = Overlap.DELAY; i < out.length; i++) {
            assertThat(out[i]).isEqualTo(in[i - Overlap.DELAY]);
        }
    }

    @Property(tries = 100)
    void matrixTimesItsInverseIsOne(@ForAll @IntRange(min = 1, max = 8) int size, @ForAll long seed) {
        Random random = new Random(seed);
        HermitianInverse a = new HermitianInverse(size);
        double[] bRe = random.doubles((long) size * size, -1, 1).toArray();
        double[] bIm = random.doubles((long) size * size, -1, 1).toArray();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                a.re[i * size + j] = i == j ? 0.1 : 0;
                for (int k = 0; k < size; k++) {
                    int ik = i * size + k;
                    int jk = j * size + k;
                    a.re[i * size + j] += bRe[ik] * bRe[jk] + bIm[ik] * bIm[jk];
                    a.im[i * size + j] += bIm[ik] * bRe[jk] - bRe[ik] * bIm[jk];
                }
            }
        }
        double[] re = a.re.clone();
        double[] im = a.im.clone();
        a.invert();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double sumRe = 0;
                double sumIm = 0;
                for (int k = 0; k < size; k++) {
                    int ik = i * size + k;
                    int kj = k * size + j;
                    sumRe += re[ik] * a.re[kj] - im[ik] * a.im[kj];
                    sumIm += re[ik] * a.im[kj] + im[ik] * a.re[kj];
                }
                assertThat(sumRe).isCloseTo(i == j ? 1 : 0, within(1e-6));
                assertThat(sumIm).isCloseTo(0, within(1e-6));
            }
        }
    }
}
