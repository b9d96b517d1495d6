package io.codriver.vehiclebus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot.Reading;
import io.codriver.vehiclebus.TestCar;
import io.codriver.vehiclebus.gateway.VehicleGateway.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class ListenerThreadTest {

    @Test
    void aSlowListenerMissesStepsButNotTheLastWord() {
        Slow slow = new Slow();
        try (ListenerThread thread = slow.busyThread()) {
            for (int i = 1; i <= 1000; i++) {
                thread.reading(TestCar.WINDOW, reading(i));
            }
            thread.outcome("a", Outcome.ACCEPTED, Optional.empty());
            slow.release.countDown();
            await().until(() -> slow.heard.size() == 3);
            assertThat(slow.heard).containsExactly("up", "1000", "a ACCEPTED");
            assertThat(thread.counts().conflatedReadings()).isEqualTo(999);
        }
    }

    @Test
    void aMillionSignalsDoNotFillTheMemory() {
        Slow slow = new Slow();
        try (ListenerThread thread = slow.busyThread()) {
            for (int i = 0; i < ListenerThread.MAX_SIGNALS + 10; i++) {
                thread.reading(new SignalPath("Codriver.X" + i), reading(i));
            }
            assertThat(thread.counts().droppedReadings()).isEqualTo(10);
            slow.release.countDown();
        }
    }

    @Test
    void outcomesAreKeptOldestFirstWhenThereAreTooMany() {
        Slow slow = new Slow();
        try (ListenerThread thread = slow.busyThread()) {
            for (int i = 0; i < ListenerThread.MAX_EVENTS + 10; i++) {
                thread.outcome("c" + i, Outcome.ACCEPTED, Optional.empty());
            }
            assertThat(thread.counts().droppedEvents()).isEqualTo(10);
            slow.release.countDown();
            await().until(() -> slow.heard.size() == ListenerThread.MAX_EVENTS + 1);
            assertThat(slow.heard.get(1)).isEqualTo("c0 ACCEPTED");
        }
    }

    @Test
    void readingsThatWaitAreDiscardedWhenTheLinkGoesDown() {
        Slow slow = new Slow();
        try (ListenerThread thread = slow.busyThread()) {
            thread.reading(TestCar.WINDOW, reading(1));
            thread.link(false, "cut");
            slow.release.countDown();
            await().until(() -> slow.heard.size() == 2);
            assertThat(slow.heard).containsExactly("up", "down");
        }
    }

    @Test
    void remembersTheNewestIds() {
        RecentIds ids = new RecentIds(2);
        assertThat(List.of(ids.isNew("a"), ids.isNew("b"), ids.isNew("a"), ids.isNew("c"), ids.isNew("b")))
                .containsExactly(true, true, false, true, false);
        assertThat(ids.isNew("a")).as("forgotten, as the oldest of three").isTrue();
    }

    private static Reading reading(double value) {
        return new Reading(SignalValue.of(value), Instant.EPOCH);
    }

    /** Stays in its first call until released. */
    private static final class Slow implements VehicleGateway.Listener {
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);
        final List<String> heard = new CopyOnWriteArrayList<>();

        ListenerThread busyThread() {
            ListenerThread thread = new ListenerThread("test", this);
            thread.link(true, "test");
            await().until(() -> entered.getCount() == 0);
            return thread;
        }

        @Override
        public void onReading(SignalPath path, SignalValue value, Instant at) {
            heard.add(String.valueOf(value.toPlain()));
        }

        @Override
        public void onOutcome(String commandId, Outcome outcome, Optional<String> detail) {
            heard.add(commandId + " " + outcome);
        }

        @Override
        public void onLink(boolean up, String detail) {
            heard.add(up ? "up" : "down");
            entered.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
