package io.codriver.vehiclebus.gateway.mqtt;

import static io.codriver.vehiclebus.TestCar.FAN;
import static io.codriver.vehiclebus.TestCar.LIGHT;
import static io.codriver.vehiclebus.TestCar.SPEED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot.Reading;
import io.codriver.vehiclebus.TestCar;
import io.codriver.vehiclebus.gateway.VehicleGateway;
import io.codriver.vehiclebus.gateway.VehicleGateway.Outcome;
import io.codriver.vehiclebus.gateway.VehicleGatewayContract;
import io.codriver.vehiclebus.gateway.sim.CarOrder;
import io.codriver.vehiclebus.guard.Permits;
import io.codriver.vehiclebus.guard.Write;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The gateway and the simulated car on either side of a real broker, and everything that can go wrong between them. */
@ExtendWith(BrokerExtension.class)
final class PahoGatewayTest extends VehicleGatewayContract {
    private static final MqttLoop.Backoff QUICK = new MqttLoop.Backoff(Duration.ofMillis(20), Duration.ofMillis(100));

    private final String vehicle = "test-" + UUID.randomUUID();
    private final Topics topics = new Topics(vehicle);
    private final MqttAddress address;
    private final Cable cable;
    private final Cable carCable;
    private final PahoCar pahoCar;

    PahoGatewayTest(EmbeddedBroker broker) throws Exception {
        address = MqttAddress.parse("mqtt://127.0.0.1:" + broker.port());
        cable = new Cable(broker.port());
        carCable = new Cable(broker.port());
        pahoCar = new PahoCar(car, carCable.address(), vehicle, QUICK);
    }

    @BeforeEach
    void closeAllOfIt() {
        closeLater(pahoCar);
        closeLater(cable);
        closeLater(carCable);
    }

    @Override
    protected VehicleGateway open() {
        pahoCar.start();
        return new PahoGateway(cable.address(), vehicle, Clock.systemUTC(), QUICK);
    }

    @Override
    protected void breakLink() {
        cable.pull();
    }

    @Override
    protected void mendLink() {
        cable.plug();
    }

    @Test
    void aCommandLostWithTheConnectionNeverFires() {
        start();
        cable.lose();
        send("a", LIGHT, SignalValue.of(true));
        send("b", FAN, SignalValue.of(10));
        cable.pull();
        awaitOutcomes("a DISCONNECTED", "b DISCONNECTED");
        cable.plug();
        awaitKnown();
        send("c", FAN, SignalValue.of(20));
        awaitOutcomes("a DISCONNECTED", "b DISCONNECTED", "c ACCEPTED");
        awaitValue(FAN, SignalValue.of(20));
        assertThat(recorder.value(LIGHT)).contains(SignalValue.of(false));
    }

    @Test
    void theLinkIsDownWhileTheCarIsOffline() {
        start();
        carCable.pull(); // no goodbye: the broker speaks the last will
        await().until(() -> !recorder.isUp());
        send("a", LIGHT, SignalValue.of(true));
        awaitOutcomes("a DISCONNECTED");
        car.setSensor(SPEED, SignalValue.of(33));
        carCable.plug();
        awaitKnown();
        awaitValue(SPEED, SignalValue.of(33));
        pahoCar.close(); // a goodbye
        await().until(() -> !recorder.isUp());
    }

    @Test
    void aCarThatDoesNotAnswerTimesOut() throws Exception {
        start();
        pahoCar.close();
        await().until(() -> !recorder.isUp());
        try (Stranger stranger = new Stranger()) {
            stranger.say(topics.online(), "true", true);
            await().until(recorder::isUp);
            Permits brief = new Permits(TestCar.model(), Duration.ofMillis(200));
            gateway.send(brief.command("a", LIGHT, SignalValue.of(true), Instant.now()));
            awaitOutcomes("a TIMEOUT");
            stranger.say(topics.online(), "false", true);
        }
    }

    @Test
    void theCarTakesADoubleOnceAndAnExpiredOneNever() throws Exception {
        start();
        try (Stranger stranger = new Stranger()) {
            Instant now = Instant.now();
            stranger.order(order("a", now.plusSeconds(60), true));
            stranger.order(order("a", now.plusSeconds(60), false));
            stranger.order(order("b", now.minusSeconds(1), false));
            await().until(() -> stranger.heard.size() == 3);
            assertThat(stranger.heard)
                    .extracting(fate -> fate.id() + " " + fate.outcome())
                    .containsExactly("a " + Outcome.ACCEPTED, "a " + Outcome.DUPLICATE, "b " + Outcome.EXPIRED);
        }
        awaitValue(LIGHT, SignalValue.of(true));
    }

