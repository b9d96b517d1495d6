package io.codriver.runtime.acoustics;

import io.codriver.voice.AudioFormat16k;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** How well a separated channel gives the voice of its seat, and that alone. */
public final class SeparationMeasure {
    /** 100 ms after a voice its echo is 60 dB down, see {@link Absorption#CAR}. */
    private static final int ECHO = AudioFormat16k.RATE / 10;

    private SeparationMeasure() {}

    /**
     * The result of a comparison.
     *
     * @param decibels energy of the wanted over that of everything else; infinite when there is nothing else
     * @param delay how many samples the estimate lags behind the image
     */
    public record SiSdr(double decibels, int delay) {}

    /**
     * Scale-invariant signal-to-distortion ratio (Le Roux, Wisdom, Erdogan and Hershey, SDR: half-baked or well done?, 2019):
     * the estimate is split into the image times the best factor, and the rest. Before that it is moved by as many samples
     * as make it most alike; what moves over an edge doesn't count.
     *
     * @param estimate what came out
     * @param image what should have come out, as long
     * @param mostDelay samples of lag, or of lead, to look at
     * @return empty when the one or the other is silent
     */
    public static Optional<SiSdr> siSdr(float[] estimate, float[] image, int mostDelay) {
        if (estimate.length != image.length || mostDelay < 0 || mostDelay >= Math.max(1, image.length)) {
            throw new IllegalArgumentException("an estimate of " + estimate.length + " samples, an image of "
                    + image.length + ", and a delay of " + mostDelay);
        }
        int delay = delay(estimate, image, mostDelay);
        double product = 0;
        double wanted = 0;
        double all = 0;
        for (int i = Math.max(0, -delay); i < image.length - Math.max(0, delay); i++) {
            double got = estimate[i + delay];
            product += got * image[i];
            wanted += (double) image[i] * image[i];
            all += got * got;
        }
        if (wanted == 0 || all == 0) {
            return Optional.empty();
        }
        double target = product * product / wanted;
        return Optional.of(new SiSdr(Decibels.ofPower(target / Math.max(0, all - target)), delay));
    }

    /** The same for whole samples, as microphones and ears have them. */
    public static Optional<SiSdr> siSdr(short[] estimate, float[] image, int mostDelay) {
        return siSdr(floats(estimate), image, mostDelay);
    }

    /**
     * How much softer the other seats have become on a seat's channel: power at the seat's microphone over power of the
     * output, in the moments in which others speak and the seat doesn't, nor did in the last 100 ms. Noise that the output
     * lacks counts as well.
     *
     * @param output as long as the mix
     * @param delay how many samples it lags behind the microphone, from 0
     * @return decibels, infinite for a silent output; empty when there is no such moment
     */
    public static OptionalDouble interferenceAttenuation(CabinMix mix, CabinSeat seat, float[] output, int delay) {
        short[] microphone = mix.microphones()[mix.layout().channelOf(seat)];
        boolean[] counts = onlyOthers(mix, seat);
        double before = 0;
        double after = 0;
        for (int i = 0; i + delay < output.length; i++) {
            if (counts[i]) {
                before += (double) microphone[i] * microphone[i];
                after += (double) output[i + delay] * output[i + delay];
            }
        }
        return before == 0 ? OptionalDouble.empty() : OptionalDouble.of(Decibels.ofPower(before / after));
    }

    private static boolean[] onlyOthers(CabinMix mix, CabinSeat seat) {
        boolean[] others = new boolean[mix.length()];
        for (VoiceTruth voice : mix.voices()) {
            if (voice.seat() != seat) {
                Arrays.fill(others, voice.startSample(), voice.endSample(), true);
            }
        }
        for (VoiceTruth voice : mix.voices()) {
            if (voice.seat() == seat) {
                int to = Math.min(others.length, voice.endSample() + ECHO);
                Arrays.fill(others, voice.startSample(), to, false);
            }
        }
        return others;
    }

    /** The lag with the greatest correlation, of either sign; of two alike the smaller. */
    private static int delay(float[] estimate, float[] image, int most) {
        if (most == 0) {
            return 0;
        }
        RealFft fft = new RealFft(RealFft.sizeFor(estimate.length + image.length));
        float[] correlation = Arrays.copyOf(estimate, fft.size());
        float[] spectrum = Arrays.copyOf(image, fft.size());
        fft.forward(correlation);
        fft.forward(spectrum);
        RealFft.multiply(correlation, spectrum, true);
        fft.inverse(correlation);
        int best = 0;
        for (int lag = 1; lag <= most; lag++) {
            for (int delay = -lag; delay <= lag; delay += 2 * lag) {
                float value = Math.abs(correlation[Math.floorMod(delay, fft.size())]);
                best = value > Math.abs(correlation[Math.floorMod(best, fft.size())]) ? delay : best;
            }
        }
        return best;
    }

    private static float[] floats(short[] samples) {
        float[] out = new float[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = samples[i];
        }
        return out;
    }
}
