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
 * But a frame that is no louder than the floor isn't speech, whatever the network says: a pause begins at the last sound. And
 * what stands clearly out of the floor within 160 ms after the network was sure is speech still: it is late at resuming, so
 * the gap in "triple shot, cappuccino" became a pause that ended the utterance.
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

    /** As for {@link EnergyActivity} to begin. */
    private static final double CLEAR_OVER_FLOOR_DB = 10;

    private static final int DOUBT_FRAMES = 8;
    private static final int NO_VOICE = 1000;
    private static final int LINGER_FRAMES = 15;
    private static final int MEMORY_FRAMES = 8;

    private final SpeechProbability network;
    private final NoiseFloor floor = new NoiseFloor();
    /** A ring; empty frames before there are any. */
    private final short[][] memory = new short[MEMORY_FRAMES][0];

    private long frames;
    private int linger;
    /** Frames since the network was sure of a voice. */
    private int doubts = NO_VOICE;

    /** @param network of this seat alone; closed with this */
    SileroActivity(SpeechProbability network) {
        this.network = network;
    }

    @Override
    public boolean isSpeech(SeatFrame frame) {
        floor.track(frame.levelDb());
        boolean sound = standsOut(frame, OPEN_OVER_FLOOR_DB);
        if (sound && linger == 0) {
            begin();
        }
        linger = sound ? LINGER_FRAMES : Math.max(0, linger - 1);
        if (linger > 0) {
            listen(frame);
        }
        memory[(int) (frames++ % MEMORY_FRAMES)] = frame.samples();
        return sound && (doubts == 0 || doubts <= DOUBT_FRAMES && standsOut(frame, CLEAR_OVER_FLOOR_DB));
    }

    private boolean standsOut(SeatFrame frame, double byDb) {
        return frame.levelDb() > Math.max(LOWEST_SPEECH_DB, floor.decibels() + byDb);
    }

    private void listen(SeatFrame frame) {
        boolean voice = network.accept(frame.samples()) > (doubts == 0 ? GO_ON : BEGIN);
        doubts = voice ? 0 : doubts + 1;
    }

    private void begin() {
        network.reset();
        doubts = NO_VOICE;
        for (int i = 0; i < MEMORY_FRAMES; i++) {
            network.accept(memory[(int) ((frames + i) % MEMORY_FRAMES)]);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
