package io.codriver.runtime.acoustics;

import java.util.Set;

/**
 * Something that the car plays.
 *
 * @param loudspeakers out of which it comes
 * @param samples 16 kHz mono, of any level; not copied, nobody changes it
 * @param start sample of the scene at which it is sent to the loudspeakers
 * @param snrDb how far under a voice it lies, see {@link CabinScene}
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record Playback(Set<CabinSource> loudspeakers, short[] samples, int start, double snrDb) {
    static final Set<CabinSource> FRONT = Set.of(CabinSource.FRONT_LEFT_DOOR, CabinSource.FRONT_RIGHT_DOOR);
    static final Set<CabinSource> ALL = Set.of(
            CabinSource.FRONT_LEFT_DOOR,
            CabinSource.FRONT_RIGHT_DOOR,
            CabinSource.REAR_LEFT_DOOR,
            CabinSource.REAR_RIGHT_DOOR);

    Playback {
        if (start < 0 || samples.length == 0) {
            throw new IllegalArgumentException("a playback has no sound or begins before the scene");
        }
    }
}
