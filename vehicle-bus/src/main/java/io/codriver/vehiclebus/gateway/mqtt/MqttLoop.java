package io.codriver.vehiclebus.gateway.mqtt;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that asks anything of Paho. It connects, lets its {@link Station} work whenever it is woken, notices
 * that a connection was lost, and tries again after a growing, bounded pause. Nothing is queued in here: what is to be
 * sent waits, bounded, with the station.
 */
final class MqttLoop implements MqttConnection.Events, AutoCloseable {

    /** Pauses between attempts to connect: doubling from the first up to the longest. */
    record Backoff(Duration first, Duration longest) {
        static final Backoff USUAL = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10));

        Duration after(Duration previous) {
            Duration doubled = previous.multipliedBy(2);
            return doubled.compareTo(longest) > 0 ? longest : doubled;
        }
    }

    /** What is done over the connection. All but {@link #message} is called on the loop's thread. */
    interface Station {
        /** A new connection is there; nothing is subscribed yet. */
        void opened(MqttConnection connection) throws MqttException;

        /** Do what is due. Called after every wake-up and a few times a second. */
        void work(MqttConnection connection) throws MqttException;

        /** There is no connection (any more). */
        void lost(String why);

        /** A message came. Called on Paho's thread: hand off, publish nothing. */
        void message(String topic, MqttMessage message);

        /** The loop ends while this connection is still up. */
        void leaving(MqttConnection connection) throws MqttException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(MqttLoop.class);
    private static final long ROUND_MILLIS = 100;
    private static final long CLOSE_MILLIS = 3_000;

    private final MqttAddress address;
    private final String clientId;
    private final Optional<MqttConnection.Will> will;
    private final Backoff backoff;
    private final Station station;
    private final Thread thread;

    // Guarded by this.
    private boolean woken;
    private boolean closed;
    private @Nullable MqttConnection current;
    private @Nullable String lostBecause;

    MqttLoop(
            MqttAddress address,
            String clientId,
            Optional<MqttConnection.Will> will,
            Backoff backoff,
            Station station) {
        this.address = address;
        this.clientId = clientId;
        this.will = will;
        this.backoff = backoff;
        this.station = station;
        this.thread = new Thread(this::run, clientId);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Makes the station work soon. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    @Override
    public void onMessage(MqttConnection from, String topic, MqttMessage message) {
        synchronized (this) {
            if (from != current) {
                return;
            }
        }
        try {
            station.message(topic, message);
        } catch (RuntimeException e) {
            LOG.error("a message on {} could not be handled", topic, e); // Paho would drop the connection
        }
    }

    @Override
    public synchronized void onLost(MqttConnection from, String why) {
        if (from == current && lostBecause == null) {
            lostBecause = why;
            wake();
        }
    }

    @Override
    public void onRoom() {
        wake();
    }

    /** Ends the loop, saying goodbye if connected; waits for it, for at most three seconds. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            wake();
        }
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = backoff.first();
        while (!isClosed()) {
            String why = "could not connect";
            try {
                MqttConnection connection = MqttConnection.open(address, clientId, will, this);
                pause = backoff.first();
                why = serve(connection);
            } catch (MqttException e) {
                why = "no connection to " + address + ": " + e;
            }
            station.lost(why);
            LOG.info("MQTT: {}", why);
            pause(pause);
            pause = backoff.after(pause);
        }
    }

    private String serve(MqttConnection connection) {
        synchronized (this) {
            current = connection;
            lostBecause = null;
        }
        try {
            station.opened(connection);
            while (stands()) {
                station.work(connection);
                rest();
            }
            if (isClosed() && lostReason() == null) {
                station.leaving(connection);
            }
            String why = lostReason();
            return why == null ? "closed" : why;
        } catch (MqttException | RuntimeException e) {
            LOG.debug("MQTT station", e);
            return e.toString();
        } finally {
            synchronized (this) {
                current = null; // before closing: what this connection still says is no news
            }
            connection.close();
        }
    }

    private synchronized boolean stands() {
        return !closed && lostBecause == null;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized @Nullable String lostReason() {
        return lostBecause;
    }

    private synchronized void rest() {
        waitUntil(() -> woken, ROUND_MILLIS);
        woken = false;
    }

    private synchronized void pause(Duration pause) {
        waitUntil(() -> false, pause.toMillis());
    }

    private synchronized void waitUntil(BooleanSupplier done, long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        try {
            for (long left = millis; left > 0 && !closed && !done.getAsBoolean(); left = leftUntil(end)) {
                wait(left);
            }
        } catch (InterruptedException e) {
            closed = true; // nobody but the JVM's end interrupts this thread
        }
    }

    private static long leftUntil(long end) {
        return (end - System.nanoTime()) / 1_000_000;
    }
}
