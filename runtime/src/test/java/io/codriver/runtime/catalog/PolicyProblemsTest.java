package io.codriver.runtime.catalog;

import static io.codriver.runtime.catalog.Breakage.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Value;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.guard.PolicyRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake at a time in policies.yaml. */
class PolicyProblemsTest {
    private static final String FILE = "policies.yaml";

    @TempDir
    Path dir;

    static Stream<Breakage> errors() {
        return Stream.of(
                error(FILE, "devices: [window]", "devices: [windw]", "unknown device 'windw'", "'window'"),
                error(FILE, "operations: [open]", "operations: [opne]", "unknown operation 'opne'", "'open'"),
                error(
                        FILE,
                        "seats: [driver]",
                        "seats: [rear-left]",
                        "unknown seat 'rear-left'",
                        "known are: driver, front-passenger"),
                error(FILE, "zones: [driver]", "zones: [front]", "unknown zone 'front'", "remove it"),
                error(FILE, "Vehicle.Speed", "Vehicle.Sped", "unknown signal 'Vehicle.Sped'", "'Vehicle.Speed'"),
                error(FILE, "above: 120", "is: fast", "Vehicle.Speed is a number", "with a number"),
                error(FILE, "outcome: refuse", "outcome: adjust", "'adjust' needs a limit", "limit:"),
                error(
                        FILE,
                        "outcome: refuse",
                        "outcome: refuse\n    limit: 3",
                        "limit: 3",
                        "only 'adjust' has a limit",
                        "outcome: adjust"),
                error(FILE, "close-window", "slow-window", "'slow-window' is there twice", "another id"),
                error(FILE, "{door}", "{dor}", "no seat or place fills {dor}", "'door'"),
                error(
                        FILE,
                        "{door}.Window.Pos",
                        "{door}.Windw.Pos",
                        "unknown signal 'Vehicle.Cabin.Door.Row1",
                        "Window.Position"),
                error(FILE, "at: asker", "at: askr", "'askr' is not allowed here", "'asker'"),
                error(FILE, "above: 120", "at: any, above: 120", "the signal is the whole car's", "placeholder"),
                error(FILE, "above: 120", "above: 120, below: 3", "compares once, not 2 times", "one of"),
                error(
                        FILE,
                        "at: asker, above: 10",
                        "at: asker, is: true",
                        "is a number and cannot be compared",
                        "a number"),
                error(FILE, "above: 120", "at: any", "compares once, not 0 times", "one of"),
                error(
                        FILE,
                        "outcome: offer",
                        "outcome: refuse",
                        "offer: {dev",
                        "only the outcome 'offer'",
                        "outcome: offer"),
                error(FILE, "outcome: refuse", "outcome: offer", "'offer' does not say what", "offer: {"),
                error(FILE, "{device: window", "{device: windw", "unknown device 'windw'", "'window'"),
                error(FILE, "do: close", "do: closed", "'window' does not do 'closed'", "'close'"),
                error(FILE, "do: close", "do: query", "'window' does not do 'query'", "choose another"),
                error(FILE, "[mine]", "[minee]", "unknown zone 'minee'", "'mine'"),
                error(FILE, "[fan], seats", "[fam], seats", "unknown device 'fam'", "'fan'"),
                error(FILE, "[driver, front-passenger]", "[driver, fronted]", "unknown seat 'fronted'", "known are"),
                error(FILE, "id: driver-first", "id: front-first", "'front-first' is there twice", "another id"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void namesFileLineAndMend(Breakage breakage) {
        breakage.isReported(dir);
    }

    @Test
    void everyReplyOfAPolicyNeedsWords() {
        CatalogFolder folder = new CatalogFolder(dir).replacing(FILE, "reply: too-fast", "reply: to-fast");
        int line = folder.lineOf("phrases/en.yaml", "replies:");

        assertThat(folder.problems())
                .extracting(CatalogProblem::toString)
                .containsExactly("phrases/en.yaml:" + line
                        + ":1: error: no reply 'to-fast', which policy 'slow-window' gives — did you mean 'too-fast'?");
    }

    @Test
    void aPlacedConditionHasASignalForEachPlaceThatFillsIt() {
        PolicyRule offer = rule(new CatalogFolder(dir));

        assertThat(offer.when()).singleElement().satisfies(condition -> {
            assertThat(condition.at()).isEqualTo(PolicyRule.Scope.ASKER);
            assertThat(condition.signals())
                    .containsExactly(
                            entry("driver", new SignalPath("Vehicle.Cabin.Door.Row1.DriverSide.Window.Position")),
                            entry(
                                    "front-passenger",
                                    new SignalPath("Vehicle.Cabin.Door.Row1.PassengerSide.Window.Position")));
        });
    }

    /** A third seat fills {door} too, but no device has a window there. */
    @Test
    void placesWithoutTheSignalAreLeftOut() {
        CatalogFolder folder = new CatalogFolder(dir)
                .replacing("vehicle.yaml", "zones:", "  - {id: rear, row: 2, side: left, places: {door: Row2}}\nzones:")
                .replacing("phrases/en.yaml", "  front: [", "  rear: [rear]\n  front: [")
                .replacing(FILE, "at: asker", "at: zones");

        assertThat(rule(folder).when()).singleElement().satisfies(condition -> {
            assertThat(condition.at()).isEqualTo(PolicyRule.Scope.ZONES);
            assertThat(condition.signals()).containsOnlyKeys("driver", "front-passenger");
        });
    }

    @Test
    void theFirstPrecedenceThatTellsTwoSeatsApartDecides() {
        List<Catalog.Precedence> rules = catalog(new CatalogFolder(dir)).precedence();

        assertThat(rules).extracting(Catalog.Precedence::id).containsExactly("front-first", "driver-first");
        assertThat(rules.get(0).puts("fan", "driver", "front-passenger")).isTrue();
        assertThat(rules.get(0).puts("fan", "front-passenger", "driver")).isFalse();
        assertThat(rules.get(0).puts("fan", "front-passenger", "rear")).isTrue();
        assertThat(rules.get(0).puts("fan", "rear", "other")).isFalse();
        assertThat(rules.get(0).puts("window", "driver", "rear")).isFalse();
        assertThat(rules.get(1).puts("window", "driver", "front-passenger")).isTrue();
        assertThat(rules.get(1).puts("window", "front-passenger", "driver")).isFalse();
    }

    @Test
    void anOfferIsAWish() {
        assertThat(catalog(new CatalogFolder(dir)).offers())
                .containsExactly(entry(
                        "close-window",
                        new Wish(Operation.CLOSE, "window", List.of(ZoneTerm.MINE), Value.NONE, Map.of())));
    }

    private static PolicyRule rule(CatalogFolder folder) {
        return catalog(folder).policies().get(1);
    }

    private static Catalog catalog(CatalogFolder folder) {
        return folder.load().fold(Loaded.Ok::catalog, failed -> {
            throw new AssertionError(failed.problems());
        });
    }
}
