package io.codriver.vehiclebus;

import java.util.regex.Pattern;

/**
 * The dotted name of one vehicle signal, such as {@code Vehicle.Cabin.Door.Row1.DriverSide.Window.Position}.
 *
 * <p>Names that VSS defines start with {@code Vehicle}; a car's own extensions start with another root (the bundled
 * car uses {@code Codriver}), so that nobody mistakes one for the other.
 *
 * @param name at least two dot-separated parts of letters and digits
 */
public record SignalPath(String name) implements Comparable<SignalPath> {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)+");

    public SignalPath {
        if (!isValid(name)) {
            throw new IllegalArgumentException("not a signal path: '" + name + "'");
        }
    }

    /** Whether {@code name} has the shape of a signal path. */
    public static boolean isValid(String name) {
        return SHAPE.matcher(name).matches();
    }

    /** Whether the official VSS tree could define this name. */
    public boolean isVss() {
        return name.startsWith("Vehicle.");
    }

    @Override
    public int compareTo(SignalPath other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
