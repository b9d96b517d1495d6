package io.codriver.voice;

import java.util.concurrent.atomic.LongAdder;

/** A seat's counters: written by its thread, read by any. */
final class SeatTally {
    final LongAdder frames = new LongAdder();
    final LongAdder decoded = new LongAdder();
    final LongAdder utterances = new LongAdder();
    final LongAdder secondOpinionsDue = new LongAdder();
    final LongAdder secondOpinionsLate = new LongAdder();
    final LongAdder listenerFailures = new LongAdder();

    EarCounts counts(long dropped) {
        return new EarCounts(
                frames.sum(),
                decoded.sum(),
                dropped,
                utterances.sum(),
                secondOpinionsDue.sum(),
                secondOpinionsLate.sum(),
                listenerFailures.sum());
    }
}
