package io.codriver.voice;

/**
 * Sound of somebody speaking.
 *
 * @param samples 16 kHz mono; not copied, nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a wrapper would only hide the array.
public record Speech(short[] samples) {
    /** How long it takes, in milliseconds. */
    public long millis() {
        return AudioFormat16k.millis(samples.length);
    }
}
