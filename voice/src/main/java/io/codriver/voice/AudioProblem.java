package io.codriver.voice;

/** What can be wrong with a source of sound. */
public enum AudioProblem {
    /** The file can't be found or read. */
    UNREADABLE,
    /** Not a RIFF/WAVE file. */
    NOT_WAVE,
    /** Compressed, floating point or not 16 bit. */
    NOT_PCM16,
    /** Not 16,000 samples a second. */
    WRONG_RATE,
    /** No channel, or more than {@link AudioFormat16k#MAX_CHANNELS}. */
    BAD_CHANNELS,
    /** There is no sound in it. */
    EMPTY,
    /** The file ends before the sound that its header promises; what is there was delivered. */
    TRUNCATED,
    /** No such sound device, or it can't record 16 kHz 16 bit. */
    NO_DEVICE
}
