package io.codriver.vehiclebus.gateway.sim;

import io.codriver.vehiclebus.SignalPath;
import java.time.Duration;

/**
 * Something wrong with one signal of the simulated car.
 *
 * @param signal the signal
 * @param kind what is wrong
 * @param lag for {@link Kind#SLOW}: how long the signal does nothing before it obeys; zero otherwise
 */
public record CarFault(SignalPath signal, Kind kind, Duration lag) {

    /** The closed list of faults. */
    public enum Kind {
        /** Takes commands and never moves. What it was told meanwhile is forgotten, not kept for later. */
        STUCK,
        /** Rejects every command that writes it. */
        REJECTS,
        /** Obeys only after a lag. */
        SLOW,
        /** Obeys, but the bus no longer says its value. */
        SILENT
    }

    public CarFault {
        if (lag.isNegative() || (kind != Kind.SLOW && !lag.isZero())) {
            throw new IllegalArgumentException(kind + " of " + signal + " with a lag of " + lag);
        }
    }

    public static CarFault stuck(SignalPath signal) {
        return new CarFault(signal, Kind.STUCK, Duration.ZERO);
    }

    public static CarFault rejects(SignalPath signal) {
        return new CarFault(signal, Kind.REJECTS, Duration.ZERO);
    }

    public static CarFault slow(SignalPath signal, Duration lag) {
        return new CarFault(signal, Kind.SLOW, lag);
    }

    public static CarFault silent(SignalPath signal) {
        return new CarFault(signal, Kind.SILENT, Duration.ZERO);
    }
}
