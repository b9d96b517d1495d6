package io.codriver.voice;

import io.codriver.models.ModelException;
import io.codriver.models.ModelStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sound for tests: the synthetic recordings, and ways to mix them. */
public final class Clips {
    public static final String WINDOWS = "windows-festival";
    public static final String TEMPERATURE = "temperature-rms";
    public static final String LIGHT = "light-slt";
    public static final String MUSIC = "music-rms";
    public static final String DEFOG = "defog-festival";

    public static final LanguageModel CABIN = new LanguageModel(
            List.of(
                    "close all windows",
                    "open all windows",
                    "close the window",
                    "set the temperature to twenty two degrees",
                    "set the temperature to nineteen degrees",
                    "turn on my reading light",
                    "turn off my reading light",
                    "turn on the rear defog",
                    "pause the music",
                    "play the music"),
            Map.of("defog", "dee fog"));

    private Clips() {}

    public static Path model() {
        try {
            return new ModelStore(
                            Path.of(System.getProperty("codriver.archives")),
                            Path.of(System.getProperty("codriver.cache")))
                    .directory("vosk-model-en");
        } catch (ModelException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] file(String name) {
        try (InputStream in = Clips.class.getResourceAsStream("/audio/" + name + ".wav")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static short[] clip(String name) {
        byte[] bytes = file(name);
        short[] samples = new short[(bytes.length - 44) / 2];
        ByteBuffer.wrap(bytes, 44, samples.length * 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    public static short[] silence(int millis) {
        return new short[millis * 16];
    }

    /** Noise that repeats on every run. */
    public static short[] noise(int millis, int amplitude) {
        short[] noise = new short[millis * 16];
        long state = 42;
        for (int i = 0; i < noise.length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            noise[i] = (short) ((state >> 33) % (amplitude + 1));
        }
        return noise;
    }

    public static short[] join(short[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        short[] all = new short[length];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** The sum of two sounds, the second one changed by some decibels; as long as the longer one. */
    public static short[] mix(short[] one, short[] other, double decibels) {
        short[] sum = new short[Math.max(one.length, other.length)];
        double gain = Math.pow(10, decibels / 20);
        for (int i = 0; i < sum.length; i++) {
            double value = (i < one.length ? one[i] : 0) + (i < other.length ? gain * other[i] : 0);
            sum[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
        }
        return sum;
    }

    public static short[] frame(short[] sound, int index) {
        return Arrays.copyOfRange(sound, index * AudioFormat16k.FRAME, (index + 1) * AudioFormat16k.FRAME);
    }

    /** Frames that cover the longest channel. */
    public static int frames(short[]... channels) {
        int longest = Arrays.stream(channels)
                .mapToInt(channel -> channel.length)
                .max()
                .orElse(0);
        return (longest + AudioFormat16k.FRAME - 1) / AudioFormat16k.FRAME;
    }

    /** Feeds whole channels, a frame of each in turn; the shorter ones go on silent. */
    public static void feed(SeatEars ears, short[]... channels) {
        for (int i = 0; i < frames(channels); i++) {
            for (int c = 0; c < channels.length; c++) {
                int from = i * AudioFormat16k.FRAME;
                short[] frame = from < channels[c].length ? frame(channels[c], i) : new short[AudioFormat16k.FRAME];
                ears.accept(c, frame, from);
            }
        }
    }

    /** A WAV file with these header values around the bytes. */
    public static byte[] wav(int format, int channels, int rate, int bits, int promisedBytes, byte[] data) {
        ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + promisedBytes);
        header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        header.putShort((short) format).putShort((short) channels).putInt(rate);
        header.putInt(rate * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits);
        header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(promisedBytes);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header.array());
        file.writeBytes(data);
        return file.toByteArray();
    }
}