    @Test
    void nonsenseIsCountedAndDropped() throws Exception {
        start();
        PahoGateway paho = (PahoGateway) gateway;
        String huge = "{\"value\":\"" + "x".repeat(Wire.MAX_PAYLOAD) + "\",\"at\":\"2026-01-01T00:00:00Z\"}";
        String fine = new String(Wire.state(new Reading(SignalValue.of(1), Instant.EPOCH)), StandardCharsets.UTF_8);
        try (Stranger stranger = new Stranger()) {
            stranger.say(topics.state(SPEED), "{\"value\":", false);
            stranger.say(topics.state(SPEED), huge, false);
            stranger.say(topics.state(SPEED) + "/..", fine, false);
            await().until(() -> paho.counts().malformed() == 3);
            stranger.say(topics.command(), "boo", false);
            stranger.say(
                    topics.command(),
                    new String(Wire.order(order("x", Instant.MAX, true)), StandardCharsets.UTF_8),
                    false);
            await().until(() -> pahoCar.counts().malformed() == 2); // the second has nowhere to answer to
        }
        assertThat(recorder.value(SPEED)).contains(SignalValue.of(0));
        send("a", LIGHT, SignalValue.of(true));
        awaitOutcomes("a ACCEPTED");
    }

    @Test
    void survivesTheDeathOfTheBroker() throws Exception {
        Path target = Files.createDirectories(Path.of("target"));
        EmbeddedBroker mortal = EmbeddedBroker.start(Files.createTempDirectory(target, "broker"));
        MqttAddress at = MqttAddress.parse("mqtt://127.0.0.1:" + mortal.port());
        try (PahoCar thisCar = new PahoCar(car, at, "mortal", QUICK);
                PahoGateway other = new PahoGateway(at, "mortal", Clock.systemUTC(), QUICK)) {
            thisCar.start();
            gateway = other; // the contract's close and waits now concern this one
            start();
            mortal.close();
            await().until(() -> !recorder.isUp());
            send("a", LIGHT, SignalValue.of(true));
            awaitOutcomes("a DISCONNECTED");
            mortal = EmbeddedBroker.start(Files.createTempDirectory(target, "broker"), mortal.port());
            awaitKnown();
            send("b", FAN, SignalValue.of(30));
            awaitOutcomes("a DISCONNECTED", "b ACCEPTED");
            awaitValue(FAN, SignalValue.of(30));
            assertThat(recorder.value(LIGHT)).contains(SignalValue.of(false));
        } finally {
            mortal.abandon();
        }
    }

    @Test
    void keepsTryingWhileThereIsNoBroker() {
        cable.pull();
        gateway.start(recorder);
        send("a", LIGHT, SignalValue.of(true));
        awaitOutcomes("a DISCONNECTED");
        cable.plug();
        awaitKnown();
        assertThat(recorder.links()).containsExactly(true);
    }

    private static CarOrder order(String id, Instant expires, boolean on) {
        return new CarOrder(id, "driver", Instant.EPOCH, expires, List.of(new Write(LIGHT, SignalValue.of(on))));
    }

    /** Somebody else on the same broker. */
    private final class Stranger implements MqttConnection.Events, AutoCloseable {
        final List<Wire.Fate> heard = new CopyOnWriteArrayList<>();
        private final MqttConnection connection;

        Stranger() throws MqttException {
            connection = MqttConnection.open(address, "stranger-" + UUID.randomUUID(), Optional.empty(), this);
            connection.subscribe(topics.outcome("stranger"));
        }

        void say(String topic, String payload, boolean retained) throws MqttException {
            connection.publishAndWait(
                    topic, MqttConnection.message(payload.getBytes(StandardCharsets.UTF_8), retained));
        }

        void order(CarOrder order) throws MqttException {
            MqttMessage message = MqttConnection.message(Wire.order(order), false);
            MqttProperties properties = new MqttProperties();
            properties.setResponseTopic(topics.outcome("stranger"));
            message.setProperties(properties);
            connection.publishAndWait(topics.command(), message);
        }

        @Override
        public void onMessage(MqttConnection from, String topic, MqttMessage message) {
            Wire.readFate(message.getPayload()).ifPresent(heard::add);
        }

        @Override
        public void onLost(MqttConnection from, String why) {}

        @Override
        public void onRoom() {}

        @Override
        public void close() {
            connection.close();
        }
    }
}
