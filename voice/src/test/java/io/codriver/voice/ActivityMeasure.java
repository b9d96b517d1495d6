package io.codriver.voice;

import io.codriver.models.ModelStore;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A command, no test: how well voices are told from noise, by level and by the network, and what it costs.
 *
 * <p>Arguments: the folder of archives, a folder of mono recordings of speech at 16 kHz, then files of noise. The truth is
 * what {@link EnergyActivity} says of the recording alone, with two and a half seconds of digital silence before it and one
 * second after. The ratio of speech to noise is that of their mean power, the speech's over its own speech frames.
 */
final class ActivityMeasure {
    private static final int LEAD_MILLIS = 2500;
    private static final int TRAIL_MILLIS = 1000;
    /** As the longest usual pause within an utterance. */
    private static final int PAUSE_FRAMES = 30;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final VoiceDetection energy = VoiceDetection.energy();
    private final VoiceDetection silero;

    private ActivityMeasure(VoiceDetection silero) {
        this.silero = silero;
    }

    public static void main(String[] arguments) throws IOException {
        ModelStore store = new ModelStore(Path.of(arguments[0]), Path.of("target/unused"));
        List<short[]> speech = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(arguments[1]))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".wav")).sorted().toList()) {
                speech.add(samples(file));
            }
        }
        try (VoiceDetection silero = VoiceDetection.silero(store)) {
            ActivityMeasure measure = new ActivityMeasure(silero);
            measure.quality(speech, "none", new short[0], Double.POSITIVE_INFINITY);
            for (String name : Arrays.asList(arguments).subList(2, arguments.length)) {
                short[] noise = samples(Path.of(name));
                String called = String.valueOf(Path.of(name).getFileName());
                for (double ratio : new double[] {10, 5, 0}) {
                    measure.quality(speech, called, noise, ratio);
                }
                measure.alone(called, noise);
            }
            measure.cost("silence (zeros)", Clips.silence(600_000));
            measure.cost("soft hiss, 13 dB", Clips.noise(600_000, 8));
            measure.cost("hiss, 60 dB", Clips.noise(600_000, 2500));
            measure.cost("speech without pause", repeated(speech.toArray(short[][]::new), 600));
        }
    }

    /** What was counted of one way to judge. */
    private static final class Counts {
        private long speech;
        private long speechFound;
        private long other;
        private long otherFound;
        private int begun;
        private int missed;
        private int falseOnsets;
        private final List<Integer> onset = new ArrayList<>();
        private final List<Integer> tail = new ArrayList<>();
    }

    private void quality(List<short[]> recordings, String name, short[] noise, double ratio) {
        Counts byLevel = new Counts();
        Counts byNetwork = new Counts();
        int at = 0;
        for (short[] recording : recordings) {
            short[] clean = Clips.join(Clips.silence(LEAD_MILLIS), recording, Clips.silence(TRAIL_MILLIS));
            boolean[] truth = judge(energy, clean);
            short[] noisy = noise.length == 0 ? clean : mix(clean, truth, noise, at, ratio);
            at += clean.length;
            count(truth, judge(energy, noisy), byLevel);
            count(truth, judge(silero, noisy), byNetwork);
        }
        tell(name, ratio, "energy", byLevel);
        tell(name, ratio, "silero", byNetwork);
    }

    private static short[] mix(short[] clean, boolean[] truth, short[] noise, int at, double ratio) {
        double speechPower = 0;
        double noisePower = 0;
        int speechSamples = 0;
        short[] part = new short[clean.length];
        for (int i = 0; i < clean.length; i++) {
            part[i] = noise[(at + i) % noise.length];
            noisePower += (double) part[i] * part[i] / clean.length;
            int frame = i / AudioFormat16k.FRAME;
            if (frame < truth.length && truth[frame]) {
                speechPower += (double) clean[i] * clean[i];
                speechSamples++;
            }
        }
        double gain = 10 * Math.log10(speechPower / Math.max(1, speechSamples) / noisePower) - ratio;
        return Clips.mix(clean, part, gain);
    }

    private static boolean[] judge(VoiceDetection detection, short[] sound) {
        boolean[] out = new boolean[sound.length / AudioFormat16k.FRAME];
        try (VoiceActivity activity = detection.open()) {
            for (int i = 0; i < out.length; i++) {
                out[i] = activity.isSpeech(frame(sound, i));
            }
        }
        return out;
    }

    private static SeatFrame frame(short[] sound, int index) {
        short[] samples = Clips.frame(sound, index);
        return new SeatFrame(samples, (long) index * AudioFormat16k.FRAME, Level.decibels(samples), true, 0);
    }

    private static void count(boolean[] truth, boolean[] found, Counts counts) {
        for (int i = 0; i < truth.length; i++) {
            if (truth[i]) {
                counts.speech++;
                counts.speechFound += found[i] ? 1 : 0;
            } else {
                counts.other++;
                counts.otherFound += found[i] ? 1 : 0;
            }
        }
        List<int[]> expected = utterances(truth);
        List<int[]> heard = utterances(found);
        for (int[] one : expected) {
            counts.begun++;
            heard.stream()
                    .filter(h -> h[0] <= one[1] && h[1] >= one[0])
                    .findFirst()
                    .ifPresentOrElse(h -> counts.onset.add(h[0] - one[0]), () -> counts.missed++);
            heard.stream()
                    .filter(h -> h[0] <= one[1] && h[1] >= one[0])
                    .reduce((a, b) -> b)
                    .ifPresent(h -> counts.tail.add(h[1] - one[1]));
        }
        counts.falseOnsets += (int) heard.stream()
                .filter(h -> expected.stream().noneMatch(e -> h[0] <= e[1] && h[1] >= e[0]))
                .count();
    }

    /** As an ear makes them: begun by an onset, ended by a pause; first and last speech frame. */
    private static List<int[]> utterances(boolean[] speech) {
        List<int[]> out = new ArrayList<>();
        OnsetWindow onset = new OnsetWindow(12);
        int first = -1;
        int last = -1;
        for (int i = 0; i < speech.length; i++) {
            if (first >= 0) {
                last = speech[i] ? i : last;
                if (i - last >= PAUSE_FRAMES) {
                    out.add(new int[] {first, last});
                    first = -1;
                }
            } else if (onset.add(new SeatFrame(new short[0], i, 0, true, 0), speech[i])) {
                first = (int) onset.take().stream()
                        .filter(OnsetWindow.Judged::speech)
                        .findFirst()
                        .orElseThrow()
                        .frame()
                        .firstSample();
                last = i;
            }
        }
        if (first >= 0) {
            out.add(new int[] {first, last});
        }
        return out;
    }

    private void tell(String noise, double ratio, String how, Counts c) {
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.1f %% of %d | %.1f %% of %d | %d of %d | %d | %d / %d ms | %d / %d ms |%n",
                noise,
                Double.isInfinite(ratio) ? "clean" : (int) ratio + " dB",
                how,
                100.0 * c.speechFound / c.speech,
                c.speech,
                100.0 * c.otherFound / c.other,
                c.other,
                c.missed,
                c.begun,
                c.falseOnsets,
                20 * quantile(c.onset, 0.5),
                20 * quantile(c.onset, 0.9),
                20 * quantile(c.tail, 0.5),
                20 * quantile(c.tail, 0.9));
    }

    private static int quantile(List<Integer> values, double share) {
        List<Integer> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) (share * (sorted.size() - 1)));
    }

    private void alone(String name, short[] noise) {
        double minutes = noise.length / 16_000.0 / 60;
        for (VoiceDetection detection : List.of(energy, silero)) {
            boolean[] found = judge(detection, noise);
            int frames = 0;
            for (boolean one : found) {
                frames += one ? 1 : 0;
            }
            out.printf(
                    Locale.ROOT,
                    "%s alone, %s: %.2f minutes, %d false onsets, %.1f per minute, %.1f %% of frames%n",
                    name,
                    detection == energy ? "energy" : "silero",
                    minutes,
                    utterances(found).size(),
                    utterances(found).size() / minutes,
                    100.0 * frames / found.length);
        }
    }

    private void cost(String name, short[] sound) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (VoiceDetection detection : List.of(energy, silero)) {
            judge(detection, Arrays.copyOf(sound, sound.length / 4)); // warms up
            List<SeatFrame> frames = new ArrayList<>();
            for (int i = 0; i < sound.length / AudioFormat16k.FRAME; i++) {
                frames.add(frame(sound, i));
            }
            long speech = 0;
            long bytes;
            long nanos;
            var counter = (com.sun.management.ThreadMXBean) threads;
            try (VoiceActivity activity = detection.open()) {
                bytes = counter.getCurrentThreadAllocatedBytes();
                nanos = threads.getCurrentThreadCpuTime();
                for (SeatFrame frame : frames) {
                    speech += activity.isSpeech(frame) ? 1 : 0;
                }
                nanos = threads.getCurrentThreadCpuTime() - nanos;
                bytes = counter.getCurrentThreadAllocatedBytes() - bytes;
            }
            out.printf(
                    Locale.ROOT,
                    "cost of %s, %s: %.3f %% of a core, %d bytes a frame, %d speech frames%n",
                    name,
                    detection == energy ? "energy" : "silero",
                    nanos / 1e7 / (frames.size() / 50.0),
                    bytes / frames.size(),
                    speech);
        }
    }

    private static short[] repeated(short[][] parts, int seconds) {
        short[] out = new short[seconds * 16_000];
        int at = 0;
        for (int i = 0; at < out.length; i++) {
            short[] part = parts[i % parts.length];
            int length = Math.min(part.length, out.length - at);
            System.arraycopy(part, 0, out, at, length);
            at += length;
        }
        return out;
    }

    /** Samples of a WAV file with a plain header: everything behind "data". */
    private static short[] samples(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("data") + 8;
        short[] samples = new short[(bytes.length - at) / 2];
        ByteBuffer.wrap(bytes, at, samples.length * 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }
}
