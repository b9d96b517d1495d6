package io.codriver.runtime.acoustics;

/**
 * Somebody who says something in a scene.
 *
 * @param id unique in its scene
 * @param seat who says it
 * @param samples the clean recording, 16 kHz mono, of any level; not copied, nobody changes it
 * @param start sample of the scene at which the recording begins
 * @param gainDb louder than an ordinary talker; 0 for all means that all talk equally loud
 * @param text what is said
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record CabinVoice(String id, CabinSeat seat, short[] samples, int start, double gainDb, String text) {
    /** Refuses what can't be placed. */
    public CabinVoice {
        if (start < 0 || samples.length == 0) {
            throw new IllegalArgumentException("voice '" + id + "' has no sound or begins before the scene");
        }
    }
}
