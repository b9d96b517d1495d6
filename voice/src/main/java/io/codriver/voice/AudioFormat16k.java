package io.codriver.voice;

/** The one format of sound in this module: 16 kHz, 16-bit signed, frames of 20 ms. */
public final class AudioFormat16k {
    /** Samples per second and channel. */
    public static final int RATE = 16_000;

    /** Samples of a frame per channel: 20 ms. */
    public static final int FRAME = 320;

    /** Length of a frame in milliseconds. */
    public static final int FRAME_MILLIS = 20;

    /** Most channels that one source may have. */
    public static final int MAX_CHANNELS = 8;

    private AudioFormat16k() {}

    /** Stream time of a sample in whole milliseconds, rounded down. */
    public static long millis(long sample) {
        return Math.floorDiv(sample * 1000, (long) RATE);
    }
}
