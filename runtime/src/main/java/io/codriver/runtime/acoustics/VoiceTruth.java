package io.codriver.runtime.acoustics;

/**
 * What is known of a voice in a mix.
 *
 * @param id as in the scene
 * @param seat who said it
 * @param text what was said
 * @param startSample of the scene, where the clean voice rises to within 25 dB of its active level
 * @param endSample one after the last at which it is so loud
 * @param channel the microphone nearest to the seat
 * @param imageStart sample of the scene at which the image begins
 * @param image what this voice alone gives at that microphone, in the mix's samples but not rounded; nobody changes it
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record VoiceTruth(
        String id,
        CabinSeat seat,
        String text,
        int startSample,
        int endSample,
        int channel,
        int imageStart,
        float[] image) {
    /** Whether it is being said at a sample. */
    public boolean speaksAt(int sample) {
        return sample >= startSample && sample < endSample;
    }
}
