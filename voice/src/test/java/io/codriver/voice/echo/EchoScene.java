package io.codriver.voice.echo;

import java.util.Arrays;
import java.util.Random;

/** A loudspeaker in a room with somebody who talks, and measures of what is left of either. Everything repeats on every run. */
final class EchoScene {
    static final int RATE = 16_000;
    /** Level of everybody who talks and everything that plays. */
    private static final double TALK = 2500;

    private static final int ROOM_MILLIS = 100;

    private EchoScene() {}

    /** Clips one after another with short pauses, all equally loud. */
    static short[] talk(int seconds, long seed, short[]... clips) {
        short[] talk = new short[seconds * RATE];
        Random random = new Random(seed);
        for (int at = 0; at < talk.length; at += random.nextInt(RATE / 5)) {
            short[] clip = clips[random.nextInt(clips.length)];
            double gain = TALK / Math.sqrt(energy(sound(clip), 0, clip.length) / clip.length);
            for (int i = 0; i < clip.length && at < talk.length; i++) {
                talk[at++] = sample(gain * clip[i]);
            }
        }
        return talk;
    }

    /** A path of −6 dB: a delay, the direct sound, and noise that has faded by 60 dB after 100 ms. */
    static double[] room(int delayMillis, long seed) {
        int delay = delayMillis * RATE / 1000;
        int length = ROOM_MILLIS * RATE / 1000;
        double[] path = new double[delay + length];
        Random random = new Random(seed);
        for (int i = 0; i < length; i++) {
            path[delay + i] = (i == 0 ? 2 : random.nextGaussian()) * Math.pow(10, -3.0 * i / length);
        }
        double gain = 0.5 / Math.sqrt(energy(path, 0, path.length));
        return Arrays.stream(path).map(tap -> gain * tap).toArray();
    }

    static double[] through(double[] path, short[] played) {
        double[] heard = new double[played.length];
        for (int tap = 0; tap < path.length; tap++) {
            for (int i = tap; path[tap] != 0 && i < heard.length; i++) {
                heard[i] += path[tap] * played[i - tap];
            }
        }
        return heard;
    }

    /** The same sound recorded by a clock that is fast by so many millionths (cubic interpolation). */
    static double[] drifted(double[] sound, double millionths) {
        double[] out = new double[sound.length];
        for (int i = 2; i < out.length; i++) {
            double at = i * (1 - millionths * 1e-6);
            int k = Math.min((int) at, sound.length - 3);
            double f = at - k;
            double a = sound[k + 1] - sound[k - 1];
            double b = 2 * sound[k - 1] - 5 * sound[k] + 4 * sound[k + 1] - sound[k + 2];
            double c = 3 * (sound[k] - sound[k + 1]) + sound[k + 2] - sound[k - 1];
            out[i] = sound[k] + 0.5 * f * (a + f * (b + f * c));
        }
        return out;
    }

    static double[] noise(int length, double rms) {
        return new Random(3)
                .doubles(length, -1, 1)
                .map(x -> x * rms * Math.sqrt(3))
                .toArray();
    }

    static double[] sound(short[] samples) {
        double[] sound = new double[samples.length];
        Arrays.setAll(sound, i -> samples[i]);
        return sound;
    }

    static double[] louder(double[] sound, double gain) {
        return Arrays.stream(sound).map(x -> gain * x).toArray();
    }

    /** What a microphone makes of all of it. */
    static short[] mix(double[]... sounds) {
        short[] mix = new short[sounds[0].length];
        for (int i = 0; i < mix.length; i++) {
            double sum = 0;
            for (double[] sound : sounds) {
                sum += sound[i];
            }
            mix[i] = sample(sum);
        }
        return mix;
    }

    static short[] cancelled(EchoCanceller canceller, short[] microphone, short[] played) {
        short[] out = new short[microphone.length];
        short[] frame = new short[EchoCanceller.FRAME];
        for (int at = 0; at + frame.length <= out.length; at += frame.length) {
            canceller.process(
                    Arrays.copyOfRange(microphone, at, at + frame.length),
                    Arrays.copyOfRange(played, at, at + frame.length),
                    frame);
            System.arraycopy(frame, 0, out, at, frame.length);
        }
        return out;
    }

    /** By how many dB a stretch has become softer (echo return loss enhancement, when only the echo sounds). */
    static double softer(short[] before, short[] after, double fromSecond, double toSecond) {
        int from = (int) (fromSecond * RATE);
        int to = (int) (toSecond * RATE);
        return 10 * Math.log10(energy(sound(before), from, to) / (1 + energy(sound(after), from, to)));
    }

    /** Scale-invariant signal-to-distortion ratio of what came out so many samples late, in dB from a second on. */
    static double likeness(short[] heard, int delay, double[] wanted, double fromSecond) {
        int from = (int) (fromSecond * RATE);
        double scale = amount(heard, delay, wanted, fromSecond);
        double error = 0;
        double target = 0;
        for (int i = from; i + delay < heard.length; i++) {
            target += scale * wanted[i] * scale * wanted[i];
            error += (heard[i + delay] - scale * wanted[i]) * (heard[i + delay] - scale * wanted[i]);
        }
        return 10 * Math.log10(target / (error + 1e-9));
    }

    /** How much of a sound is in what came out: 1 is all of it. */
    static double amount(short[] heard, int delay, double[] wanted, double fromSecond) {
        double product = 0;
        double own = 0;
        for (int i = (int) (fromSecond * RATE); i + delay < heard.length; i++) {
            product += heard[i + delay] * wanted[i];
            own += wanted[i] * wanted[i];
        }
        return product / own;
    }

    static double energy(double[] sound, int from, int to) {
        return Arrays.stream(sound, from, to).map(x -> x * x).sum();
    }

    private static short sample(double value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
    }
}
