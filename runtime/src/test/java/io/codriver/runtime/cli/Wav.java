package io.codriver.runtime.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** WAV files for tests: the bundled (synthetic) clips, put together and broken on purpose. */
public final class Wav {
    private static final int HEADER = 44;
    private static final int RATE = 16_000;

    private Wav() {}

    /** A clip of the bundled drive, from 1. */
    static Path clip(int number) {
        return InTheRepository.ROOT.resolve(String.format("drives/first/clips/%02d.wav", number));
    }

    /** Samples of a bundled clip, which is mono and has the plain header of 44 bytes. */
    static short[] samples(int clip) throws IOException {
        byte[] bytes = Files.readAllBytes(clip(clip));
        short[] out = new short[(bytes.length - HEADER) / 2];
        ByteBuffer.wrap(bytes, HEADER, out.length * 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(out);
        return out;
    }

    /** Writes channels of any length; the shorter ones end in silence. */
    public static Path write(Path file, int rate, short[]... channels) throws IOException {
        int frames = 0;
        for (short[] channel : channels) {
            frames = Math.max(frames, channel.length);
        }
        byte[] bytes = new byte[HEADER + frames * channels.length * 2];
        ByteBuffer out = header(bytes, rate, channels.length);
        for (int i = 0; i < frames; i++) {
            for (short[] channel : channels) {
                out.putShort(i < channel.length ? channel[i] : 0);
            }
        }
        return Files.write(file, bytes);
    }

    /** At the right rate. */
    public static Path write(Path file, short[]... channels) throws IOException {
        return write(file, RATE, channels);
    }

    private static ByteBuffer header(byte[] bytes, int rate, int channels) {
        int data = bytes.length - HEADER;
        return ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(HEADER - 8 + data)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * channels * 2)
                .putShort((short) (channels * 2))
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(data);
    }
}
