package io.codriver.voice.separate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codriver.voice.AudioFormat16k;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Voices here are noises with the one property of speech that separation lives by: in each frequency they come and go. They leak into
 * the other microphones 8 dB softer, by a different path each.
 */
final class SeatSeparatorTest {
    private static final int SECONDS = 4;
    private static final double LEAK = Math.pow(10, -8 / 20.0);

    @Test
    void twoWhoTalkAtOnceAreTakenApart() {
        double[] driver = babble(1);
        double[] rear = babble(2);
        double[][][] images = {cabin(driver, 0), null, null, cabin(rear, 3)};
        short[][] voices = separate(mix(images, 20));
        for (int seat : new int[] {0, 3}) {
            int other = 3 - seat;
            double before = share(mix(images, 20)[seat], 0, images[seat][seat], images[other][seat]);
            double after = share(voices[seat], SeatSeparator.DELAY, images[seat][seat], images[other][seat]);
            assertThat(before).isBetween(6.0, 10.0);
            assertThat(after).as("dB of seat %s over the other", seat).isGreaterThan(before + 6);
        }
    }

    @Test
    void oneWhoTalksAloneIsHeardAtOneSeatOnly() {
        double[][][] images = {null, cabin(babble(3), 1), null, null};
        SeatSeparator separator = new SeatSeparator(4);
        short[][] voices = separate(separator, mix(images, 20));
        double own = energy(voices[1]);
        for (int seat : new int[] {0, 2, 3}) {
            assertThat(10 * Math.log10(own / energy(voices[seat])))
                    .as("dB over seat %s", seat)
                    .isGreaterThan(14);
        }
        assertThat(separator.speaks(1)).isGreaterThan(0.9);
        assertThat(separator.speaks(0)).isLessThan(0.3);
    }

    @Test
    void voiceAloneComesThroughUnharmed() {
        double[][][] images = {cabin(babble(5), 0), null, null, null};
        short[][] voices = separate(mix(images, 30));
        assertThat(likeness(voices[0], SeatSeparator.DELAY, images[0][0])).isGreaterThan(12);
    }

    @Test
    void nobodyIsNobody() {
        SeatSeparator separator = new SeatSeparator(2);
        short[][] noise = mix(new double[][][] {null, null}, -20);
        short[][] voices = separate(separator, noise);
        assertThat(energy(voices[0])).isLessThan(energy(noise[0]));
        assertThat(separator.speaks(0)).isLessThan(0.3);
        assertThat(separator.speaks(1)).isLessThan(0.3);
    }

    @Test
    void sameSoundGivesTheSameVoices() {
        short[][] sound = mix(new double[][][] {cabin(babble(7), 0), cabin(babble(8), 1)}, 15);
        assertThat(separate(sound)).isDeepEqualTo(separate(sound));
    }

