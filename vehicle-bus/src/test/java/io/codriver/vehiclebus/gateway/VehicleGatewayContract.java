package io.codriver.vehiclebus.gateway;

import static io.codriver.vehiclebus.TestCar.LIGHT;
import static io.codriver.vehiclebus.TestCar.SPEED;
import static io.codriver.vehiclebus.TestCar.WINDOW;
import static io.codriver.vehiclebus.TestCar.WINDOW_OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.TestCar;
import io.codriver.vehiclebus.gateway.sim.CarFault;
import io.codriver.vehiclebus.gateway.sim.Mirror;
import io.codriver.vehiclebus.gateway.sim.SimulatedCar;
import io.codriver.vehiclebus.guard.Command;
import io.codriver.vehiclebus.guard.Permits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link VehicleGateway} promises, tried against a simulated car at the other end. */
public abstract class VehicleGatewayContract {
    private static final SignalValue ON = SignalValue.of(true);

    /** Long enough that a slow machine expires nothing by accident. */
    protected final Permits permits = new Permits(TestCar.model(), Duration.ofSeconds(30));

    protected final Recorder recorder = new Recorder();

    /** Lives twenty times as fast, so that a window takes a fifth of a second. */
    protected final SimulatedCar car = new SimulatedCar(
            TestCar.model(),
            Mirror.allIn(TestCar.model()),
            Clock.systemUTC(),
            new SimulatedCar.Pace(Duration.ofMillis(10), 20));

    private final List<AutoCloseable> toClose = new ArrayList<>();
    protected VehicleGateway gateway = new Absent();

    /** A gateway to {@link #car}, not started. What else is opened for it goes to {@link #closeLater}. */
    protected abstract VehicleGateway open() throws Exception;

    protected abstract void breakLink();

    protected abstract void mendLink();

    protected final void closeLater(AutoCloseable resource) {
        toClose.add(resource);
    }

    @BeforeEach
    void openGateway() throws Exception {
        gateway = open();
    }

    @AfterEach
    void closeAll() throws Exception {
        gateway.close();
        car.close();
        for (AutoCloseable resource : toClose) {
            resource.close();
        }
        assertThat(recorder.sawDisorder()).isFalse();
    }

    @Test
    void reportsTheLinkAndEveryKnownValue() {
        start();
        assertThat(recorder.links()).containsExactly(true);
        assertThat(recorder.value(WINDOW_OPEN)).contains(SignalValue.of(false));
        assertThat(recorder.value(TestCar.UNHEARD)).isEmpty();
    }

    @Test
    void reportsAChangeOfASensor() {
        start();
        car.setSensor(SPEED, SignalValue.of(87.5));
        awaitValue(SPEED, SignalValue.of(87.5));
    }

    @Test
    void anAcceptedCommandIsReadBack() {
        start();
        send("a", WINDOW, SignalValue.of(60));
        awaitOutcomes("a ACCEPTED");
        awaitValue(WINDOW, SignalValue.of(60));
        awaitValue(WINDOW_OPEN, ON);
    }

    @Test
    void acceptedIsNotReached() {
        start();
        car.inject(CarFault.stuck(WINDOW));
        send("a", WINDOW, SignalValue.of(60));
        send("b", LIGHT, ON);
        awaitOutcomes("a ACCEPTED", "b ACCEPTED");
        awaitValue(LIGHT, ON);
        assertThat(recorder.value(WINDOW)).contains(SignalValue.of(0));
    }

    @Test
    void aSecondCommandWithTheSameIdChangesNothing() {
        start();
        send("a", LIGHT, ON);
        awaitOutcomes("a ACCEPTED");
        send("a", LIGHT, SignalValue.of(false));
        send("b", TestCar.FAN, SignalValue.of(10));
        awaitOutcomes("a ACCEPTED", "a DUPLICATE", "b ACCEPTED");
        assertThat(car.state().values()).containsEntry(LIGHT, ON);
    }

