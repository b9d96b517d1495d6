package io.codriver.runtime.drive;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.nio.file.Path;
import java.util.List;

/**
 * A scripted drive.
 *
 * @param seats one per channel
 * @param synthetic whether its voices are synthetic
 * @param crosstalkDb how loud a voice is at the other seats' microphones
 * @param noiseDb level of white noise on every channel, relative to full scale
 * @param lines what is said, in time order
 * @param signals what the test bench sets on the car, in time order
 */
public record Drive(
        String name,
        boolean synthetic,
        List<String> seats,
        double crosstalkDb,
        double noiseDb,
        List<Line> lines,
        List<Setting> signals) {
    public Drive {
        seats = List.copyOf(seats);
        lines = List.copyOf(lines);
        signals = List.copyOf(signals);
    }

    /**
     * One thing that is said.
     *
     * @param at seconds from the start
     * @param clip 16 kHz mono WAV
     * @param expect what should be decided: a decision of the command contract
     */
    public record Line(double at, String seat, String voice, String say, String expect, Path clip) {}

    /** One value that the test bench sets. */
    public record Setting(double at, SignalPath path, SignalValue value) {}
}
