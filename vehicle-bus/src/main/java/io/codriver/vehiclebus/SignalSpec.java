package io.codriver.vehiclebus;

import java.util.Optional;
import java.util.Set;

/**
 * What the catalogue says of one signal.
 *
 * @param path its name
 * @param type its kind of value
 * @param unit the VSS unit name ({@code percent}, {@code celsius}, {@code km/h}, …) or empty
 * @param min least number allowed; ignored for other types
 * @param max greatest number allowed; ignored for other types
 * @param allowed the only texts allowed; empty means any text up to {@link #MAX_TEXT} characters
 * @param writable whether a command may ever set it (an actuator); default deny makes everything else read-only
 * @param initial what a simulated car starts with
 * @param fullTravelSeconds how long the simulated actuator takes from min to max; 0 is at once
 */
public record SignalSpec(
        SignalPath path,
        Type type,
        String unit,
        double min,
        double max,
        Set<String> allowed,
        boolean writable,
        Optional<SignalValue> initial,
        double fullTravelSeconds) {

    /** Longest text that may be written to a signal without a list of allowed texts. */
    public static final int MAX_TEXT = 200;

    /** The three kinds of value. */
    public enum Type {
        BOOLEAN,
        NUMBER,
        TEXT
    }

    public SignalSpec {
        allowed = Set.copyOf(allowed);
        if (type == Type.NUMBER && !(min <= max)) {
            throw new IllegalArgumentException(path + ": min " + min + " is above max " + max);
        }
        if (fullTravelSeconds < 0) {
            throw new IllegalArgumentException(path + ": negative travel time");
        }
    }
}
