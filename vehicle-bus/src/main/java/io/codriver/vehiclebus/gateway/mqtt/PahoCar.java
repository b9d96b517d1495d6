package io.codriver.vehiclebus.gateway.mqtt;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot.Reading;
import io.codriver.vehiclebus.gateway.VehicleGateway.Outcome;
import io.codriver.vehiclebus.gateway.sim.CarObserver;
import io.codriver.vehiclebus.gateway.sim.CarOrder;
import io.codriver.vehiclebus.gateway.sim.SimulatedCar;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulated car's side of the broker: says its state, takes commands, answers them. Closing it leaves the car
 * running, offline.
 *
 * <p>Of a signal that changes faster than the broker takes it, only the newest value is sent. After connecting, the
 * whole state is sent first and "online" last, so that nobody takes for the present what an earlier life left on the
 * broker. Answers wait in a bounded queue ({@link #ANSWERS}); what does not fit, or waits when the connection is lost,
 * is dropped and counted, and the sender's command times out.
 */
public final class PahoCar implements AutoCloseable {

    /** Most answers that may wait to be published. */
    public static final int ANSWERS = 256;

    private static final Logger LOG = LoggerFactory.getLogger(PahoCar.class);

    /**
     * What was dropped, since the start.
     *
     * @param malformed commands that could not be read
     * @param unanswered answers that could not be sent
     */
    public record Counts(long malformed, long unanswered) {}

    private record Answer(String topic, MqttMessage message) {}

    private final SimulatedCar car;
    private final Topics topics;
    private final MqttLoop loop;
    private final Complaints malformed = new Complaints(LOG, "a malformed command");
    private final Complaints unanswered = new Complaints(LOG, "an answer that could not be sent");
    private final ArrayBlockingQueue<Answer> answers = new ArrayBlockingQueue<>(ANSWERS);
    private final Side side = new Side();

    // Guarded by this; both bounded by the car's number of signals.
    private final Map<SignalPath, Reading> known = new HashMap<>();
    private final Map<SignalPath, Reading> unsent = new LinkedHashMap<>();
    private boolean carOff;

    /**
     * Connects only when started.
     *
     * @param vehicle the vehicle's name in the topics: 1 to 64 of A-Z a-z 0-9 _ -
     * @throws IllegalArgumentException for another vehicle name
     */
    public PahoCar(SimulatedCar car, MqttAddress address, String vehicle) {
        this(car, address, vehicle, MqttLoop.Backoff.USUAL);
    }

    PahoCar(SimulatedCar car, MqttAddress address, String vehicle, MqttLoop.Backoff backoff) {
        this.car = car;
        this.topics = new Topics(vehicle);
        MqttConnection.Will will = new MqttConnection.Will(topics.online(), online(false));
        this.loop = new MqttLoop(address, "car-" + UUID.randomUUID(), Optional.of(will), backoff, side);
    }

    /** Begins to connect. Called once. */
    public void start() {
        car.observe(side);
        loop.start();
    }

    /** What was dropped. */
    public Counts counts() {
        return new Counts(malformed.count(), unanswered.count());
    }

    @Override
    public void close() {
        car.forget(side);
        loop.close();
    }

    private synchronized void note(SignalPath path, Reading reading) {
        known.put(path, reading);
        unsent.put(path, reading);
    }

    private synchronized void sayEverythingAgain() {
        unsent.clear();
        unsent.putAll(known);
    }

    private synchronized Optional<Map.Entry<SignalPath, Reading>> nextUnsent() {
        Iterator<Map.Entry<SignalPath, Reading>> entries = unsent.entrySet().iterator();
        if (!entries.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<SignalPath, Reading> first = Map.Entry.copyOf(entries.next());
        entries.remove();
        return Optional.of(first);
    }

    private synchronized boolean allSaid() {
        return unsent.isEmpty();
    }

    private synchronized boolean isCarOff() {
        return carOff;
    }

    private static MqttMessage online(boolean online) {
        return MqttConnection.message(Wire.online(online), true);
    }

    private static MqttMessage fate(Wire.Fate fate, byte @Nullable [] correlation) {
        MqttMessage message = MqttConnection.message(Wire.fate(fate), false);
        MqttProperties properties = new MqttProperties();
        if (correlation != null) {
            properties.setCorrelationData(correlation);
        }
        message.setProperties(properties);
        return message;
    }

    /** What the car does over the connection. */
    private final class Side implements MqttLoop.Station, CarObserver {
        private boolean announced; // the loop's thread only

        @Override
        public void opened(MqttConnection connection) throws MqttException {
            announced = false;
            connection.subscribe(topics.command());
            sayEverythingAgain();
        }

        @Override
        public void work(MqttConnection connection) throws MqttException {
            sendAnswers(connection);
            while (connection.hasRoom()) {
                Optional<Map.Entry<SignalPath, Reading>> next = nextUnsent();
                if (next.isEmpty()) {
                    break;
                }
                byte[] payload = Wire.state(next.get().getValue());
                connection.publish(topics.state(next.get().getKey()), MqttConnection.message(payload, true));
            }
            announce(connection);
        }

        private void announce(MqttConnection connection) throws MqttException {
            boolean ready = !isCarOff() && (announced || (allSaid() && connection.isQuiet()));
            if (ready != announced) {
                connection.publish(topics.online(), online(ready));
                announced = ready;
            }
        }

        private void sendAnswers(MqttConnection connection) throws MqttException {
            while (connection.hasRoom()) {
                Answer answer = answers.poll();
                if (answer == null) {
                    return;
                }
                connection.publish(answer.topic(), answer.message());
            }
        }

        @Override
        public void lost(String why) {
            for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
                unanswered.add(answer.topic());
            }
        }

        @Override
        public void message(String topic, MqttMessage message) {
            Optional<CarOrder> order = Wire.readOrder(message.getPayload());
            MqttProperties properties = message.getProperties();
            String replyTo = properties == null ? null : properties.getResponseTopic();
            if (order.isEmpty() || replyTo == null || !topics.isOutcome(replyTo)) {
                malformed.add(topic);
                return;
            }
            obey(order.get(), replyTo, properties.getCorrelationData());
        }

        private void obey(CarOrder order, String replyTo, byte @Nullable [] correlation) {
            SimulatedCar.Answer reply = (outcome, detail) ->
                    answer(new Answer(replyTo, fate(new Wire.Fate(order.id(), outcome, detail), correlation)));
            switch (car.take(order, reply)) {
                case TAKEN -> {}
                case FULL -> reply.on(Outcome.OVERLOADED, Optional.of("the car's inbox is full"));
                case OFF -> reply.on(Outcome.DISCONNECTED, Optional.of("the car is off"));
            }
        }

        private void answer(Answer answer) {
            if (answers.offer(answer)) {
                loop.wake();
            } else {
                unanswered.add(answer.topic());
            }
        }

        @Override
        public void leaving(MqttConnection connection) throws MqttException {
            connection.publishAndWait(topics.online(), online(false));
        }

        @Override
        public void onReading(SignalPath path, SignalValue value, Instant at) {
            note(path, new Reading(value, at));
            loop.wake();
        }

        @Override
        public void onOff() {
            synchronized (PahoCar.this) {
                carOff = true;
            }
            loop.wake();
        }
    }
}
