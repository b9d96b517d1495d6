package io.codriver.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.codriver.runtime.catalog.CatalogProblem.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One mistake at a time: the right file, line and mend, and whether the catalogue still loads. */
class CatalogProblemsTest {
    private static final String VEHICLE = "vehicle.yaml";
    private static final String DEVICES = "devices.yaml";
    private static final String POLICIES = "policies.yaml";
    private static final String PHRASES = "phrases/en.yaml";

    @TempDir
    Path dir;

    @Test
    void theUnbrokenCatalogueHasNoProblem() {
        assertThat(new CatalogFolder(dir).problems()).isEmpty();
    }

    /** File, part to replace, replacement, where it is reported if not there, message, mend. */
    static Stream<Arguments> errors() {
        return Stream.of(
                error(
                        VEHICLE,
                        "driverSide: left",
                        "driverSide: top",
                        "'top' is not allowed here",
                        "known are: left, right"),
                error(VEHICLE, "driverSide: left\n", "driverside: left\n", "unknown key 'driverside'", "'driverSide'"),
                error(VEHICLE, "name: Tiny", "name: [Tiny]", "wrong kind of value: array", "must be string"),
                error(VEHICLE, "format: 1", "format: 2", "'2' is not allowed here", "write 1"),
                error(VEHICLE, "[en]", "[../en]", "'../en' has a form", "must match"),
                error(DEVICES, "kind: level", "kind: levle", "'levle' is not allowed here", "'level'"),
                error(DEVICES, "range: [0, 100]", "range: [0]", "too few entries: 1", "at least 2"),
                error(DEVICES, "id: fan", "id: Fan Speed", "'Fan Speed' has a form", "must match"),
                error(
                        VEHICLE,
                        "id: front-passenger",
                        "id: driver",
                        "{id: driver, row: 1, side: right",
                        "'driver' is there twice",
                        "an id of its own"),
                error(VEHICLE, "front: [driver,", "front: [drivr,", "unknown zone 'drivr'", "'driver'"),
                error(VEHICLE, "  front: [", "  driver: [", "zone 'driver' is a seat", "another name"),
                error(
                        VEHICLE,
                        "side: left,",
                        "side: left, microphone: false,",
                        "front-passenger, row",
                        "stands after one without",
                        "microphone order"),
                error(VEHICLE, "side: left,", "side: left, owns: [moon],", "unknown place 'moon'", "name a seat"),
                error(
                        VEHICLE,
                        "range: [0, 300]",
                        "range: [300, 0]",
                        "min 300.0 is not below its max 0.0",
                        "[least, greatest]"),
                error(
                        VEHICLE,
                        "initial: 0",
                        "initial: 400",
                        "Vehicle.Speed",
                        "initial value 400 of Vehicle.Speed",
                        "[0.0, 300.0]"),
                error(
                        VEHICLE,
                        "initial: 0",
                        "initial: fast",
                        "Vehicle.Speed",
                        "initial value of Vehicle.Speed is not a number",
                        "its type"),
                error(DEVICES, "id: fan", "id: window", "device 'window' is there twice", "another id"),
                error(
                        DEVICES,
                        "zones: [driver, front-",
                        "zones: [drivers, front-",
                        "cannot be in 'drivers'",
                        "'driver'"),
                error(
                        DEVICES,
                        "zones: [driver, front-passenger]",
                        "zones: [front]",
                        "cannot be in 'front'",
                        "not groups"),
                error(DEVICES, "Door.{door}", "Door.{dor}", "zone 'driver' has nothing for {dor}", "'door'"),
                error(DEVICES, "Vehicle.Cabin.Fan", "Vehicle.Cabin.{door}.Fan", "device without zones", "'zones'"),
                error(DEVICES, "Vehicle.Cabin.Fan", "Vehicle Cabin Fan", "is not a signal's name", "Vehicle.Cabin"),
                error(DEVICES, "Vehicle.Cabin.Fan", "Vehicel.Cabin.Fan", "the root 'Vehicel'", "'Vehicle'"),
                error(DEVICES, "Vehicle.Cabin.Fan", "Vehicle.Chassis.Brake.Level", "drives the car", "kind: query"),
                error(
                        DEVICES,
                        "Vehicle.Cabin.Fan",
                        "Codriver.Powertrain.Transmission.Gear",
                        "drives the car",
                        "kind: query"),
                error(DEVICES, "        signal: Vehicle.Cabin.Fan\n", "", "kind: level", "no signal", "signal: …"),
                error(
                        DEVICES,
                        "        range: [0, 100]\n        levels",
                        "        levels",
                        "kind: level",
                        "a 'level' needs a range",
                        "range:"),
                error(DEVICES, "range: [0, 100]", "range: [100, 0]", "is not below its max", "[least, greatest]"),
                error(DEVICES, "step: 20", "step: 0", "step must be above 0", "a bit"),
                error(DEVICES, "step: 20", "step: 101", "step must be above 0", "a bit"),
                error(DEVICES, "step: 20", "scale: 0", "a scale of 0", "remove it"),
                error(DEVICES, "step: 20", "travelSeconds: -1", "negative travel time", "seconds"),
                error(DEVICES, "step: 20", "default: 101", "default is outside the range", "inside"),
                error(DEVICES, "step: 20", "slots: {a: Codriver.A}", "has no slots", "remove them"),
                error(DEVICES, "step: 20", "signals: {rear: Codriver.A}", "not in zone 'rear'", "zones"),
                error(
                        DEVICES,
                        "initial: 0",
                        "initial: 120",
                        "signal: Vehicle.Cabin.Door",
                        "initial value 120 of Vehicle.Cabin.Door.Row1",
                        "[0.0, 100.0]"),
                error(DEVICES, "levels: [0, 50, 100]", "levels: [0, 50, 101]", "level 101.0 is outside", "inside"),
                error(DEVICES, "levels: [0, 50, 100]", "levels: [0, 50, 50]", "levels must rise", "sort them"),
                error(DEVICES, "values: {low: 20}", "values: {low: 200}", "value 'low' is outside the range", "inside"),
                error(DEVICES, "values: {low: 20}", "values: {low: LOW}", "value 'low' is a text", "own type"),
                error(
                        DEVICES,
                        "      - kind: level\n",
                        "      - {kind: mode, signal: Codriver.M}\n      - kind: level\n",
                        "a 'mode' needs values",
                        "values:"),
                error(
                        DEVICES,
                        "      - kind: level\n",
                        "      - {kind: on-off, signal: Codriver.M, values: {\"on\": 1}}\n      - kind: level\n",
                        "needs values for 'on' and 'off'",
                        "add both"),
                error(
                        DEVICES,
                        "      - kind: level\n",
                        "      - {kind: transport, signal: Codriver.M, values: {jump: J}}\n      - kind: level\n",
                        "'jump' is no operation",
                        "an operation"),
                error(
                        DEVICES,
                        "      - kind: level\n",
                        "      - {kind: choices}\n      - kind: level\n",
                        "'choices' needs slots",
                        "slots:"),
                error(
                        DEVICES,
                        "      - kind: level\n",
                        "      - {kind: level, signal: Codriver.M, range: [0, 1]}\n      - kind: level\n",
                        "      - kind: level",
                        "the trait 'level' twice",
                        "second device"),
                error(
                        DEVICES,
                        "      - kind: level\n",
                        "      - {kind: on-off, signal: Vehicle.Cabin.Fan}\n      - kind: level\n",
                        "        signal: Vehicle.Cabin.Fan\n",
                        "is number here and boolean at '/devices/1/traits/0/signal'",
                        "agree"),
                error(
                        DEVICES,
                        "      - kind: level\n",
                        "      - {kind: query, signal: Codriver.M, mirror: Codriver.N}\n      - kind: level\n",
                        "Codriver.N",
                        "has a mirror",
                        "remove it"),
                error(POLICIES, "devices: [window]", "devices: [windw]", "unknown device 'windw'", "'window'"),
                error(POLICIES, "operations: [open]", "operations: [opne]", "unknown operation 'opne'", "'open'"),
                error(
                        POLICIES,
                        "seats: [driver]",
                        "seats: [rear-left]",
                        "unknown seat 'rear-left'",
                        "known are: driver, front-passenger"),
                error(POLICIES, "zones: [driver]", "zones: [front]", "unknown zone 'front'", "remove it"),
                error(POLICIES, "Vehicle.Speed", "Vehicle.Sped", "unknown signal 'Vehicle.Sped'", "'Vehicle.Speed'"),
                error(POLICIES, "above: 120", "is: fast", "Vehicle.Speed is a number", "with a number"),
                error(POLICIES, "outcome: refuse", "outcome: adjust", "'adjust' needs a limit", "limit:"),
                error(
                        POLICIES,
                        "outcome: refuse",
                        "outcome: refuse\n    limit: 3",
                        "limit: 3",
                        "only 'adjust' has a limit",
                        "outcome: adjust"),
                error(PHRASES, "language: en", "language: de", "the file is for 'de'", "language: en"),
                error(PHRASES, "  fan:\n", "  fann:\n", "unknown device 'fann'", "'fan'"),
                error(PHRASES, "    names: [window]\n", "", "  window:", "'names' is missing", "names:"),
                error(PHRASES, "  front: [front]", "  frnt: [front]", "unknown zone 'frnt'", "'front'"),
                error(PHRASES, "low: [low, gentle]", "lwo: [low, gentle]", "'fan' has no value 'lwo'", "'low'"),
                error(PHRASES, "increase: [", "incraese: [", "unknown operation 'incraese'", "'increase'"),
                error(PHRASES, "increase: [", "next: [", "'fan' has no trait that does 'next'", "another operation"),
                error(PHRASES, "do: open", "do: open, value: wide", "'window' has no value 'wide'", "name a value"),
                error(PHRASES, "do: open", "do: set, value: 200", "200 is outside every range of 'window'", "inside"),
                error(PHRASES, "[the]", "[the", "']' is missing", "close every bracket"),
                error(PHRASES, "{zone}", "{zne}", "unknown placeholder {zne}", "'zone'"),
                error(PHRASES, "{zone}", "{zone", "'}' is missing", "close every brace"),
                error(
                        PHRASES,
                        "roll [the] (window|pane) down {zone}",
                        "[roll]",
                        "nothing in it must be said",
                        "outside the brackets"),
                error(PHRASES, "fan, blower", "fan, (blower)", "has brackets", "plain words"),
                error(PHRASES, "fan, blower", "fan, Blower", "not in small letters", "as it is heard"),
                error(
                        PHRASES,
                        "    verbs:\n",
                        "    slots: {x: [y]}\n    verbs:\n",
                        "'fan' has no slot 'x'",
                        "remove it"));
    }

