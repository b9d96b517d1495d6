package io.codriver.voice;

import io.codriver.voice.health.Condition;

/**
 * A frame on its way to a seat's thread.
 *
 * @param levelDb its own level, see {@link Level}
 * @param dominant whether this seat is among the loudest right now; if not, its sound is another seat's talk leaking in
 * @param acceptedNanos when it came in
 * @param microphone how the microphone is; when it is deaf, there is silence here in place of what it delivered
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record SeatFrame(
        short[] samples, long firstSample, double levelDb, boolean dominant, long acceptedNanos, Condition microphone) {
    /** A frame of a microphone that is well. */
    SeatFrame(short[] samples, long firstSample, double levelDb, boolean dominant, long acceptedNanos) {
        this(samples, firstSample, levelDb, dominant, acceptedNanos, Condition.WELL);
    }

    /** The same moment without sound: what another seat says must not be decoded as this seat's. */
    SeatFrame muted() {
        return new SeatFrame(new short[samples.length], firstSample, 0, dominant, acceptedNanos, microphone);
    }

    /** The same, once it was compared. */
    SeatFrame judged(double level, boolean isDominant) {
        return new SeatFrame(samples, firstSample, level, isDominant, acceptedNanos, microphone);
    }

    /** What came out when this went in: other sound, of a while ago. */
    SeatFrame earlier(short[] sound, int bySamples, long acceptedThen) {
        return new SeatFrame(sound, firstSample - bySamples, 0, false, acceptedThen, microphone);
    }

    /** The same once its microphone was judged: itself, or silence. */
    SeatFrame from(Condition condition) {
        if (condition.equals(microphone)) {
            return this;
        }
        SeatFrame heard = condition.deaf() ? muted() : this;
        return new SeatFrame(heard.samples(), firstSample, heard.levelDb(), dominant, acceptedNanos, condition);
    }

    long endSample() {
        return firstSample + samples.length;
    }
}
