package io.codriver.vehiclebus.gateway;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.Command;
import java.time.Instant;
import java.util.Optional;

/**
 * Extension point: one way to a car. Accepted is not reached: a gateway says only that the car took a command; whether
 * the car got there is read back from {@link Listener#onReading}.
 *
 * <p>All methods may be called from any thread and return at once. Listener calls come one at a time, from a thread of
 * the gateway's own; a listener must hand off and return. {@link #close()} is idempotent; after it no listener call
 * begins.
 */
public interface VehicleGateway extends AutoCloseable {

    /** Opens the connection and begins to report. Called once. */
    void start(Listener listener);

    /**
     * Hands a command to the car. The outcome comes as exactly one {@link Listener#onOutcome} with the command's id. A
     * second command with an id seen before changes nothing and is reported {@link Outcome#DUPLICATE}. A command that
     * cannot be handed over before it expires is dropped, never kept for later.
     */
    void send(Command command);

    @Override
    void close();

    /** What a gateway reports. */
    interface Listener {
        /** The bus said a value; also every known value once after the connection opens. */
        void onReading(SignalPath path, SignalValue value, Instant at);

        /** The fate of one command. {@code detail} says more for people. */
        void onOutcome(String commandId, Outcome outcome, Optional<String> detail);

        /** The link to the car is up or down. While it is down nothing is queued. */
        void onLink(boolean up, String detail);
    }

    /** The closed list of fates. */
    enum Outcome {
        ACCEPTED,
        REJECTED,
        EXPIRED,
        DUPLICATE,
        DISCONNECTED,
        TIMEOUT,
        OVERLOADED
    }
}
