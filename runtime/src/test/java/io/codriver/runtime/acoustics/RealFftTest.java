package io.codriver.runtime.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {
    static float[] random(int length, long seed) {
        Random random = new Random(seed);
        float[] out = new float[length];
        for (int i = 0; i < length; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16, 64, 256})
    void itIsTheSumThatDefinesIt(int size) {
        float[] data = random(size, size);
        float[] spectrum = data.clone();
        new RealFft(size).forward(spectrum);

        for (int k = 0; k <= size / 2; k++) {
            double re = 0;
            double im = 0;
            for (int n = 0; n < size; n++) {
                re += data[n] * Math.cos(2 * Math.PI * k * n / size);
                im -= data[n] * Math.sin(2 * Math.PI * k * n / size);
            }
            boolean edge = k == 0 || k == size / 2;
            assertThat((double) spectrum[k == size / 2 ? 1 : 2 * k])
                    .as("real part of " + k)
                    .isCloseTo(re, within(1e-4));
            assertThat(edge ? 0 : (double) spectrum[2 * k + 1])
                    .as("imaginary part of " + k)
                    .isCloseTo(im, within(1e-4));
        }
    }

    @Property(tries = 100)
    void thereAndBackNothingIsLost(@ForAll @IntRange(min = 2, max = 15) int bits, @ForAll long seed) {
        float[] data = random(1 << bits, seed);
        float[] copy = data.clone();
        RealFft fft = new RealFft(data.length);

        fft.forward(copy);
        fft.inverse(copy);

        for (int i = 0; i < data.length; i++) {
            assertThat(copy[i]).isCloseTo(data[i], within(1e-4f));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "4, 4", "5, 8", "8, 8", "9, 16", "4096, 4096", "4097, 8192"})
    void theNextSizeIsTheSmallestThatHolds(int samples, int size) {
        assertThat(RealFft.sizeFor(samples)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 12, -8})
    void otherSizesAreRefused(int size) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RealFft(size));
    }

    @Property(tries = 60)
    void convolvingIsSummingDelayedCopies(
            @ForAll @IntRange(min = 1, max = 300) int response,
            @ForAll @IntRange(min = 0, max = 2500) int signal,
            @ForAll long seed) {
        float[] h = random(response, seed);
        float[] x = random(signal, seed + 1);

        float[] y = new Convolver(h).apply(x);

        assertThat(y).hasSize(signal + response - 1);
        for (int n = 0; n < y.length; n++) {
            double sum = 0;
            for (int k = Math.max(0, n - signal + 1); k <= Math.min(n, response - 1); k++) {
                sum += (double) h[k] * x[n - k];
            }
            assertThat((double) y[n]).isCloseTo(sum, within(1e-3));
        }
    }

    @Test
    void aConvolverKeepsNothingOfTheSignalBefore() {
        Convolver convolver = new Convolver(random(100, 1));
        float[] x = random(3000, 2);
        float[] first = convolver.apply(x);
        convolver.apply(random(777, 3));

        assertThat(convolver.apply(x)).containsExactly(first);
        assertThatIllegalArgumentException().isThrownBy(() -> new Convolver(new float[0]));
    }
}