    private static Arguments error(String file, String part, String by, String message, String mend) {
        return error(file, part, by, "", message, mend);
    }

    /** {@code at} is text on the line that is to be named; empty is the line of the replaced part. */
    private static Arguments error(String file, String part, String by, String at, String message, String mend) {
        return arguments(file, part, by, at, message, mend);
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("errors")
    void namesFileLineAndMend(String file, String part, String by, String at, String message, String mend) {
        CatalogFolder folder = new CatalogFolder(dir);
        int replaced = folder.lineOf(file, part);
        folder.replacing(file, part, by);
        int line = at.isEmpty() ? replaced : folder.lineOf(file, at);

        Loaded loaded = folder.load();

        List<CatalogProblem> problems = loaded.fold(ok -> List.of(), Loaded.Failed::problems);
        assertThat(problems).as("of %s", problems).anySatisfy(p -> {
            assertThat(p.severity()).isEqualTo(Severity.ERROR);
            assertThat(p.file()).isEqualTo(file);
            assertThat(p.line()).isEqualTo(line);
            assertThat(p.message()).contains(message);
            assertThat(p.mend()).contains(mend);
        });
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
        CatalogFolder written = new CatalogFolder(dir).replacing(DEVICES, "Vehicle.Cabin.Fan", signal);
        assertThat(written.problems()).anySatisfy(p -> assertThat(p.message())
                .isEqualTo(signal + " drives the car and may never be written"));

        CatalogFolder read = new CatalogFolder(dir)
                .replacing(
                        DEVICES,
                        "      - kind: level\n",
                        "      - {kind: query, signal: " + signal + "}\n      - kind: level\n");
        assertThat(read.problems()).isEmpty();
    }

    static Stream<Arguments> warnings() {
        return Stream.of(
                arguments(PHRASES, "fan, blower", "fan, fan", "'fan' is there twice", "remove one"),
                arguments(
                        PHRASES,
                        "    values:\n      low: [low, gentle]\n",
                        "",
                        "value 'low' of 'fan' has no words",
                        "low: [low]"),
                arguments(PHRASES, "  front: [front]\n", "", "zone 'front' has no words", "add some"),
                arguments(PHRASES, "front: [front]", "front: [driver]", "'driver' never means 'front'", "remove it"),
                arguments(PHRASES, "[blow harder]", "[blower]", "'blower' is a name and a verb of 'fan'", "remove one"),
                arguments(
                        PHRASES,
                        "[blow harder]",
                        "[blow]\n      decrease: [blow]",
                        "'blow' means 'decrease' here",
                        "template"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("warnings")
    void warnsAndLoads(String file, String part, String by, String message, String mend) {
        Loaded loaded = new CatalogFolder(dir).replacing(file, part, by).load();

        List<CatalogProblem> warnings = loaded.fold(Loaded.Ok::warnings, failed -> List.of());
        assertThat(warnings).singleElement().satisfies(p -> {
            assertThat(p.severity()).isEqualTo(Severity.WARNING);
            assertThat(p.file()).isEqualTo(file);
            assertThat(p.line()).isPositive();
            assertThat(p.message()).contains(message);
            assertThat(p.mend()).contains(mend);
        });
    }

    @Test
    void everyReplyOfAPolicyNeedsWords() {
        CatalogFolder folder = new CatalogFolder(dir).replacing(POLICIES, "reply: too-fast", "reply: to-fast");
        int line = folder.lineOf(PHRASES, "replies:");

        assertThat(folder.problems())
                .extracting(CatalogProblem::toString)
                .containsExactly("phrases/en.yaml:" + line
                        + ":1: error: no reply 'to-fast', which policy 'slow-window' gives — did you mean 'too-fast'?");
    }

    @Test
    void aNameIsUnreachableWhenAnEarlierDeviceDoesAll() {
        CatalogFolder folder = new CatalogFolder(dir)
                .with(
                        DEVICES,
                        new CatalogFolder(dir).text(DEVICES)
                                + "  - {id: heat, group: climate, traits: [{kind: temperature, signal: Codriver.H, range: [0, 9]}]}\n")
                .replacing(PHRASES, "replies:", "  heat: {names: [warmth, blower]}\nreplies:");
        int line = folder.lineOf(PHRASES, "warmth");

        assertThat(folder.problems())
                .extracting(CatalogProblem::toString)
                .containsExactly(
                        "phrases/en.yaml:" + line + ":26: warning: 'blower' never means 'heat': 'fan' comes first"
                                + " and does all that it does — remove the name from one of the two");
    }

    @Test
    void devicesMayShareANameWhenTheirOperationsDiffer() {
        CatalogFolder folder = new CatalogFolder(dir)
                .replacing(
                        DEVICES,
                        "  - id: fan",
                        "  - {id: lock, group: doors, traits: [{kind: on-off, signal: Codriver.L}]}\n  - id: fan")
                .replacing(PHRASES, "  fan:\n", "  lock: {names: [window]}\n  fan:\n");

        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void reportsEverythingAtOnceInFileOrder() {
        List<CatalogProblem> problems = new CatalogFolder(dir)
                .replacing(VEHICLE, "driverSide: left", "driverSide: top")
                .replacing(DEVICES, "step: 20", "step: 0")
                .replacing(POLICIES, "operations: [open]", "operations: [opne]")
                .replacing(PHRASES, "[the]", "[the")
                .problems();

        assertThat(problems).extracting(CatalogProblem::file).containsExactly(DEVICES, PHRASES, POLICIES, VEHICLE);
    }

    @Test
    void aDeviceWithoutWordsIsAnError() {
        CatalogFolder folder = new CatalogFolder(dir)
                .replacing(
                        DEVICES,
                        "  - id: fan",
                        "  - {id: lock, group: doors, traits: [{kind: on-off, signal: Codriver.L}]}\n  - id: fan");

        assertThat(folder.problems()).extracting(CatalogProblem::message).containsExactly("device 'lock' has no words");
    }

    @Test
    void missingFilesAndFoldersAreProblems() {
        assertThat(new CatalogFolder(dir).without(DEVICES).problems())
                .extracting(CatalogProblem::toString)
                .contains("devices.yaml: error: there is no such file — create it in the catalogue's folder");
        Loaded nowhere = new CatalogLoader().load(dir.resolve("nowhere"));
        assertThat(nowhere.<Integer>fold(ok -> 0, failed -> failed.problems().size()))
                .isEqualTo(1);
    }

    @Test
    void aCarMayHaveNoPolicies() {
        assertThat(new CatalogFolder(dir).without(POLICIES).problems()).isEmpty();
    }

    @Test
    void aMisnamedFileIsPointedOut() {
        assertThat(new CatalogFolder(dir).with("policy.yml", "format: 1").problems())
                .singleElement()
                .asString()
                .startsWith("policy.yml: warning: is not read");
    }

    @Test
    void printsAsEditorsExpect() {
        CatalogProblem problem = new CatalogProblem(Severity.ERROR, "phrases/en.yaml", 3, 7, "what", "how");

        assertThat(problem).hasToString("phrases/en.yaml:3:7: error: what — how");
    }
}
