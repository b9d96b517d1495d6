package io.codriver.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps what a source delivers. */
class RecordingSink implements AudioSource.Sink {
    final List<short[][]> frames = new ArrayList<>();
    final List<Long> positions = new ArrayList<>();
    final List<Optional<String>> ends = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public synchronized void frame(short[][] channels, long firstSample) {
        frames.add(channels);
        positions.add(firstSample);
    }

    @Override
    public synchronized void end(Optional<String> problem) {
        ends.add(problem);
        ended.countDown();
    }

    RecordingSink await() throws InterruptedException {
        if (!ended.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the source did not end");
        }
        return this;
    }

    synchronized int count() {
        return frames.size();
    }
}
