package io.codriver.vehiclebus.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.TestCar;
import io.codriver.vehiclebus.guard.PolicyRule.Comparison;
import io.codriver.vehiclebus.guard.PolicyRule.Condition;
import io.codriver.vehiclebus.guard.PolicyRule.Outcome;
import io.codriver.vehiclebus.guard.PolicyRule.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A condition with places: whose place counts, and what an unknown reading there means for each outcome. */
final class PlacedConditionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<String, SignalPath> DOORS = doors();

    private static Map<String, SignalPath> doors() {
        Map<String, SignalPath> doors = new LinkedHashMap<>();
        doors.put("driver", TestCar.path("Vehicle.Cabin.Door.Row1.DriverSide.IsOpen"));
        doors.put("rear-left", TestCar.path("Vehicle.Cabin.Door.Row2.DriverSide.IsOpen"));
        return doors;
    }

    /**
     * Doors as {@code driver/rear-left}, each open, shut or unknown. The middle seat has no door; {@code roof} is no
     * place with one.
     */
    @ParameterizedTest(name = "{0} from {1} for {2} with doors {3}: {4}")
    @CsvSource({
        "ASKER, driver, driver, open/shut, holds",
        "ASKER, driver, driver, shut/open, fails",
        "ASKER, driver, driver, shut/unknown, fails",
        "ASKER, driver, driver, unknown/open, unknown",
        "ASKER, driver, rear-left, open/shut, holds",
        "ASKER, rear-left, driver, open/shut, fails",
        "ASKER, rear-left, driver, shut/open, holds",
        "ASKER, middle, driver, open/open, fails",
        "ASKER, middle, driver, unknown/unknown, fails",
        "ZONES, driver, driver, open/shut, holds",
        "ZONES, driver, driver, shut/open, fails",
        "ZONES, driver, driver, shut/unknown, fails",
        "ZONES, driver, rear-left, shut/open, holds",
        "ZONES, driver, rear-left, open/unknown, unknown",
        "ZONES, middle, driver rear-left, shut/open, holds",
        "ZONES, middle, driver rear-left, unknown/open, holds",
        "ZONES, middle, driver rear-left, open/unknown, holds",
        "ZONES, middle, driver rear-left, shut/unknown, unknown",
        "ZONES, middle, driver rear-left, shut/shut, fails",
        "ZONES, driver, roof, open/open, fails",
        "ZONES, driver, roof driver, unknown/shut, unknown",
        "ZONES, driver, '', open/open, fails",
        "ANY, middle, '', shut/shut, fails",
        "ANY, middle, '', shut/open, holds",
        "ANY, driver, driver, shut/open, holds",
        "ANY, driver, driver, unknown/open, holds",
        "ANY, driver, driver, shut/unknown, unknown",
        "ANY, driver, roof, unknown/unknown, unknown",
    })
    void countsTheRightPlaces(Scope at, String seat, String zones, String doors, String expected) {
        Proposal proposal = proposal(seat, zones);
        Snapshot snapshot = doorsAre(doors);
        assertThat(verdict(Outcome.REFUSE, at, proposal, snapshot))
                .isEqualTo(expected.equals("fails") ? "permit" : expected.equals("holds") ? "deny" : "deny unknown");
        assertThat(verdict(Outcome.CONFIRM, at, proposal, snapshot))
                .isEqualTo(expected.equals("fails") ? "permit" : "confirm");
        assertThat(verdict(Outcome.ADJUST, at, proposal, snapshot))
                .isEqualTo(expected.equals("fails") ? "permit" : "adjusted");
        assertThat(verdict(Outcome.OFFER, at, proposal, snapshot))
                .isEqualTo(expected.equals("holds") ? "offered" : "permit");
    }

    @ParameterizedTest
    @CsvSource({"shut/shut, false", "shut/open, true", "shut/unknown, ", "unknown/open, true", "unknown/unknown, "})
    void aNamedConditionIsJudgedOverTheWholeCar(String doors, Boolean expected) {
        assertThat(open(Scope.ANY).holds(doorsAre(doors))).isEqualTo(Optional.ofNullable(expected));
    }

    /** "Some window is not closed": every comparison asks for one place, the negative one too. */
    @ParameterizedTest
    @EnumSource(Comparison.class)
    void everyComparisonAsksForOnePlace(Comparison comparison) {
        Map<String, SignalPath> two = Map.of("a", TestCar.SPEED, "b", TestCar.OUTSIDE);
        Condition condition = new Condition(two, Scope.ANY, comparison, SignalValue.of(10));
        double yes = comparison == Comparison.IS ? 10 : comparison == Comparison.BELOW ? 9 : 11;
        double no = comparison == Comparison.IS ? 11 : 10;
        assertThat(condition.holds(snapshot(TestCar.SPEED, yes, TestCar.OUTSIDE, no)))
                .contains(true);
        assertThat(condition.holds(snapshot(TestCar.SPEED, no, TestCar.OUTSIDE, yes)))
                .contains(true);
        assertThat(condition.holds(snapshot(TestCar.SPEED, no, TestCar.OUTSIDE, no)))
                .contains(false);
    }

    @Test
    void aConditionOnNoSignalFailsStartUp() {
        PolicyRule rule = Rules.when(
                "r", Outcome.REFUSE, new Condition(Map.of(), Scope.ANY, Comparison.IS, SignalValue.of(true)));
        assertThatThrownBy(() -> guard(rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no signal");
    }

    private static String verdict(Outcome outcome, Scope at, Proposal proposal, Snapshot snapshot) {
        return guard(Rules.when("r", outcome, open(at)))
                .check(proposal, snapshot, NOW)
                .fold(
                        permit -> permit.adjustedBy().isPresent()
                                ? "adjusted"
                                : permit.offers().isEmpty() ? "permit" : "offered",
                        confirm -> "confirm",
                        deny -> deny.reason() == Refusal.STATE_UNKNOWN ? "deny unknown" : "deny");
    }

    private static CatalogGuard guard(PolicyRule rule) {
        SeatZones seats = new SeatZones(Map.of("driver", Set.of(), "rear-left", Set.of(), "middle", Set.of()));
        return new CatalogGuard(TestCar.model(), List.of(rule), List.of(), seats);
    }

    private static Condition open(Scope at) {
        return new Condition(DOORS, at, Comparison.IS, SignalValue.of(true));
    }

    private static Proposal proposal(String seat, String zones) {
        Set<String> ids = zones.isEmpty() ? Set.of() : new TreeSet<>(List.of(zones.split(" ", -1)));
        Write write = new Write(TestCar.WINDOW, SignalValue.of(80));
        return new Proposal("p1", seat, "window", "set", ids, List.of(write), false);
    }

    private static Snapshot doorsAre(String states) {
        Map<SignalPath, Snapshot.Reading> readings = new LinkedHashMap<>();
        String[] each = states.split("/", -1);
        int i = 0;
        for (SignalPath door : DOORS.values()) {
            if (!each[i].equals("unknown")) {
                readings.put(door, new Snapshot.Reading(SignalValue.of(each[i].equals("open")), NOW));
            }
            i++;
        }
        return new Snapshot(readings);
    }

    private static Snapshot snapshot(SignalPath a, double valueOfA, SignalPath b, double valueOfB) {
        return new Snapshot(Map.of(
                a, new Snapshot.Reading(SignalValue.of(valueOfA), NOW),
                b, new Snapshot.Reading(SignalValue.of(valueOfB), NOW)));
    }
}
