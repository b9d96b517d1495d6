package io.codriver.voice;

/** Tells speech from what else a microphone hears, frame by frame. One per seat, for one thread. */
interface VoiceActivity extends AutoCloseable {
    /** Whether somebody speaks in this frame. */
    boolean isSpeech(SeatFrame frame);

    /** Frees what it has outside the heap, on the thread that used it. Idempotent. */
    @Override
    void close();
}
