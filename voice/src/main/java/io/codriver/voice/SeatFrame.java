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
    long endSample() {
        return firstSample + samples.length;
    }
}
