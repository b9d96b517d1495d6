package io.codriver.runtime.acoustics;

import java.util.List;

/**
 * A scene as the microphones hear it, and the truth about it.
 *
 * @param layout which microphones
 * @param microphones 16 kHz, [channel][sample]; no sample is clipped, unless by a fault; nobody changes them
 * @param reference what goes to the loudspeakers, mono, as long as the channels; silence when nothing plays
 * @param scale at most 1: how far all channels were lowered so that none clips, below the level at which the reference
 *     seat's talker has 26 dB under full scale at its microphone. Images are lowered alike
 * @param signalToNoiseDb an ordinary talker of the reference seat, while active, against all that isn't a voice, on average
 *     over the scene, at that seat's microphone in this layout; infinite without noise
 * @param voices in the scene's order
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record CabinMix(
        MicrophoneLayout layout,
        short[][] microphones,
        short[] reference,
        double scale,
        double signalToNoiseDb,
        List<VoiceTruth> voices) {
    /** Samples per channel. */
    public int length() {
        return reference.length;
    }

    /** All that is said at a seat, alone, at the seat's microphone: as long as the mix, in its samples. */
    public float[] image(CabinSeat seat) {
        float[] image = new float[length()];
        for (VoiceTruth voice : voices) {
            if (voice.seat() == seat) {
                int to = Math.min(image.length, voice.imageStart() + voice.image().length);
                for (int i = voice.imageStart(); i < to; i++) {
                    image[i] += voice.image()[i - voice.imageStart()];
                }
            }
        }
        return image;
    }

    /**
     * The same mix with one microphone broken; the truth stays as it was.
     *
     * @throws IndexOutOfBoundsException when there is no such channel
     */
    public CabinMix with(int channel, MicrophoneFault fault) {
        short[][] changed = microphones.clone();
        changed[channel] = fault.apply(microphones[channel]);
        return new CabinMix(layout, changed, reference, scale, signalToNoiseDb, voices);
    }
}
