package io.codriver.voice;

import io.codriver.voice.silero.SpeechProbability;

/**
 * Speech is what the Silero network takes for a voice, while the level isn't plainly that of silence.
 *
 * <p>The level is a gate in front of the network, so that a silent seat costs next to nothing: it opens for a sound over
 * the {@link NoiseFloor}, far softer than what {@link EnergyActivity} takes for speech, and closes when there was none
 * for {@value #LINGER_FRAMES} frames. When it opens the network begins anew and is given the last {@value #MEMORY_FRAMES}
 * frames first, since it needs the beginning of a word to know it; the state from before a silence would only be stale.
 *
 * <p>Beginning takes more than going on, with the two thresholds of the network's own reference code (0.5, and 0.15 less).
 * But a frame that is no louder than the floor isn't speech, whatever the network says: it goes on seeing a voice for some
 * 100 ms after the last sound, and a pause begins at the last sound.
 */
final class SileroActivity implements VoiceActivity {
    static final float BEGIN = 0.5f;
    static final float GO_ON = 0.35f;

    /**
     * The network notices a voice after the level does: 60 ms after it in half of 21 spoken orders, 120 ms in nine of ten
     * (measured with {@code ActivityMeasure}).
     */
    static final int LATE_FRAMES = 6;

    /** As in {@link EnergyActivity}: softer sounds are the microphone's own. */
    private static final double LOWEST_SPEECH_DB = 26;
    /** Levels of steady noise are within 1 dB of their mean; a voice as loud as the noise adds 3 dB. */
    private static final double OPEN_OVER_FLOOR_DB = 3;

    private static final int LINGER_FRAMES = 15;
    private static final int MEMORY_FRAMES = 8;

    private final SpeechProbability network;
    private final NoiseFloor floor = new NoiseFloor();
    /** A ring; empty frames before there are any. */
    private final short[][] memory = new short[MEMORY_FRAMES][0];

    private long frames;
    private int linger;
    private boolean speaking;

    /** @param network of this seat alone; closed with this */
    SileroActivity(SpeechProbability network) {
        this.network = network;
    }

    @Override
    public boolean isSpeech(SeatFrame frame) {
        floor.track(frame.levelDb());
        boolean sound = frame.levelDb() > Math.max(LOWEST_SPEECH_DB, floor.decibels() + OPEN_OVER_FLOOR_DB);
        if (sound && linger == 0) {
            begin();
        }
        linger = sound ? LINGER_FRAMES : Math.max(0, linger - 1);
        if (linger == 0) {
            speaking = false;
        } else {
            speaking = network.accept(frame.samples()) > (speaking ? GO_ON : BEGIN);
        }
        memory[(int) (frames++ % MEMORY_FRAMES)] = frame.samples();
        return speaking && sound;
    }

    private void begin() {
        network.reset();
        for (int i = 0; i < MEMORY_FRAMES; i++) {
            network.accept(memory[(int) ((frames + i) % MEMORY_FRAMES)]);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