    @Test
    void digitalSilenceAndFullScaleAreTaken() {
        short[][] sound = new short[2][AudioFormat16k.RATE];
        Arrays.fill(sound[0], AudioFormat16k.RATE / 2, AudioFormat16k.RATE, Short.MIN_VALUE);
        for (int i = AudioFormat16k.RATE / 2; i < AudioFormat16k.RATE; i++) {
            sound[1][i] = i % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[][] voices = separate(sound);
        assertThat(energy(Arrays.copyOf(voices[0], 4000))).isZero();
        assertThat(voices[1]).hasSize(AudioFormat16k.RATE);
    }

    @Test
    void oneMicrophoneLosesNoiseAndKeepsTheVoice() {
        double[][][] images = {cabin(babble(9), 0)};
        short[][] sound = mix(images, 8);
        short[][] voices = separate(sound);
        double before = likeness(sound[0], 0, images[0][0]);
        assertThat(likeness(voices[0], SeatSeparator.DELAY, images[0][0])).isGreaterThan(before + 2);
    }

    @Test
    void noMicrophoneIsRefused() {
        assertThatThrownBy(() -> new SeatSeparator(0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A noise whose bands switch on and off, each for itself. */
    private static double[] babble(long seed) {
        Random random = new Random(seed);
        int length = SECONDS * AudioFormat16k.RATE;
        double[] out = new double[length];
        for (int band = 0; band < 24; band++) {
            double hz = 200 + 170 * band;
            double level = 0;
            double phase = random.nextDouble() * 6;
            for (int i = 0; i < length; i++) {
                if (i % 1600 == 0) {
                    level = random.nextDouble() < 0.35 ? random.nextDouble() : 0;
                    phase += random.nextDouble();
                }
                double wobble = 40 * Math.sin(2 * Math.PI * 5 * i / AudioFormat16k.RATE + band);
                out[i] += 900 * level * Math.sin(2 * Math.PI * (hz + wobble / 10) * i / AudioFormat16k.RATE + phase);
            }
        }
        return out;
    }

    /** What each of four (or two) microphones hears of a voice: its own at once, others later, softer and with an echo. */
    private static double[][] cabin(double[] voice, int seat) {
        double[][] out = new double[4][voice.length];
        for (int m = 0; m < out.length; m++) {
            int delay = m == seat ? 0 : 35 + 11 * Math.abs(m - seat) + 3 * seat;
            double gain = m == seat ? 1 : LEAK;
            for (int i = delay + 60; i < voice.length; i++) {
                out[m][i] = gain * (voice[i - delay] + 0.3 * voice[i - delay - 50 + 7 * m]);
            }
        }
        return out;
    }

    /** Sum of all images (by seat, by microphone) over a noise so many dB below a voice of 1000. */
    private static short[][] mix(double[][][] images, double noiseDb) {
        Random random = new Random(99);
        int channels = images.length;
        short[][] out = new short[channels][SECONDS * AudioFormat16k.RATE];
        double noise = 1000 * Math.pow(10, -noiseDb / 20) * (noiseDb < 0 ? 0.1 : 1);
        for (int m = 0; m < channels; m++) {
            for (int i = 0; i < out[m].length; i++) {
                double sum = noise * random.nextGaussian();
                for (double[][] image : images) {
                    sum += image == null ? 0 : image[m][i];
                }
                out[m][i] = (short) Math.max(-32768, Math.min(32767, Math.round(sum)));
            }
        }
        return out;
    }

    private static short[][] separate(short[][] sound) {
        return separate(new SeatSeparator(sound.length), sound);
    }

    private static short[][] separate(SeatSeparator separator, short[][] sound) {
        short[][] out = new short[sound.length][sound[0].length];
        for (int at = 0; at + AudioFormat16k.FRAME <= sound[0].length; at += AudioFormat16k.FRAME) {
            short[][] frame = new short[sound.length][];
            for (int m = 0; m < sound.length; m++) {
                frame[m] = Arrays.copyOfRange(sound[m], at, at + AudioFormat16k.FRAME);
            }
            short[][] voices = separator.separate(frame);
            for (int m = 0; m < sound.length; m++) {
                System.arraycopy(voices[m], 0, out[m], at, AudioFormat16k.FRAME);
            }
        }
        return out;
    }

    /** How much of one image over how much of another is in a sound, in dB, after the first second. */
    private static double share(short[] sound, int delay, double[] wanted, double[] other) {
        double own = amount(sound, delay, wanted);
        double foreign = amount(sound, delay, other);
        return 20 * Math.log10(own * norm(wanted) / Math.max(1e-9, Math.abs(foreign) * norm(other)));
    }

    private static double likeness(short[] sound, int delay, double[] wanted) {
        double scale = amount(sound, delay, wanted);
        double error = 0;
        double target = 0;
        for (int i = AudioFormat16k.RATE; i + delay < sound.length; i++) {
            double t = scale * wanted[i];
            target += t * t;
            error += (sound[i + delay] - t) * (sound[i + delay] - t);
        }
        return 10 * Math.log10(target / error);
    }

    private static double amount(short[] sound, int delay, double[] image) {
        double product = 0;
        double own = 0;
        for (int i = AudioFormat16k.RATE; i + delay < sound.length; i++) {
            product += sound[i + delay] * image[i];
            own += image[i] * image[i];
        }
        return product / own;
    }

    private static double norm(double[] image) {
        return Math.sqrt(Arrays.stream(image).map(x -> x * x).sum());
    }

    private static double energy(short[] sound) {
        double sum = 0;
        for (short sample : sound) {
            sum += (double) sample * sample;
        }
        return sum;
    }
}
