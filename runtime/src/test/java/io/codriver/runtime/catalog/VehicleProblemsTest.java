package io.codriver.runtime.catalog;

import static io.codriver.runtime.catalog.Breakage.error;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake at a time in vehicle.yaml. */
class VehicleProblemsTest {
    private static final String FILE = "vehicle.yaml";

    @TempDir
    Path dir;

    static Stream<Breakage> errors() {
        return Stream.of(
                error(
                        FILE,
                        "driverSide: left",
                        "driverSide: top",
                        "'top' is not allowed here",
                        "known are: left, right"),
                error(FILE, "driverSide: left\n", "driverside: left\n", "unknown key 'driverside'", "'driverSide'"),
                error(FILE, "name: Tiny", "name: [Tiny]", "wrong kind of value: array", "must be string"),
                error(FILE, "format: 1", "format: 2", "'2' is not allowed here", "write 1"),
                error(FILE, "[en]", "[../en]", "'../en' has a form", "must match"),
                error(
                        FILE,
                        "id: front-passenger",
                        "id: driver",
                        "{id: driver, row: 1, side: right",
                        "'driver' is there twice",
                        "an id of its own"),
                error(FILE, "front: [driver,", "front: [drivr,", "unknown zone 'drivr'", "'driver'"),
                error(FILE, "  front: [", "  driver: [", "zone 'driver' is a seat", "another name"),
                error(
                        FILE,
                        "side: left,",
                        "side: left, microphone: false,",
                        "front-passenger, row",
                        "stands after one without",
                        "microphone order"),
                error(FILE, "side: left,", "side: left, owns: [moon],", "unknown place 'moon'", "name a seat"),
                error(
                        FILE,
                        "range: [0, 300]",
                        "range: [300, 0]",
                        "min 300.0 is not below its max 0.0",
                        "[least, greatest]"),
                error(
                        FILE,
                        "initial: 0",
                        "initial: 400",
                        "Vehicle.Speed",
                        "initial value 400 of Vehicle.Speed",
                        "[0.0, 300.0]"),
                error(
                        FILE,
                        "initial: 0",
                        "initial: fast",
                        "Vehicle.Speed",
                        "initial value of Vehicle.Speed is not a number",
                        "its type"),
                error(FILE, "{id: driver", "{id: pilot", "seats:", "no seat is called 'driver'", "that id"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void namesFileLineAndMend(Breakage breakage) {
        breakage.isReported(dir);
    }
}