    @Test
    void anExpiredCommandIsDropped() {
        start();
        Instant longAgo = Instant.now().minusSeconds(60);
        gateway.send(permits.command("a", LIGHT, ON, longAgo));
        awaitOutcomes("a EXPIRED");
        assertThat(car.state().values()).containsEntry(LIGHT, SignalValue.of(false));
    }

    @Test
    void whatTheCarDoesNotTakeIsRejected() {
        start();
        gateway.send(Permits.unchecked("a", SPEED, SignalValue.of(5), Instant.now()));
        gateway.send(Permits.unchecked("b", WINDOW, SignalValue.of(500), Instant.now()));
        car.inject(CarFault.rejects(LIGHT));
        send("c", LIGHT, ON);
        awaitOutcomes("a REJECTED", "b REJECTED", "c REJECTED");
    }

    @Test
    void aCommandWhileTheLinkIsDownNeverFires() {
        start();
        breakLink();
        await().until(() -> !recorder.isUp());
        send("a", LIGHT, ON);
        awaitOutcomes("a DISCONNECTED");
        mendLink();
        awaitKnown();
        send("b", TestCar.FAN, SignalValue.of(10));
        awaitOutcomes("a DISCONNECTED", "b ACCEPTED");
        assertThat(car.state().values()).containsEntry(LIGHT, SignalValue.of(false));
        assertThat(recorder.links()).containsExactly(true, false, true);
    }

    @Test
    void everyCommandHasExactlyOneOutcome() {
        start();
        IntStream.range(0, 200).forEach(i -> send("c" + i, TestCar.FAN, SignalValue.of(i % 100)));
        await().until(() -> recorder.outcomes().size() >= 200);
        assertThat(recorder.outcomes().stream().map(o -> o.split(" ", -1)[0]))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "c" + i).toList());
        assertThat(recorder.outcomes()).allMatch(o -> o.endsWith("ACCEPTED") || o.endsWith("OVERLOADED"));
    }

    @Test
    void aListenerThatThrowsStillHearsTheRest() {
        start();
        recorder.failFromNowOn();
        send("a", LIGHT, ON);
        send("b", TestCar.FAN, SignalValue.of(10));
        awaitOutcomes("a ACCEPTED", "b ACCEPTED");
    }

    @Test
    void afterCloseTheListenerHearsNothing() {
        start();
        gateway.close();
        gateway.close();
        int calls = recorder.calls();
        car.setSensor(SPEED, SignalValue.of(50));
        send("a", LIGHT, ON);
        await().until(() -> SignalValue.of(50).equals(car.state().values().get(SPEED)));
        assertThat(recorder.calls()).isEqualTo(calls);
        assertThat(car.state().values()).containsEntry(LIGHT, SignalValue.of(false));
    }

    @Test
    void isStartedOnceAndBeforeUse() {
        Command command = permits.command("a", LIGHT, ON, Instant.now());
        assertThatThrownBy(() -> gateway.send(command)).isInstanceOf(IllegalStateException.class);
        start();
        assertThatThrownBy(() -> gateway.start(recorder)).isInstanceOf(IllegalStateException.class);
    }

    protected final void start() {
        gateway.start(recorder);
        awaitKnown();
    }

    protected final void send(String id, SignalPath path, SignalValue value) {
        gateway.send(permits.command(id, path, value, Instant.now()));
    }

    /** Every signal of the car but the one it never says. */
    protected final void awaitKnown() {
        await().until(() ->
                recorder.isUp() && recorder.known() == TestCar.model().specs().size() - 1);
    }

    protected final void awaitValue(SignalPath path, SignalValue value) {
        await().untilAsserted(() -> assertThat(recorder.value(path)).contains(value));
    }

    protected final void awaitOutcomes(String... outcomes) {
        await().untilAsserted(() -> assertThat(recorder.outcomes()).containsExactlyInAnyOrder(outcomes));
    }

    /** Stands in until the real one is open. */
    private static final class Absent implements VehicleGateway {
        @Override
        public void start(Listener listener) {
            throw new IllegalStateException("not opened");
        }

        @Override
        public void send(Command command) {
            throw new IllegalStateException("not opened");
        }

        @Override
        public void close() {}
    }
}
