package io.codriver.voice;

/**
 * Speech is what stands out of the {@link NoiseFloor}. Beginning takes more than going on: a word's soft end counts as
 * part of it.
 */
final class EnergyActivity implements VoiceActivity {
    private static final double LOWEST_SPEECH_DB = 26;
    private static final double BEGIN_OVER_FLOOR_DB = 10;
    private static final double GO_ON_OVER_FLOOR_DB = 6;

    private final NoiseFloor floor = new NoiseFloor();
    private boolean speaking;

    @Override
    public boolean isSpeech(SeatFrame frame) {
        floor.track(frame.levelDb());
        double over = speaking ? GO_ON_OVER_FLOOR_DB : BEGIN_OVER_FLOOR_DB;
        speaking = frame.levelDb() > Math.max(LOWEST_SPEECH_DB, floor.decibels() + over);
        return speaking;
    }

    @Override
    public void close() {}
}
