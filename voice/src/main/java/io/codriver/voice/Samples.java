package io.codriver.voice;

/** Samples between their byte form and channels. */
final class Samples {
    private Samples() {}

    /** Takes little-endian interleaved bytes apart into frames of full length; what is missing at the end is silence. */
    static short[][] channels(byte[] bytes, int length, int channels) {
        short[][] result = new short[channels][AudioFormat16k.FRAME];
        int whole = length / (2 * channels);
        for (int i = 0; i < whole; i++) {
            for (int c = 0; c < channels; c++) {
                int at = 2 * (i * channels + c);
                result[c][i] = (short) (Byte.toUnsignedInt(bytes[at]) | bytes[at + 1] << 8);
            }
        }
        return result;
    }

    /** Little-endian bytes of one channel. */
    static byte[] bytes(short[] samples, int from, int to) {
        byte[] bytes = new byte[2 * (to - from)];
        for (int i = from; i < to; i++) {
            bytes[2 * (i - from)] = (byte) samples[i];
            bytes[2 * (i - from) + 1] = (byte) (samples[i] >> 8);
        }
        return bytes;
    }
}
