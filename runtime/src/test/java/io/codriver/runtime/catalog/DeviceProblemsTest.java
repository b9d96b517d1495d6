package io.codriver.runtime.catalog;

import static io.codriver.runtime.catalog.Breakage.error;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One mistake at a time in devices.yaml. */
class DeviceProblemsTest {
    private static final String FILE = "devices.yaml";

    @TempDir
    Path dir;

    static Stream<Breakage> errors() {
        return Stream.of(
                error(FILE, "kind: level", "kind: levle", "'levle' is not allowed here", "'level'"),
                error(FILE, "range: [0, 100]", "range: [0]", "too few entries: 1", "at least 2"),
                error(FILE, "id: fan", "id: Fan Speed", "'Fan Speed' has a form", "must match"),
                error(FILE, "id: fan", "id: window", "device 'window' is there twice", "another id"),
                error(FILE, "zones: [driver, front-", "zones: [drivers, front-", "cannot be in 'drivers'", "'driver'"),
                error(FILE, "zones: [driver, front-passenger]", "zones: [front]", "cannot be in 'front'", "not groups"),
                error(FILE, "Door.{door}", "Door.{dor}", "zone 'driver' has nothing for {dor}", "'door'"),
                error(FILE, "Vehicle.Cabin.Fan", "Vehicle.Cabin.{door}.Fan", "device without zones", "'zones'"),
                error(FILE, "Vehicle.Cabin.Fan", "Vehicle Cabin Fan", "is not a signal's name", "Vehicle.Cabin"),
                error(FILE, "Vehicle.Cabin.Fan", "Vehicel.Cabin.Fan", "the root 'Vehicel'", "'Vehicle'"),
                error(FILE, "Vehicle.Cabin.Fan", "Vehicle.Chassis.Brake.Level", "drives the car", "kind: query"),
                error(
                        FILE,
                        "Vehicle.Cabin.Fan",
                        "Codriver.Powertrain.Transmission.Gear",
                        "drives the car",
                        "kind: query"),
                error(FILE, "        signal: Vehicle.Cabin.Fan\n", "", "kind: level", "no signal", "signal: …"),
                error(
                        FILE,
                        "        range: [0, 100]\n        levels",
                        "        levels",
                        "kind: level",
                        "a 'level' needs a range",
                        "range:"),
                error(FILE, "range: [0, 100]", "range: [100, 0]", "is not below its max", "[least, greatest]"),
                error(FILE, "step: 20", "step: 0", "step must be above 0", "a bit"),
                error(FILE, "step: 20", "step: 101", "step must be above 0", "a bit"),
                error(FILE, "step: 20", "scale: 0", "a scale of 0", "remove it"),
                error(FILE, "step: 20", "travelSeconds: -1", "negative travel time", "seconds"),
                error(FILE, "step: 20", "default: 101", "default is outside the range", "inside"),
                error(FILE, "step: 20", "slots: {a: Codriver.A}", "has no slots", "remove them"),
                error(FILE, "step: 20", "signals: {rear: Codriver.A}", "not in zone 'rear'", "zones"),
                error(
                        FILE,
                        "initial: 0",
                        "initial: 120",
                        "signal: Vehicle.Cabin.Door",
                        "initial value 120 of Vehicle.Cabin.Door.Row1",
                        "[0.0, 100.0]"),
                error(FILE, "levels: [0, 50, 100]", "levels: [0, 50, 101]", "level 101.0 is outside", "inside"),
                error(FILE, "levels: [0, 50, 100]", "levels: [0, 50, 50]", "levels must rise", "sort them"),
                error(FILE, "values: {low: 20}", "values: {low: 200}", "value 'low' is outside the range", "inside"),
                error(FILE, "values: {low: 20}", "values: {low: LOW}", "value 'low' is a text", "own type"),
                error(
                        FILE,
                        "      - kind: level\n",
                        "      - {kind: mode, signal: Codriver.M}\n      - kind: level\n",
                        "a 'mode' needs values",
                        "values:"),
                error(
                        FILE,
                        "      - kind: level\n",
                        "      - {kind: on-off, signal: Codriver.M, values: {\"on\": 1}}\n      - kind: level\n",
                        "needs values for 'on' and 'off'",
                        "add both"),
                error(
                        FILE,
                        "      - kind: level\n",
                        "      - {kind: transport, signal: Codriver.M, values: {jump: J}}\n      - kind: level\n",
                        "'jump' is no operation",
                        "an operation"),
                error(
                        FILE,
                        "      - kind: level\n",
                        "      - {kind: choices}\n      - kind: level\n",
                        "'choices' needs slots",
                        "slots:"),
                error(
                        FILE,
                        "      - kind: level\n",
                        "      - {kind: level, signal: Codriver.M, range: [0, 1]}\n      - kind: level\n",
                        "      - kind: level",
                        "the trait 'level' twice",
                        "second device"),
                error(
                        FILE,
                        "      - kind: level\n",
                        "      - {kind: on-off, signal: Vehicle.Cabin.Fan}\n      - kind: level\n",
                        "        signal: Vehicle.Cabin.Fan\n",
                        "is number here and boolean at '/devices/1/traits/0/signal'",
                        "agree"),
                error(
                        FILE,
                        "      - kind: level\n",
                        "      - {kind: query, signal: Codriver.M, mirror: Codriver.N}\n      - kind: level\n",
                        "Codriver.N",
                        "has a mirror",
                        "remove it"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void namesFileLineAndMend(Breakage breakage) {
        breakage.isReported(dir);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vehicle.Chassis.SteeringWheel.Angle",
                "Vehicle.Chassis.ParkingBrake.IsEngaged",
                "Vehicle.ADAS.CruiseControl.SpeedSet",
                "Vehicle.MotionManagement.Brake.Target",
                "Vehicle.Powertrain.Transmission.SelectedGear",
                "Vehicle.Powertrain.ElectricMotor.Torque",
                "Vehicle.Powertrain.CombustionEngine.Torque",
                "Codriver.Chassis.Brake"
            })
    void whatDrivesTheCarMayBeReadAndNeverWritten(String signal) {
        CatalogFolder written = new CatalogFolder(dir).replacing(FILE, "Vehicle.Cabin.Fan", signal);
        assertThat(written.problems()).anySatisfy(p -> assertThat(p.message())
                .isEqualTo(signal + " drives the car and may never be written"));

        CatalogFolder read = new CatalogFolder(dir)
                .replacing(
                        FILE,
                        "      - kind: level\n",
                        "      - {kind: query, signal: " + signal + "}\n      - kind: level\n");
        assertThat(read.problems()).isEmpty();
    }
}
