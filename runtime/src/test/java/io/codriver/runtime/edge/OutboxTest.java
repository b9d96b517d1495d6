package io.codriver.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final SignalPath SPEED = new SignalPath("Vehicle.Speed");
    private static final SignalPath FAN = new SignalPath("Codriver.Fan");

    private final FakeWire wire = new FakeWire();
    private final ManualTimers timers = new ManualTimers();
    private final Counts counts = new Counts();
    private final Outbox outbox = new Outbox(wire, timers, counts);

    private void signal(SignalPath path, double value) {
        outbox.signals(Map.of(path, SignalValue.of(value)), Instant.EPOCH);
    }

    @Test
    void sendsTheFirstChangeAtOnceAndTheRestInOneBatch() {
        signal(SPEED, 1);
        signal(SPEED, 2);
        signal(FAN, 3);
        signal(SPEED, 4);
        assertThat(wire.written).containsExactly(batch("\"Vehicle.Speed\":1"));
        timers.pass(Duration.ofMillis(50));

        assertThat(wire.written).hasSize(2).last().isEqualTo(batch("\"Vehicle.Speed\":4,\"Codriver.Fan\":3"));
        assertThat(counts.byName()).containsEntry("conflatedSignals", 1L);
    }

    @Test
    void sendsAtMostTwentyBatchesASecond() {
        for (int millis = 0; millis < 999; millis++) {
            signal(SPEED, millis);
            timers.pass(Duration.ofMillis(1));
        }
        assertThat(wire.written).hasSize(20);
    }

    @Test
    void keepsOnlyTheNewestValueForAPageThatDoesNotRead() {
        wire.room = 0;
        for (int i = 0; i < 5000; i++) {
            signal(SPEED, i);
            timers.pass(Duration.ofMillis(10));
        }
        assertThat(wire.written).isEmpty();
        wire.room = 10;
        outbox.drained();

        assertThat(wire.written).containsExactly(batch("\"Vehicle.Speed\":4999"));
    }

    @Test
    void keepsEveryMessageInOrderAndLetsThemGoFirst() {
        outbox.send("a");
        wire.room = 0;
        outbox.send("b");
        signal(SPEED, 1);
        outbox.send("c");
        wire.room = 1;
        outbox.drained();
        assertThat(wire.written).containsExactly("a", "b");
        wire.room = 1;
        outbox.send("d");
        outbox.drained();
        assertThat(wire.written).containsExactly("a", "b", "c");
        wire.room = 5;
        outbox.drained();

        assertThat(wire.written).containsExactly("a", "b", "c", "d", batch("\"Vehicle.Speed\":1"));
    }

    @Test
    void cutsOffAPageThatIsAThousandMessagesBehind() {
        wire.room = 0;
        for (int i = 0; i < 1000; i++) {
            outbox.send("m" + i);
        }
        assertThat(wire.closes).isEmpty();
        assertThat(outbox.waiting()).isEqualTo(1000);
        outbox.send("one too many");
        outbox.send("and another");
        signal(SPEED, 1);
        outbox.drained();
        timers.pass(Duration.ofSeconds(1));

        assertThat(wire.closes).isEqualTo(List.of("1013 the page fell behind by 1000 messages"));
        assertThat(wire.written).isEmpty();
        assertThat(outbox.waiting()).isZero();
        assertThat(counts.overruns()).isEqualTo(1);
    }

    private static String batch(String changes) {
        return "{\"type\":\"signals\",\"changes\":{" + changes + "},\"at\":0}";
    }
}
