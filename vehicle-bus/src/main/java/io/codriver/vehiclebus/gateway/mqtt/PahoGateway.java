package io.codriver.vehiclebus.gateway.mqtt;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.Snapshot.Reading;
import io.codriver.vehiclebus.gateway.ListenerThread;
import io.codriver.vehiclebus.gateway.RecentIds;
import io.codriver.vehiclebus.gateway.VehicleGateway;
import io.codriver.vehiclebus.gateway.sim.CarOrder;
import io.codriver.vehiclebus.guard.Command;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to a car over an MQTT 5 broker, through Eclipse Paho.
 *
 * <p>The link counts as up when the broker is connected <em>and</em> the car says that it is online. While it is down a
 * command ends {@link Outcome#DISCONNECTED} at once. When it goes down, so does every command without an outcome; one
 * that was already on its way may still have reached the car, which drops it once it has expired.
 *
 * <p>Three threads: the caller's, which only puts a command into a bounded queue ({@link #QUEUE}; what does not fit
 * ends {@link Outcome#OVERLOADED}); the {@link MqttLoop}'s, which alone publishes and subscribes; and the {@link
 * ListenerThread}. Paho's own threads only parse and hand off.
 */
public final class PahoGateway implements VehicleGateway {

    /** Most commands that may wait to be published. */
    public static final int QUEUE = 64;

    private static final int REMEMBERED_COMMANDS = 4096;
    private static final Duration ANSWER_GRACE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(PahoGateway.class);

    /**
     * What came in and was no use, since the start.
     *
     * @param malformed payloads that could not be read, dropped
     * @param late outcomes of commands that had one already, dropped
     */
    public record Counts(long malformed, long late) {}

    private final Topics topics;
    private final String clientId = "codriver-" + UUID.randomUUID();
    private final Clock clock;
    private final MqttLoop loop;
    private final RecentIds recent = new RecentIds(REMEMBERED_COMMANDS);
    private final Map<String, Instant> pending = new ConcurrentHashMap<>();
    private final ArrayBlockingQueue<Command> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Complaints malformed = new Complaints(LOG, "a malformed payload");
    private final Complaints late = new Complaints(LOG, "an outcome nobody waits for");
    private volatile boolean carOnline;

    // Guarded by this. Nobody blocks while holding it.
    private @Nullable ListenerThread reports;
    private boolean up;
    private boolean closed;

    /**
     * Connects only when started.
     *
     * @param vehicle the vehicle's name in the topics: 1 to 64 of A-Z a-z 0-9 _ -
     * @param clock decides when a command has expired; keep it in step with the car's
     * @throws IllegalArgumentException for another vehicle name
     */
    public PahoGateway(MqttAddress address, String vehicle, Clock clock) {
        this(address, vehicle, clock, MqttLoop.Backoff.USUAL);
    }

    PahoGateway(MqttAddress address, String vehicle, Clock clock, MqttLoop.Backoff backoff) {
        this.topics = new Topics(vehicle);
        this.clock = clock;
        this.loop = new MqttLoop(address, clientId, Optional.empty(), backoff, new Side());
    }

    @Override
    public synchronized void start(Listener listener) {
        if (reports != null || closed) {
            throw new IllegalStateException("a gateway starts once");
        }
        reports = new ListenerThread("mqtt-gateway", listener);
        loop.start();
    }

    @Override
    public synchronized void send(Command command) {
        if (closed) {
            return;
        }
        if (reports == null) {
            throw new IllegalStateException("a gateway is started before it is used");
        }
        if (!recent.isNew(command.id())) {
            report(command.id(), Outcome.DUPLICATE, Optional.empty());
        } else if (!up) {
            report(command.id(), Outcome.DISCONNECTED, Optional.of("the link to the car is down"));
        } else if (!queue.offer(command)) {
            report(command.id(), Outcome.OVERLOADED, Optional.of(QUEUE + " commands wait already"));
        } else {
            loop.wake();
        }
    }

    /** What came in and was no use. */
    public Counts counts() {
        return new Counts(malformed.count(), late.count());
    }

    @Override
    public void close() {
        ListenerThread toClose;
        synchronized (this) {
            closed = true;
            toClose = reports;
        }
        if (toClose != null) {
            toClose.close();
            loop.close();
        }
    }

    private synchronized void report(String id, Outcome outcome, Optional<String> detail) {
        if (reports != null) {
            reports.outcome(id, outcome, detail);
        }
    }

    private synchronized void goUp() {
        up = true;
        if (reports != null) {
            reports.link(true, "car '" + topics.vehicle() + "' is online");
        }
    }

    private synchronized void goDown(String why) {
        if (up && reports != null) {
            reports.link(false, why);
        }
        up = false;
        List<Command> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        waiting.forEach(command -> report(command.id(), Outcome.DISCONNECTED, Optional.of(why)));
        pending.keySet().forEach(id -> settle(id, Outcome.DISCONNECTED, Optional.of(why)));
    }

    private synchronized boolean isUp() {
        return up;
    }

    private synchronized void reading(SignalPath path, Reading reading) {
        if (up && reports != null) {
            reports.reading(path, reading);
        }
    }

    /** Reports an outcome unless there has been one; whoever takes the id out of {@code pending} reports. */
    private boolean settle(String id, Outcome outcome, Optional<String> detail) {
        boolean first = pending.remove(id) != null;
        if (first) {
            report(id, outcome, detail);
        }
        return first;
    }

    /** What the gateway does over the connection. */
    private final class Side implements MqttLoop.Station {
        @Override
        public void opened(MqttConnection connection) throws MqttException {
            carOnline = false;
            connection.subscribe(topics.outcome(clientId), topics.online());
        }

        @Override
        public void work(MqttConnection connection) throws MqttException {
            follow(connection);
            Instant now = clock.instant();
            dropExpired(now);
            for (Command command = next(connection); command != null; command = next(connection)) {
                publish(connection, command);
            }
        }

        private void follow(MqttConnection connection) throws MqttException {
            boolean online = carOnline;
            if (online && !isUp()) {
                goUp(); // before subscribing, so that the link is reported before the first value
                connection.subscribe(topics.allState());
            } else if (!online && isUp()) {
                goDown("the car went offline");
                connection.unsubscribe(topics.allState());
            }
        }

        private void dropExpired(Instant now) {
            for (Command command : queue) {
                if (command.isExpired(now) && queue.remove(command)) {
                    report(command.id(), Outcome.EXPIRED, Optional.of("before it could be sent"));
                }
            }
            pending.forEach((id, expires) -> {
                if (!now.isBefore(expires.plus(ANSWER_GRACE))) {
                    settle(id, Outcome.TIMEOUT, Optional.of("the car did not answer"));
                }
            });
        }

        private @Nullable Command next(MqttConnection connection) {
            return connection.hasRoom() ? queue.poll() : null;
        }

        private void publish(MqttConnection connection, Command command) {
            pending.put(command.id(), command.expires());
            try {
                connection.publish(topics.command(), message(command));
            } catch (MqttException e) {
                settle(command.id(), Outcome.DISCONNECTED, Optional.of(e.toString()));
            }
        }

        private MqttMessage message(Command command) {
            MqttMessage message = MqttConnection.message(Wire.order(CarOrder.of(command)), false);
            MqttProperties properties = new MqttProperties();
            long millis = Duration.between(clock.instant(), command.expires()).toMillis();
            properties.setMessageExpiryInterval(Math.max(1, (millis + 999) / 1000)); // MQTT counts whole seconds
            properties.setResponseTopic(topics.outcome(clientId));
            properties.setCorrelationData(command.id().getBytes(StandardCharsets.UTF_8));
            message.setProperties(properties);
            return message;
        }

        @Override
        public void lost(String why) {
            carOnline = false;
            goDown(why);
        }

        @Override
        public void message(String topic, MqttMessage message) {
            byte[] payload = message.getPayload();
            boolean read = topics.isState(topic)
                    ? state(topic, payload)
                    : topic.equals(topics.online()) ? online(payload) : outcome(topic, payload);
            if (!read) {
                malformed.add(topic);
            }
        }

        private boolean state(String topic, byte[] payload) {
            Optional<SignalPath> path = topics.signal(topic);
            Optional<Reading> reading = Wire.readState(payload);
            if (path.isEmpty() || reading.isEmpty()) {
                return false;
            }
            reading(path.get(), reading.get());
            return true;
        }

        private boolean online(byte[] payload) {
            Optional<Boolean> online = Wire.readOnline(payload);
            carOnline = online.orElse(false);
            loop.wake();
            return online.isPresent();
        }

        private boolean outcome(String topic, byte[] payload) {
            Optional<Wire.Fate> fate = Wire.readFate(payload);
            if (fate.isPresent()
                    && !settle(fate.get().id(), fate.get().outcome(), fate.get().detail())) {
                late.add(topic);
            }
            return fate.isPresent();
        }

        @Override
        public void leaving(MqttConnection connection) {}
    }
}
