package io.codriver.voice.echo;

import io.codriver.voice.Clips;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints what echo cancellation does, in dB. Voices are the tests' own clips, or the WAV files (16 kHz mono) of two folders: what plays,
 * who talks.
 */
public final class EchoBench {
    private static final int SECONDS = 20;
    private static final int LENGTH = SECONDS * EchoScene.RATE;
    private static final int LATE = EchoCanceller.DELAY;

    private final short[] far;
    private final double[] near;
    private final double[] echo;
    private final double[] silence = new double[LENGTH];

    private EchoBench(short[][] playing, short[][] talking) {
        far = EchoScene.talk(SECONDS, 1, playing);
        near = EchoScene.sound(EchoScene.talk(SECONDS, 5, talking));
        echo = EchoScene.through(EchoScene.room(40, 7), far);
    }

    /** @param args none, or two folders */
    public static void main(String[] args) throws IOException {
        short[][] own = Stream.of(Clips.WINDOWS, Clips.LIGHT, Clips.DEFOG, Clips.TEMPERATURE, Clips.MUSIC)
                .map(Clips::clip)
                .toArray(short[][]::new);
        EchoBench bench = args.length == 2 ? new EchoBench(folder(args[0]), folder(args[1])) : new EchoBench(own, own);
        bench.echoAlone();
        bench.doubleTalk();
        bench.cost();
    }

    private void echoAlone() {
        double[] noise = EchoScene.noise(LENGTH, 10);
        bySecond("40 ms, -6 dB", echo, noise);
        bySecond("190 ms, -6 dB", EchoScene.through(EchoScene.room(190, 9), far), noise);
        double[] jump = echo.clone();
        int at = LENGTH / 2;
        System.arraycopy(EchoScene.through(EchoScene.room(110, 8), far), at, jump, at, LENGTH - at);
        bySecond("40 ms, from 10 s on 110 ms and another room", jump, noise);
        bySecond("clock drifts by 50 ppm", EchoScene.drifted(echo, 50), noise);
        short[] driven = new short[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            driven[i] = (short) (9000 * Math.tanh(far[i] / 9000.0));
        }
        bySecond("overdriven loudspeaker", EchoScene.through(EchoScene.room(40, 7), driven), noise);
        bySecond("in loud noise, 20 dB below the echo", echo, EchoScene.noise(LENGTH, 125));
    }

    private void bySecond(String what, double[] heard, double[] noise) {
        short[] microphone = EchoScene.mix(heard, noise);
        short[] out = EchoScene.cancelled(EchoCanceller.create(), microphone, far);
        StringBuilder line = new StringBuilder("echo alone, ERLE by second, " + what + ":");
        for (int s = 0; s < SECONDS; s++) {
            line.append(String.format(Locale.ROOT, " %.0f", EchoScene.softer(microphone, out, s, s + 1)));
        }
        say(line + String.format(Locale.ROOT, "; from 2 s on %.1f", EchoScene.softer(microphone, out, 2, SECONDS)));
    }

    private void doubleTalk() {
        int begin = 4 * EchoScene.RATE;
        double even = Math.sqrt(EchoScene.energy(echo, begin, LENGTH) / EchoScene.energy(near, begin, LENGTH));
        for (double noiseDb : new double[] {40, 15, 10}) {
            for (double overDb : new double[] {-6, 0, 6}) {
                double[] voice = EchoScene.louder(near, even * Math.pow(10, overDb / 20));
                Arrays.fill(voice, 0, begin, 0);
                double rms = Math.sqrt(EchoScene.energy(voice, begin, LENGTH) / (LENGTH - begin));
                both(overDb, noiseDb, voice, EchoScene.noise(LENGTH, rms * Math.pow(10, -noiseDb / 20)));
            }
        }
    }

    /** Both talk from 4 s on. */
    private void both(double overDb, double noiseDb, double[] voice, double[] noise) {
        short[] microphone = EchoScene.mix(echo, voice, noise);
        short[] out = EchoScene.cancelled(EchoCanceller.create(), microphone, far);
        say(String.format(
                Locale.ROOT,
                "both talk, voice %+.0f dB over the echo, %.0f dB over noise: SI-SDR without echo %.1f, before %.1f, after %.1f, voice kept %.2f",
                overDb,
                noiseDb,
                EchoScene.likeness(EchoScene.mix(silence, voice, noise), 0, voice, 4),
                EchoScene.likeness(microphone, 0, voice, 4),
                EchoScene.likeness(out, LATE, voice, 4),
                EchoScene.amount(out, LATE, voice, 4)));
    }

    private void cost() {
        short[] microphone = EchoScene.mix(echo, near);
        short[] quiet = new short[LENGTH];
        for (short[] played : new short[][] {far, quiet}) {
            EchoScene.cancelled(EchoCanceller.create(), microphone, played);
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            EchoScene.cancelled(EchoCanceller.create(), microphone, played);
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            say(String.format(
                    Locale.ROOT,
                    "cost of a microphone while %s plays: %.2f%% of a core",
                    played == far ? "something" : "nothing",
                    nanos / (SECONDS * 1e7)));
        }
    }

    private static short[][] folder(String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(name))) {
            return files.filter(file -> file.toString().endsWith(".wav"))
                    .sorted()
                    .limit(40)
                    .map(EchoBench::samples)
                    .toArray(short[][]::new);
        }
    }

    private static short[] samples(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            short[] samples = new short[(bytes.length - 44) / 2];
            ByteBuffer.wrap(bytes, 44, samples.length * 2)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("SystemOut") // That is what it is for.
    private static void say(String line) {
        System.out.println(line);
    }
}
