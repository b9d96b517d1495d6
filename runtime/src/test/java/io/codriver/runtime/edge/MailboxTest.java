package io.codriver.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MailboxTest implements Mailbox.Reader {
    private static final SignalPath SPEED = new SignalPath("Vehicle.Speed");

    private final ArrayDeque<Runnable> loop = new ArrayDeque<>();
    private final List<String> read = new ArrayList<>();
    private final Counts counts = new Counts();
    private final Mailbox mailbox = new Mailbox(loop::add, this, counts);

    @Override
    public void onNews(Supplier<String> message) {
        read.add(message.get());
    }

    @Override
    public void onSignals(Map<SignalPath, SignalValue> changes, Instant at) {
        read.add(changes.toString());
    }

    @Override
    public void onGap() {
        read.add("gap");
    }

    private void turn() {
        assertThat(loop).hasSize(1);
        loop.remove().run();
    }

    @Test
    void handsOverInOrderInOneGo() {
        mailbox.put(() -> "a");
        mailbox.put(SPEED, SignalValue.of(1), Instant.EPOCH);
        mailbox.put(SPEED, SignalValue.of(2), Instant.EPOCH);
        mailbox.put(() -> "b");
        turn();
        mailbox.put(() -> "c");
        turn();

        assertThat(read).containsExactly(Map.of(SPEED, SignalValue.of(2)).toString(), "a", "b", "c");
    }

    @Test
    void tellsOfAGapWhenItOverflowed() {
        for (int i = 0; i < Mailbox.CAPACITY + 3; i++) {
            mailbox.put(() -> "m");
        }
        turn();
        assertThat(read).hasSize(Mailbox.CAPACITY + 1).last().isEqualTo("gap");
        assertThat(counts.byName()).containsEntry("lostNews", 3L);
        mailbox.put(() -> "after");
        turn();
        assertThat(read).last().isEqualTo("after");
    }

    @Test
    void takesNothingAfterItWasClosed() {
        mailbox.close();
        mailbox.put(() -> "late");
        mailbox.put(SPEED, SignalValue.of(1), Instant.EPOCH);

        assertThat(loop).isEmpty();
    }
}
