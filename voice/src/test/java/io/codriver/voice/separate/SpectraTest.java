package io.codriver.voice.separate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Windows to spectra and back, and matrices inverted: what everything else here stands on. */
final class SpectraTest {
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
