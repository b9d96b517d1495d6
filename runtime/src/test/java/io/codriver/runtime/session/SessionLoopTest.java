package io.codriver.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionLoopTest {
    private final MovingClock clock = new MovingClock();
    private final SessionLoop loop = new SessionLoop(clock);
    private final List<Integer> ran = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        loop.close();
    }

    private void runToEnd() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        assertThat(loop.execute(end::countDown)).isTrue();
        assertThat(end.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tasksRunInOrderOnOneThread() throws InterruptedException {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int number = i;
            loop.execute(() -> {
                ran.add(number);
                threads.add(Thread.currentThread());
            });
        }
        loop.start();
        runToEnd();

        assertThat(ran).isEqualTo(IntStream.range(0, 1000).boxed().toList());
        assertThat(threads.stream().distinct()).hasSize(1);
    }

    @Test
    void aDelayedTaskWaitsForTheClockAndThenComesInTheOrderOfItsTime() throws InterruptedException {
        loop.start();
        loop.schedule(Duration.ofSeconds(20), () -> ran.add(20));
        loop.schedule(Duration.ofSeconds(10), () -> ran.add(10));
        loop.schedule(Duration.ofSeconds(10), () -> ran.add(11));
        runToEnd();
        assertThat(ran).isEmpty();

        clock.advance(Duration.ofSeconds(10));
        runToEnd();
        assertThat(ran).containsExactly(10, 11);

        clock.advance(Duration.ofSeconds(30));
        runToEnd();
        assertThat(ran).containsExactly(10, 11, 20);
    }

    @Test
    void aDelayedTaskNeedsNobodyToWakeTheLoop() {
        try (SessionLoop real = new SessionLoop(Clock.systemUTC())) {
            real.start();
            real.schedule(Duration.ofMillis(30), () -> ran.add(2));
            real.schedule(Duration.ofMillis(10), () -> ran.add(1));

            await().until(() -> ran.size() == 2);
            assertThat(ran).containsExactly(1, 2);
        }
    }

    @Test
    void aFullQueueRefusesAndCounts() throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        for (int i = 0; i < SessionLoop.CAPACITY; i++) {
            assertThat(loop.execute(count::incrementAndGet)).isTrue();
        }
        assertThat(loop.execute(count::incrementAndGet)).isFalse();
        assertThat(loop.schedule(Duration.ofSeconds(1), count::incrementAndGet)).isFalse();
        assertThat(loop.refused()).isEqualTo(2);

        loop.start();
        await().until(() -> count.get() == SessionLoop.CAPACITY);
        runToEnd();
        assertThat(count).hasValue(SessionLoop.CAPACITY);
    }

    @Test
    void aTaskThatThrowsIsCountedAndDoesNotStopTheLoop() throws InterruptedException {
        loop.start();
        loop.execute(() -> {
            throw new IllegalStateException("thrown on purpose");
        });
        loop.execute(() -> {
            throw new AssertionError("thrown on purpose");
        });
        loop.execute(() -> ran.add(1));
        runToEnd();

        assertThat(ran).containsExactly(1);
        assertThat(loop.failed()).isEqualTo(2);
    }

    @Test
    void closingDropsWhatIsQueuedAndRefusesWhatComes() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        loop.start();
        loop.execute(() -> {
            inside.countDown();
            awaitQuietly(go);
            ran.add(1);
        });
        loop.execute(() -> ran.add(2));
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        Thread closing = new Thread(loop::close, "closing");
        closing.start();
        await().until(() -> !loop.execute(() -> ran.add(3)));
        go.countDown();
        closing.join(TimeUnit.SECONDS.toMillis(10));

        assertThat(ran).doesNotContain(2).contains(1);
        assertThat(loop.refused()).isEqualTo(1);
    }

    @Test
    void aTaskMayCloseItsOwnLoop() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        loop.start();
        loop.execute(() -> {
            loop.close();
            closed.countDown();
        });

        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(loop.execute(() -> ran.add(1))).isFalse();
        loop.close();
        assertThat(ran).isEmpty();
    }

    @Test
    void aLoopThatNeverBeganCloses() {
        loop.execute(() -> ran.add(1));
        loop.close();

        assertThat(ran).isEmpty();
        assertThat(loop.execute(() -> ran.add(2))).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
