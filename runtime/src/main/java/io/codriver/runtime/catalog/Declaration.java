package io.codriver.runtime.catalog;

import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import java.util.Optional;
import java.util.Set;

/**
 * What one place in the catalogue says of a signal; {@link SignalTable} unites all that is said of it.
 *
 * @param unit of the signal itself, may be empty
 * @param allowed texts that may be written; empty means any
 * @param travelSeconds from min to max
 */
record Declaration(
        SignalSpec.Type type,
        String unit,
        double min,
        double max,
        Set<String> allowed,
        boolean writable,
        Optional<SignalValue> initial,
        double travelSeconds) {

    /** Wide enough for any reading whose range nobody gave: metres around the Earth a thousand times over. */
    static final double UNBOUNDED = 1e12;

    /** A range as two numbers. */
    record Range(boolean given, double min, double max) {
        static final Range NONE = new Range(false, -UNBOUNDED, UNBOUNDED);

        /** Reads {@code [min, max]}; after a reported mistake, and when there is none, {@link #NONE}. */
        static Range read(Place place) {
            var numbers = place.numbers();
            if (numbers.size() != 2) {
                return NONE;
            }
            double min = numbers.get(0);
            double max = numbers.get(1);
            if (!(min < max)) {
                place.error("the range's min " + min + " is not below its max " + max, "write [least, greatest]");
                return NONE;
            }
            return new Range(true, min, max);
        }

        boolean contains(double value) {
            return value >= min && value <= max;
        }

        @Override
        public String toString() {
            return "[" + min + ", " + max + "]";
        }
    }

    static Declaration readOnly(SignalSpec.Type type) {
        return new Declaration(type, "", -UNBOUNDED, UNBOUNDED, Set.of(), false, Optional.empty(), 0);
    }

    static Declaration actuator(SignalSpec.Type type) {
        return new Declaration(type, "", -UNBOUNDED, UNBOUNDED, Set.of(), true, Optional.empty(), 0);
    }

    Declaration withUnit(String newUnit) {
        return new Declaration(type, newUnit, min, max, allowed, writable, initial, travelSeconds);
    }

    Declaration withRange(double newMin, double newMax) {
        return new Declaration(type, unit, newMin, newMax, allowed, writable, initial, travelSeconds);
    }

    Declaration withAllowed(Set<String> newAllowed) {
        return new Declaration(type, unit, min, max, newAllowed, writable, initial, travelSeconds);
    }

    Declaration withInitial(Optional<SignalValue> newInitial) {
        return new Declaration(type, unit, min, max, allowed, writable, newInitial, travelSeconds);
    }

    Declaration withTravel(double seconds) {
        return new Declaration(type, unit, min, max, allowed, writable, initial, seconds);
    }
}
