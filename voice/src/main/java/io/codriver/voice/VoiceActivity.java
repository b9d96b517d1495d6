package io.codriver.voice;

/** Tells speech from what else a microphone hears, frame by frame. One per seat, for one thread. */
interface VoiceActivity {
    /** Whether somebody speaks in this frame. */
    boolean isSpeech(SeatFrame frame);
}
