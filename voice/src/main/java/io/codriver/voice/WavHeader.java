package io.codriver.voice;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The part of a RIFF/WAVE file before its samples. Chunks may come in any order and unknown ones are passed over;
 * {@code WAVE_FORMAT_EXTENSIBLE} is accepted when it wraps PCM.
 *
 * @param channels 1 to 8
 * @param frames samples per channel that the header promises, or {@link #UNKNOWN} for a file written as a stream
 */
record WavHeader(int channels, long frames) {
    static final long UNKNOWN = Long.MAX_VALUE;

    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xFFFE;
    /** Where a fmt chunk of kind EXTENSIBLE says what it wraps. */
    private static final int SUBFORMAT_AT = 24;

    private static final long STREAMED = 0x7FFF_0000L;

    /** Reads up to the first sample. */
    static WavHeader read(DataInputStream in, String name) throws IOException {
        if (!"RIFF".equals(tag(in, name)) || skip(in, 4) != 4 || !"WAVE".equals(tag(in, name))) {
            throw notWave(name);
        }
        int channels = 0;
        while (true) {
            String chunk = tag(in, name);
            long size = littleEndian(in, 4, name);
            if (chunk.equals("data")) {
                return data(channels, size, name);
            }
            long padded = size + (size & 1);
            if (chunk.equals("fmt ")) {
                channels = format(in, (int) Math.min(padded, 1 << 10), name);
            } else if (skip(in, padded) != padded) {
                throw noSound(name);
            }
        }
    }

    private static WavHeader data(int channels, long size, String name) throws AudioException {
        if (channels == 0) {
            throw notWave(name);
        }
        if (size == 0) {
            throw noSound(name);
        }
        return new WavHeader(channels, size >= STREAMED ? UNKNOWN : size / (2L * channels));
    }

    private static int format(DataInputStream in, int size, String name) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < 16) {
            throw notWave(name);
        }
        int kind = at(bytes, 0);
        if (kind == EXTENSIBLE && bytes.length > SUBFORMAT_AT + 1) {
            kind = at(bytes, SUBFORMAT_AT);
        }
        int bits = at(bytes, 14);
        if (kind != PCM || bits != 16) {
            throw new AudioException(
                    AudioProblem.NOT_PCM16,
                    name + " is not 16-bit PCM (format " + kind + ", " + bits + " bit); convert it to 16-bit PCM");
        }
        checkRate(at(bytes, 4) | at(bytes, 6) << 16, name);
        return checkChannels(at(bytes, 2), name);
    }

    private static void checkRate(int rate, String name) throws AudioException {
        if (rate != AudioFormat16k.RATE) {
            throw new AudioException(
                    AudioProblem.WRONG_RATE,
                    name + " has " + rate + " samples a second, needed are " + AudioFormat16k.RATE + "; resample it");
        }
    }

    private static int checkChannels(int channels, String name) throws AudioException {
        if (channels < 1 || channels > AudioFormat16k.MAX_CHANNELS) {
            throw new AudioException(
                    AudioProblem.BAD_CHANNELS,
                    name + " has " + channels + " channels, possible are 1 to " + AudioFormat16k.MAX_CHANNELS);
        }
        return channels;
    }

    private static int at(byte[] bytes, int offset) {
        return Byte.toUnsignedInt(bytes[offset]) | Byte.toUnsignedInt(bytes[offset + 1]) << 8;
    }

    private static String tag(DataInputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(4);
        if (bytes.length < 4) {
            throw notWave(name);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static long littleEndian(DataInputStream in, int bytes, String name) throws IOException {
        try {
            long value = 0;
            for (int i = 0; i < bytes; i++) {
                value |= (long) in.readUnsignedByte() << (8 * i);
            }
            return value;
        } catch (EOFException e) {
            throw notWave(name);
        }
    }

    private static long skip(DataInputStream in, long bytes) throws IOException {
        long left = bytes;
        while (left > 0 && in.read() >= 0) {
            left--;
            left -= in.skip(left);
        }
        return bytes - left;
    }

    private static AudioException notWave(String name) {
        return new AudioException(AudioProblem.NOT_WAVE, name + " is not a WAV file (no whole RIFF/WAVE header)");
    }

    private static AudioException noSound(String name) {
        return new AudioException(AudioProblem.EMPTY, name + " has no sound in it");
    }
}
