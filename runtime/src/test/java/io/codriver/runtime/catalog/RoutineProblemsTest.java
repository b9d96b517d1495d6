package io.codriver.runtime.catalog;

import static io.codriver.runtime.catalog.Breakage.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.PolicyRule.Comparison;
import io.codriver.vehiclebus.guard.PolicyRule.Condition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Routines and named conditions: one mistake at a time, and what comes of correct ones. */
class RoutineProblemsTest {
    private static final String FILE = "routines.yaml";

    @TempDir
    Path dir;

    static Stream<Breakage> errors() {
        return Stream.of(
                error(FILE, "routines:\n", "routine:\n", "unknown key 'routine'", "'routines'"),
                error(FILE, "device: fan", "device: fann", "unknown device 'fann'", "'fan'"),
                error(FILE, "do: open", "do: oepn", "'window' does not do 'oepn'", "'open'"),
                error(FILE, "do: open", "do: next", "'window' does not do 'next'", "known are"),
                error(FILE, "[front]", "[frnt]", "unknown zone 'frnt'", "'front'"),
                error(FILE, "device: fan", "zones: [all], device: fan", "there is only one 'fan'", "remove the zones"),
                error(FILE, "value: 40", "value: 140", "140 is outside what 'window' takes", "[0.0, 100.0]"),
                error(
                        FILE,
                        "do: open",
                        "do: decrease, value: -1, zones: [all]}\n      - {device: window, do: open",
                        "-1 is",
                        "[0.0, 100.0]"),
                error(FILE, "value: 40", "value: true", "wrong kind of value: boolean", "number or string"),
                error(FILE, "do: open", "do: stop", "'stop' takes no number", "remove it"),
                error(FILE, "value: low", "value: lwo", "'fan' has no value 'lwo'", "'low'"),
                error(FILE, ", value: low", "", "'set' needs a value", "value: …"),
                error(FILE, "id: fresh-air", "id: Fresh", "'Fresh' has a form", "must match"),
                error(FILE, "Vehicle.Speed", "Vehicle.Sped", "unknown signal 'Vehicle.Sped'", "'Vehicle.Speed'"),
                error(
                        FILE,
                        "signal: Vehicle.Speed, above: 100",
                        "signal: \"Vehicle.Cabin.Door.{door}.Window.Position\", at: asker, above: 1",
                        "nobody asks",
                        "any place counts"),
                error(
                        FILE,
                        "routines:\n",
                        "  - {id: fast, when: [{signal: Vehicle.Speed, above: 1}]}\nroutines:\n",
                        "condition 'fast' is there twice",
                        "another id"),
                error(
                        FILE,
                        "routines:\n",
                        "routines:\n  - {id: fresh-air, steps: [{device: fan, do: \"off\"}]}\n",
                        "id: fresh-air\n",
                        "routine 'fresh-air' is there twice",
                        "another id"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void namesFileLineAndMend(Breakage breakage) {
        breakage.isReported(dir);
    }

    @Test
    void stepsBecomeTheWishesThatAMatcherWouldMake() {
        List<Wish> steps = List.of(
                new Wish(
                        Operation.OPEN,
                        "window",
                        List.of(ZoneTerm.named("front")),
                        Value.number(40, "percent"),
                        Map.of()),
                new Wish(Operation.SET, "fan", List.of(), Value.named("low"), Map.of()));

        assertThat(catalog().routines()).containsExactly(new Routine("fresh-air", steps));
        assertThat(vocabulary().routines())
                .containsExactly(new Vocabulary.RoutineWords("fresh-air", List.of("fresh air", "airing"), steps));
    }

    @Test
    void aNamedConditionIsJudgedOverTheWholeCar() {
        Condition fast = new Condition(new SignalPath("Vehicle.Speed"), Comparison.ABOVE, SignalValue.of(100));

        assertThat(catalog().conditions()).isEqualTo(Map.of("fast", List.of(fast)));
        assertThat(vocabulary().conditions())
                .containsExactly(new Vocabulary.ConditionWords("fast", List.of("we are fast")));
    }

    @Test
    void groupsAndSharedNamesReachTheVocabulary() {
        assertThat(vocabulary().topics())
                .containsExactly(new Vocabulary.Topic("climate", List.of("the climate"), Set.of("fan")));
        assertThat(vocabulary().shared())
                .containsExactly(new Vocabulary.SharedName(List.of("air"), List.of("window", "fan")));
    }

    private Vocabulary vocabulary() {
        return java.util.Objects.requireNonNull(catalog().phrases().get("en")).vocabulary();
    }

    private Catalog catalog() {
        return new CatalogFolder(dir).load().fold(Loaded.Ok::catalog, failed -> {
            throw new AssertionError(failed.problems());
        });
    }
}
