package io.codriver.voice;

/**
 * A frame on its way to a seat's thread.
 *
 * @param levelDb its own level, see {@link Level}
 * @param dominant whether this seat is among the loudest right now; if not, its sound is another seat's talk leaking in
 * @param acceptedNanos when it came in
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record SeatFrame(short[] samples, long firstSample, double levelDb, boolean dominant, long acceptedNanos) {
    /** The same moment without sound: what another seat says must not be decoded as this seat's. */
    SeatFrame muted() {
        return new SeatFrame(new short[samples.length], firstSample, 0, dominant, acceptedNanos);
    }

    /** The same, once it was compared. */
    SeatFrame judged(double level, boolean isDominant) {
        return new SeatFrame(samples, firstSample, level, isDominant, acceptedNanos);
    }

    /** What came out when this went in: other sound, of a while ago. */
    SeatFrame earlier(short[] sound, int bySamples, long acceptedThen) {
        return new SeatFrame(sound, firstSample - bySamples, 0, false, acceptedThen);
    }

    long endSample() {
        return firstSample + samples.length;
    }
}
