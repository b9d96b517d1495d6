package io.codriver.vehiclebus.gateway.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a broker, from its opening to its loss; never reopened. Each has a Paho client and an in-memory
 * store of its own, a clean start and no session after it, so that nothing unsent in one connection can come out of a
 * later one.
 *
 * <p>{@link #open}, {@link #subscribe}, {@link #publish} and {@link #close} belong to the {@link MqttLoop}'s thread,
 * because Paho locks up when asked to publish or subscribe from its own callbacks; those only call {@link Events},
 * which hand off.
 */
final class MqttConnection {

    private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);

    /** Most publications without acknowledgement; below the 10 that some brokers allow. */
    static final int WINDOW = 8;

    static final int QOS = 1;

    private static final long WAIT_MILLIS = 5_000;
    private static final long CLOSE_MILLIS = 500;
    private static final int KEEP_ALIVE_SECONDS = 5;
    private static final long MAX_PACKET = 4L * Wire.MAX_PAYLOAD;

    /** What happens on a connection; called on Paho's threads. */
    interface Events {
        void onMessage(MqttConnection from, String topic, MqttMessage message);

        void onLost(MqttConnection from, String why);

        /** A publication was acknowledged: there may be room for another. */
        void onRoom();
    }

    /** What the broker says for us when we are gone. */
    record Will(String topic, MqttMessage message) {}

    private final MqttAsyncClient client;
    private final AtomicInteger unacknowledged = new AtomicInteger();
    private final Events events;

    private MqttConnection(MqttAsyncClient client, Events events) {
        this.client = client;
        this.events = events;
    }

    /** Connects and waits for the broker's yes. */
    static MqttConnection open(MqttAddress address, String clientId, Optional<Will> will, Events events)
            throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient(address.pahoUri(), clientId, new MemoryPersistence());
        MqttConnection connection = new MqttConnection(client, events);
        client.setCallback(connection.new Callback());
        try {
            client.connect(options(address, will)).waitForCompletion(WAIT_MILLIS);
        } catch (MqttException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private static MqttConnectionOptions options(MqttAddress address, Optional<Will> will) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout((int) (WAIT_MILLIS / 1000));
        options.setMaximumPacketSize(MAX_PACKET);
        address.user().ifPresent(options::setUserName);
        address.password().ifPresent(p -> options.setPassword(p.getBytes(StandardCharsets.UTF_8)));
        will.ifPresent(w -> options.setWill(w.topic(), w.message()));
        return options;
    }

    /** A message of the one quality of service that is used here. */
    static MqttMessage message(byte[] payload, boolean retained) {
        MqttMessage message = new MqttMessage(payload, QOS, retained, new MqttProperties());
        message.setRetained(retained);
        return message;
    }

    void subscribe(String... filters) throws MqttException {
        MqttSubscription[] subscriptions = new MqttSubscription[filters.length];
        for (int i = 0; i < filters.length; i++) {
            subscriptions[i] = new MqttSubscription(filters[i], QOS);
        }
        client.subscribe(subscriptions).waitForCompletion(WAIT_MILLIS);
    }

    void unsubscribe(String filter) throws MqttException {
        client.unsubscribe(filter).waitForCompletion(WAIT_MILLIS);
    }

    boolean hasRoom() {
        return unacknowledged.get() < WINDOW;
    }

    boolean isQuiet() {
        return unacknowledged.get() == 0;
    }

    /** Sends without waiting. Call only while there is room. */
    void publish(String topic, MqttMessage message) throws MqttException {
        unacknowledged.incrementAndGet();
        try {
            IMqttToken unused = client.publish(topic, message, null, new Acknowledgement());
        } catch (MqttException e) {
            unacknowledged.decrementAndGet();
            throw e;
        }
    }

    /** Sends and waits for the acknowledgement. */
    void publishAndWait(String topic, MqttMessage message) throws MqttException {
        client.publish(topic, message).waitForCompletion(CLOSE_MILLIS);
    }

    /** Ends the connection; the last will is spoken only if the broker does not hear us go. */
    void close() {
        quietly(() -> {
            if (client.isConnected()) {
                client.disconnect(0L).waitForCompletion(CLOSE_MILLIS);
            } else {
                client.disconnectForcibly(0, 1, false);
            }
        });
        quietly(() -> client.close(true));
    }

    private interface Step {
        void run() throws MqttException;
    }

    /** What fails while leaving is of no consequence: the client and all that it holds are thrown away. */
    private static void quietly(Step step) {
        try {
            step.run();
        } catch (MqttException e) {
            LOG.debug("leaving a broker", e);
        }
    }

    private final class Acknowledgement implements MqttActionListener {
        @Override
        public void onSuccess(IMqttToken token) {
            unacknowledged.decrementAndGet();
            events.onRoom();
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            unacknowledged.decrementAndGet();
            events.onRoom();
        }
    }

    private final class Callback implements MqttCallback {
        @Override
        public void disconnected(MqttDisconnectResponse response) {
            String why = response.getReasonString();
            Throwable cause = response.getException();
            events.onLost(MqttConnection.this, why != null ? why : cause != null ? cause.toString() : "closed");
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {
            events.onLost(MqttConnection.this, exception.toString());
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            events.onMessage(MqttConnection.this, topic, message);
        }

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
