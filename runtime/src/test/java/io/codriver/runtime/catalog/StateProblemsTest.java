package io.codriver.runtime.catalog;

import static io.codriver.runtime.catalog.Breakage.error;
import static io.codriver.runtime.catalog.Breakage.warning;
import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.models.Bundle;
import io.codriver.runtime.catalog.Catalog.Senses;
import io.codriver.runtime.catalog.Catalog.State;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.PolicyRule.Comparison;
import io.codriver.vehiclebus.guard.PolicyRule.Condition;
import io.codriver.vehiclebus.guard.PolicyRule.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the model is told: one mistake at a time, and what comes of correct states. */
class StateProblemsTest {
    private static final String FILE = "states.yaml";

    @TempDir
    Path dir;

    static Stream<Breakage> errors() {
        return Stream.of(
                error(FILE, "states:\n", "state:\n", "unknown key 'state'", "'states'"),
                error(FILE, "Vehicle.Speed", "Vehicle.Sped", "unknown signal 'Vehicle.Sped'", "'Vehicle.Speed'"),
                error(FILE, "{door}", "{dor}", "no seat or place fills {dor}", "'door'"),
                error(FILE, "above: 90", "is: true", "cannot be compared like this", "a number"),
                error(FILE, "above: 90", "above: 90, below: 100", "a condition compares once", "give one of"),
                error(FILE, "above: 5}", "above: 5, at: asker}", "nobody asks", "any place counts"),
                error(FILE, ", when: [{signal: Vehicle.Speed, above: 90}]", "", "entries", "at least 2"),
                error(
                        FILE,
                        "id: window-open",
                        "id: fast",
                        "  - id: fast",
                        "state 'fast' is there twice",
                        "unite the two"),
                error(FILE, "[fan]", "[fann]", "unknown device 'fann'", "'fan'"),
                error(FILE, "[fan]", "[window]", "'window' is what 'window' means already", "one of the two"),
                error(FILE, "[fan]", "fan", "wrong kind of value", "array"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void namesFileLineAndMend(Breakage breakage) {
        breakage.isReported(dir);
    }

    static Stream<Breakage> warnings() {
        return Stream.of(
                warning(FILE, "id: fast", "id: fats", "knows no state 'fats'", "'fast'"),
                warning(FILE, "road:", "roads:", "knows no look 'roads'", "'road'"));
    }

    @ParameterizedTest
    @MethodSource("warnings")
    void warnsOfNamesThatTheModelDoesNotKnow(Breakage breakage) {
        breakage.isWarnedOfAlone(dir);
    }

    @Test
    void readsStatesAndLooks() {
        Condition fast = new Condition(new SignalPath("Vehicle.Speed"), Comparison.ABOVE, SignalValue.of(90));
        Condition open = new Condition(
                Map.of(
                        "driver",
                        new SignalPath("Vehicle.Cabin.Door.Row1.DriverSide.Window.Position"),
                        "front-passenger",
                        new SignalPath("Vehicle.Cabin.Door.Row1.PassengerSide.Window.Position")),
                Scope.ANY,
                Comparison.ABOVE,
                SignalValue.of(5));

        assertThat(senses(new CatalogFolder(dir)))
                .isEqualTo(new Senses(
                        List.of(
                                new State("fast", List.of(fast), List.of()),
                                new State("window-open", List.of(), List.of(open))),
                        Map.of("window", List.of("window"), "vent", List.of("fan"), "road", List.of())));
    }

    @Test
    void aCarMayTellTheModelNothing() {
        assertThat(senses(new CatalogFolder(dir).without(FILE))).isEqualTo(Senses.NONE);
    }

    private static Senses senses(CatalogFolder folder) {
        return folder.load()
                .fold(Loaded.Ok::catalog, failed -> {
                    throw new AssertionError(failed.problems());
                })
                .senses();
    }

    @ParameterizedTest
    @CsvSource({"states, [bus:", "looks, [look:"})
    void theNamesThatAreWarnedByAreTheBundledModels(String words, String mark) throws IOException {
        List<String> known = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Bundle.class.getResourceAsStream("fused-en/pieces.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(piece -> piece.startsWith(mark))
                    .forEach(piece -> known.add(piece.substring(mark.length(), piece.length() - 1)));
        }

        assertThat(known).isNotEmpty();
        assertThat(StateReader.words(words)).containsExactlyInAnyOrderElementsOf(known);
    }
}
