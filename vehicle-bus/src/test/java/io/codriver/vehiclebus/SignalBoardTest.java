package io.codriver.vehiclebus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SignalBoardTest {
    private static final Instant THEN = Instant.EPOCH;
    private final SignalBoard board = new SignalBoard(TestCar.model());

    @Test
    void aSnapshotIsFrozen() {
        board.put(TestCar.SPEED, SignalValue.of(10), THEN);
        Snapshot before = board.snapshot();
        board.put(TestCar.SPEED, SignalValue.of(20), THEN);
        assertThat(before.number(TestCar.SPEED)).hasValue(10);
        assertThat(board.snapshot().number(TestCar.SPEED)).hasValue(20);
    }

    @Test
    void theLastWordWinsWhateverItsTime() {
        board.put(TestCar.SPEED, SignalValue.of(10), THEN.plusSeconds(60));
        board.put(TestCar.SPEED, SignalValue.of(20), THEN);
        assertThat(board.snapshot().number(TestCar.SPEED)).hasValue(20);
    }

    @Test
    void nothingNewCostsNothing() {
        board.put(TestCar.SPEED, SignalValue.of(10), THEN);
        assertThat(board.snapshot()).isSameAs(board.snapshot());
    }

    @Test
    void forgetsEverythingWhenTheLinkIsLost() {
        board.put(TestCar.SPEED, SignalValue.of(10), THEN);
        board.clear();
        assertThat(board.snapshot()).isEqualTo(Snapshot.EMPTY);
    }

    @Test
    void ignoresWhatTheCatalogueLacksAndForgetsWhatMakesNoSense() {
        assertThat(board.put(TestCar.path("Vehicle.Made.Up"), SignalValue.of(1), THEN))
                .isFalse();
        assertThat(board.put(TestCar.SPEED, SignalValue.of(10), THEN)).isTrue();
        assertThat(board.snapshot().readings()).hasSize(1);
        assertThat(board.put(TestCar.SPEED, SignalValue.of("fast"), THEN)).isFalse();
        assertThat(board.snapshot().value(TestCar.SPEED)).isEmpty();
        assertThat(board.dropped()).isEqualTo(2);
    }
}
