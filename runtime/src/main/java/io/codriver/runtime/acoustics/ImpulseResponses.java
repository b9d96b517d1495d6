package io.codriver.runtime.acoustics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What each microphone of a layout picks up of an impulse at each source, computed when first asked for. Safe to use from
 * several threads.
 */
public final class ImpulseResponses {
    private final CabinRoom room;
    private final List<Transducer> microphones;
    private final ImageSources images;
    private final Map<CabinSource, float[][]> known = new EnumMap<>(CabinSource.class);

    ImpulseResponses(CabinRoom room, MicrophoneLayout layout) {
        this.room = room;
        this.microphones = room.transducers(layout);
        this.images = new ImageSources(room);
    }

    /**
     * From a source to a microphone: 16 kHz, 120 ms, 1 for a direct sound in front at one metre. The array is shared;
     * nobody changes it.
     *
     * @throws IndexOutOfBoundsException when there is no such channel
     */
    public synchronized float[] of(CabinSource source, int channel) {
        float[][] all = known.computeIfAbsent(source, s -> new float[microphones.size()][]);
        if (all[channel] == null) {
            all[channel] = images.response(room.transducer(source), microphones.get(channel));
        }
        return all[channel];
    }
}
