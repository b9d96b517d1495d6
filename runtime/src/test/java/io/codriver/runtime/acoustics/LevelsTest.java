package io.codriver.runtime.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Active level, span of a voice, and the noises. */
class LevelsTest {
    private static final int SECOND = 16_000;

    /** A tone of power 0.5 for so many seconds in every ten. */
    private static float[] tone(int seconds, double gain) {
        float[] out = new float[10 * SECOND];
        for (int i = 0; i < seconds * SECOND; i++) {
            out[SECOND + i] = (float) (gain * Math.sin(i * 0.3));
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({"3", "5", "9"})
    void silenceDoesNotMakeSpeechSofter(int seconds) {
        double db = 10 * Math.log10(ActiveLevel.power(tone(seconds, 1)) / 0.5);

        assertThat(db).as("the held 200 ms count").isBetween(-0.4, 0.1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1.7, 12_000})
    void twiceAsLoudIsTwiceAsLoud(double gain) {
        double one = ActiveLevel.power(tone(4, 1));

        assertThat(ActiveLevel.power(tone(4, gain)) / (gain * gain * one)).isCloseTo(1, within(1e-3));
    }

    @Test
    void aSoftHumBetweenTheWordsIsNotSpeech() {
        float[] hum = tone(3, 1);
        float[] tone = tone(3, 1);
        for (int i = 0; i < hum.length; i++) {
            hum[i] += (float) (0.003 * Math.sin(i * 0.05));
        }

        assertThat(10 * Math.log10(ActiveLevel.power(hum) / ActiveLevel.power(tone)))
                .isCloseTo(0, within(0.1));
        assertThat(ActiveLevel.power(new float[SECOND])).isZero();
    }

    @Test
    void aVoiceGoesFromItsFirstLoudStretchToItsLast() {
        VoiceSpan span = VoiceSpan.of(tone(3, 1), 0.5);

        assertThat(span).isEqualTo(new VoiceSpan(SECOND, 4 * SECOND));
        assertThat(VoiceSpan.of(tone(3, 0.001), 0.5)).isEqualTo(new VoiceSpan(0, 10 * SECOND));
    }

    @ParameterizedTest
    @CsvSource({"ROAD, 200, 3200, 25, 45", "FAN, 400, 3200, 8, 18", "SPEECH, 250, 4000, 20, 30"})
    void aNoiseHasPowerOneAndItsColour(NoiseColour colour, int low, int high, double least, double most) {
        float[] noise = DiffuseNoise.mono(colour, 20 * SECOND, new Random(1));

        assertThat(Decibels.meanPower(noise)).isCloseTo(1, within(0.1));
        assertThat(10 * Math.log10(at(noise, low) / at(noise, high))).isBetween(least, most);
    }

    /** Power in an octave's tenth around a frequency, per hertz. */
    private static double at(float[] noise, int hertz) {
        double sum = 0;
        int bins = 0;
        RealFft fft = new RealFft(4096);
        for (int from = 0; from + 4096 <= noise.length; from += 4096) {
            float[] frame = Arrays.copyOfRange(noise, from, from + 4096);
            for (int i = 0; i < frame.length; i++) {
                frame[i] *= (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / 4096));
            }
            fft.forward(frame);
            for (int k = (int) (hertz * 0.95 * 4096 / SECOND); k <= hertz * 1.05 * 4096 / SECOND; k++) {
                sum += frame[2 * k] * frame[2 * k] + frame[2 * k + 1] * frame[2 * k + 1];
                bins++;
            }
        }
        return sum / bins;
    }

    /** sinc(2πf·d/c): what neighbours share of the low end and not of the rest. */
    @ParameterizedTest
    @CsvSource({"0.71, 60", "0.71, 120", "0.71, 600", "0.71, 2000", "0.16, 300", "0.16, 1600"})
    void microphonesShareTheLowEnd(double distance, int hertz) {
        List<Place> places = List.of(new Place(0, 0, 0), new Place(0, distance, 0));
        float[][] noise = new DiffuseNoise(places, NoiseColour.FAN).make(60 * SECOND, new Random(2));
        double phase = 2 * Math.PI * hertz * distance / 343;

        assertThat(coherence(noise[0], noise[1], hertz)).isCloseTo(Math.sin(phase) / phase, within(0.1));
    }

    /** Real part of the coherence near a frequency, over frames of 2048 samples. */
    private static double coherence(float[] a, float[] b, int hertz) {
        RealFft fft = new RealFft(2048);
        int bin = Math.round(hertz * 2048f / SECOND);
        double cross = 0;
        double powerA = 0;
        double powerB = 0;
        for (int from = 0; from + 2048 <= a.length; from += 1024) {
            float[] one = windowed(a, from, fft);
            float[] other = windowed(b, from, fft);
            for (int i = 2 * bin; i < 2 * bin + 2; i++) {
                cross += one[i] * other[i];
                powerA += one[i] * one[i];
                powerB += other[i] * other[i];
            }
        }
        return cross / Math.sqrt(powerA * powerB);
    }

    private static float[] windowed(float[] samples, int from, RealFft fft) {
        float[] frame = Arrays.copyOfRange(samples, from, from + fft.size());
        for (int i = 0; i < frame.length; i++) {
            frame[i] *= (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / frame.length));
        }
        fft.forward(frame);
        return frame;
    }
}
