package io.codriver.voice;

import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Made-up sound of a cabin, sound by sound to be added up; the same on every run. */
final class Sounds {
    private Sounds() {}

    /** Sound by its value at each sample, rounded and cut to 16 bits as a converter does. */
    static short[] of(double seconds, IntToDoubleFunction... parts) {
        short[] out = new short[(int) (seconds * AudioFormat16k.RATE)];
        for (int i = 0; i < out.length; i++) {
            double sum = 0;
            for (IntToDoubleFunction part : parts) {
                sum += part.applyAsDouble(i);
            }
            out[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
        }
        return out;
    }

    /** White noise of this standard deviation. */
    static IntToDoubleFunction noise(double deviation, long seed) {
        Random random = new Random(seed);
        return i -> deviation * random.nextGaussian();
    }

    static IntToDoubleFunction sine(double hertz, double amplitude) {
        return i -> amplitude * Math.sin(2 * Math.PI * hertz * i / AudioFormat16k.RATE);
    }

    /** A mains frequency with its harmonics, as a bad earth gives it. */
    static IntToDoubleFunction hum(double hertz, double amplitude) {
        IntToDoubleFunction first = sine(hertz, amplitude);
        IntToDoubleFunction second = sine(2 * hertz, 0.3 * amplitude);
        IntToDoubleFunction third = sine(3 * hertz, 0.6 * amplitude);
        return i -> first.applyAsDouble(i) + second.applyAsDouble(i) + third.applyAsDouble(i);
    }

    /** A beat every half second that dies away. */
    static IntToDoubleFunction drum(double hertz, double amplitude) {
        IntToDoubleFunction tone = sine(hertz, amplitude);
        return i -> tone.applyAsDouble(i) * Math.exp(-(i % 8000) / 1600.0);
    }

    /** A recorded voice over and over, with a pause of so many seconds before each. */
    static IntToDoubleFunction voice(String clip, double gain, double pause) {
        short[] sound = Clips.clip(clip);
        int silent = (int) (pause * AudioFormat16k.RATE);
        return i -> {
            int at = i % (silent + sound.length) - silent;
            return at < 0 ? 0 : gain * sound[at];
        };
    }

    /** The same from one second to another, silent otherwise. */
    static IntToDoubleFunction during(double from, double to, IntToDoubleFunction sound) {
        return i -> {
            double value = sound.applyAsDouble(i);
            return i >= from * AudioFormat16k.RATE && i < to * AudioFormat16k.RATE ? value : 0;
        };
    }
}
