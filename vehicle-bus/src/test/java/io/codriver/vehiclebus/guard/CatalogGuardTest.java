package io.codriver.vehiclebus.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.TestCar;
import io.codriver.vehiclebus.guard.PolicyRule.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CatalogGuardTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SeatZones ZONES =
            new SeatZones(Map.of("driver", Set.of("driver"), "rear-left", Set.of("rear-left")));

    @Test
    void permitsWhatTheCatalogueAllows() {
        Verdict.Permit permit = permit(check(List.of(), proposal(window(40)), Snapshot.EMPTY));
        assertThat(permit.adjustedBy()).isEmpty();
        assertThat(permit.command().id()).isEqualTo("p1");
        assertThat(permit.command().seat()).isEqualTo("driver");
        assertThat(permit.command().writes()).containsExactly(window(40));
        assertThat(permit.command().issued()).isEqualTo(NOW);
        assertThat(permit.command().expires()).isEqualTo(NOW.plusSeconds(2));
    }

    static List<Arguments> faults() {
        List<Write> tooMany = new ArrayList<>();
        for (int i = 0; i <= CatalogGuard.MAX_WRITES; i++) {
            tooMany.add(new Write(new SignalPath("Codriver.X" + i), SignalValue.of(true)));
        }
        return List.of(
                Arguments.of(List.of(), Refusal.MALFORMED),
                Arguments.of(tooMany, Refusal.MALFORMED),
                Arguments.of(List.of(window(1), window(2)), Refusal.MALFORMED),
                Arguments.of(List.of(window(1), window(1)), Refusal.MALFORMED),
                Arguments.of(
                        List.of(write(TestCar.path("Vehicle.Chassis.Brake"), SignalValue.of(1))),
                        Refusal.UNKNOWN_SIGNAL),
                Arguments.of(List.of(write(TestCar.SPEED, SignalValue.of(1))), Refusal.NOT_WRITABLE),
                Arguments.of(List.of(write(TestCar.WINDOW, SignalValue.of(true))), Refusal.WRONG_TYPE),
                Arguments.of(List.of(write(TestCar.WINDOW, SignalValue.of("1"))), Refusal.WRONG_TYPE),
                Arguments.of(List.of(write(TestCar.LIGHT, SignalValue.of(1))), Refusal.WRONG_TYPE),
                Arguments.of(List.of(write(TestCar.SOURCE, SignalValue.of(false))), Refusal.WRONG_TYPE),
                Arguments.of(List.of(window(-0.1)), Refusal.OUT_OF_RANGE),
                Arguments.of(List.of(window(100.1)), Refusal.OUT_OF_RANGE),
                Arguments.of(List.of(write(TestCar.SOURCE, SignalValue.of("cd"))), Refusal.VALUE_NOT_ALLOWED),
                Arguments.of(
                        List.of(write(TestCar.TITLE, SignalValue.of("x".repeat(201)))), Refusal.VALUE_NOT_ALLOWED));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void deniesWhatTheCatalogueDoesNotAllow(List<Write> writes, Refusal reason) {
        Verdict verdict = check(List.of(), proposal(writes.toArray(Write[]::new)), Snapshot.EMPTY);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Deny.class, deny -> {
            assertThat(deny.reason()).isEqualTo(reason);
            assertThat(deny.by()).isEmpty();
        });
    }

    @Test
    void oneBadWriteDeniesAll() {
        Verdict verdict =
                check(List.of(), proposal(window(10), write(TestCar.LIGHT, SignalValue.of("on"))), Snapshot.EMPTY);
        assertThat(reason(verdict)).contains(Refusal.WRONG_TYPE);
    }

    @Test
    void takesTheLongestTextAndTheEndsOfARange() {
        for (Write write : List.of(window(0), window(100), write(TestCar.TITLE, SignalValue.of("x".repeat(200))))) {
            assertThat(check(List.of(), proposal(write), Snapshot.EMPTY)).isInstanceOf(Verdict.Permit.class);
        }
    }

    @Test
    void deniesASeatThatTheCarDoesNotHave() {
        Proposal stranger = new Proposal("p1", "roof", "window", "set", Set.of(), List.of(window(1)), true);
        assertThat(reason(check(List.of(), stranger, Snapshot.EMPTY))).contains(Refusal.SEAT_NOT_ALLOWED);
    }

    /** Every set of outcomes that may speak at once, with and without a yes from the seat. */
    @ParameterizedTest
    @CsvSource({
        "'', false, permit", "'', true, permit",
        "REFUSE, false, deny", "REFUSE, true, deny",
        "CONFIRM, false, confirm", "CONFIRM, true, permit",
        "ADJUST, false, adjusted", "ADJUST, true, adjusted",
        "REFUSE CONFIRM, false, deny", "REFUSE CONFIRM, true, deny",
        "REFUSE ADJUST, false, deny", "REFUSE ADJUST, true, deny",
        "CONFIRM ADJUST, false, confirm", "CONFIRM ADJUST, true, adjusted",
        "REFUSE CONFIRM ADJUST, false, deny", "REFUSE CONFIRM ADJUST, true, deny",
    })
    void theStrictestOutcomeWins(String outcomes, boolean confirmed, String expected) {
        List<PolicyRule> rules = new ArrayList<>();
        for (String name : outcomes.isEmpty() ? new String[0] : outcomes.split(" ", -1)) {
            rules.add(0, Rules.always(name.toLowerCase(java.util.Locale.ROOT), Outcome.valueOf(name)));
        }
        Verdict verdict = check(rules, proposal(confirmed, window(80)), Snapshot.EMPTY);
        String got = verdict.fold(
                permit -> permit.adjustedBy().isPresent() ? "adjusted" : "permit",
                confirm -> "confirm",
                deny -> "deny");
        assertThat(got).isEqualTo(expected);
    }

    @Test
    void adjustsToTheTightestLimitAndNamesIt() {
        List<PolicyRule> rules = List.of(Rules.adjust("loose", 60), Rules.adjust("tight", 30), Rules.adjust("mid", 50));
        Verdict.Permit permit =
                permit(check(rules, proposal(window(80), write(TestCar.LIGHT, SignalValue.of(true))), Snapshot.EMPTY));
        assertThat(permit.command().writes()).containsExactly(window(30), write(TestCar.LIGHT, SignalValue.of(true)));
        assertThat(permit.adjustedBy()).contains(new Verdict.Spoke("tight", "say-tight"));
    }

    @Test
    void aLimitThatIsNotReachedAdjustsNothing() {
        Verdict.Permit permit = permit(check(List.of(Rules.adjust("loose", 60)), proposal(window(20)), Snapshot.EMPTY));
        assertThat(permit.adjustedBy()).isEmpty();
    }

    @Test
    void aLimitBelowTheRangeRefuses() {
        Verdict verdict = check(
                List.of(Rules.adjust("cold", 10)), proposal(write(TestCar.SET, SignalValue.of(20))), Snapshot.EMPTY);
        assertThat(reason(verdict)).contains(Refusal.STATE_NOT_ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({
        "ABOVE, 10, 11, true", "ABOVE, 10, 10, false", "BELOW, 10, 9, true", "BELOW, 10, 10, false",
        "IS, 10, 10, true", "IS, 10, 11, false", "IS_NOT, 10, 11, true", "IS_NOT, 10, 10, false",
    })
    void comparesWithTheLiveCar(PolicyRule.Comparison comparison, double bound, double live, boolean holds) {
        PolicyRule rule = Rules.when(
                "r", Outcome.REFUSE, new PolicyRule.Condition(TestCar.SPEED, comparison, SignalValue.of(bound)));
        Verdict verdict = check(List.of(rule), proposal(window(1)), speed(live));
        assertThat(reason(verdict)).isEqualTo(holds ? Optional.of(Refusal.STATE_NOT_ALLOWED) : Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(PolicyRule.Comparison.class)
    void anUnknownSignalCountsAsHolding(PolicyRule.Comparison comparison) {
        PolicyRule rule =
                Rules.when("r", Outcome.REFUSE, new PolicyRule.Condition(TestCar.SPEED, comparison, SignalValue.of(5)));
        assertThat(reason(check(List.of(rule), proposal(window(1)), Snapshot.EMPTY)))
                .contains(Refusal.STATE_UNKNOWN);
        Snapshot odd = new Snapshot(Map.of(TestCar.SPEED, new Snapshot.Reading(SignalValue.of("fast"), NOW)));
        assertThat(reason(check(List.of(rule), proposal(window(1)), odd))).contains(Refusal.STATE_UNKNOWN);
    }

    @Test
    void oneConditionKnownToFailSilencesTheRule() {
        PolicyRule rule = Rules.when(
                "r",
                Outcome.REFUSE,
                new PolicyRule.Condition(TestCar.UNHEARD, PolicyRule.Comparison.IS, SignalValue.of(true)),
                Rules.fasterThan(20));
        assertThat(check(List.of(rule), proposal(window(1)), speed(5))).isInstanceOf(Verdict.Permit.class);
        assertThat(reason(check(List.of(rule), proposal(window(1)), speed(50)))).contains(Refusal.STATE_UNKNOWN);
    }

    @Test
    void aSureRefusalIsNamedBeforeAnUnsureOne() {
        List<PolicyRule> rules = List.of(
                Rules.when("unsure", Outcome.REFUSE, Rules.fasterThan(5)), Rules.always("sure", Outcome.REFUSE));
        assertThat(check(rules, proposal(window(1)), Snapshot.EMPTY))
                .isInstanceOfSatisfying(Verdict.Deny.class, deny -> {
                    assertThat(deny.by()).contains(new Verdict.Spoke("sure", "say-sure"));
                    assertThat(deny.reason()).isEqualTo(Refusal.STATE_NOT_ALLOWED);
                });
    }

    @Test
    void aRuleAboutSeatsRefusesWithTheSeat() {
        PolicyRule seats = Rules.rule(
                "s", Set.of("rear-left"), Set.of(), false, OptionalDouble.empty(), List.of(), Outcome.REFUSE);
        PolicyRule others =
                Rules.rule("o", Set.of(), Set.of(), true, OptionalDouble.empty(), List.of(), Outcome.REFUSE);
        PolicyRule atSpeed = Rules.rule(
                "a", Set.of(), Set.of(), true, OptionalDouble.empty(), List.of(Rules.fasterThan(1)), Outcome.REFUSE);
        assertThat(reason(check(List.of(seats), from("rear-left", "rear-left"), speed(0))))
                .contains(Refusal.SEAT_NOT_ALLOWED);
        assertThat(reason(check(List.of(seats), from("driver", "rear-left"), speed(0))))
                .isEmpty();
        assertThat(reason(check(List.of(others), from("rear-left", "driver"), speed(0))))
                .contains(Refusal.SEAT_NOT_ALLOWED);
        assertThat(reason(check(List.of(others), from("rear-left", "rear-left"), speed(0))))
                .isEmpty();
        assertThat(reason(check(List.of(atSpeed), from("rear-left", "driver"), speed(9))))
                .contains(Refusal.STATE_NOT_ALLOWED);
    }

    @Test
    void matchesZonesAndBounds() {
        PolicyRule zone =
                Rules.rule("z", Set.of(), Set.of("driver"), false, OptionalDouble.empty(), List.of(), Outcome.REFUSE);
        PolicyRule bound = Rules.rule("b", Set.of(), Set.of(), false, OptionalDouble.of(50), List.of(), Outcome.REFUSE);
        assertThat(reason(check(List.of(zone), from("driver", "rear-left"), speed(0))))
                .isEmpty();
        assertThat(reason(check(List.of(zone), from("driver", "driver"), speed(0))))
                .isPresent();
        assertThat(reason(check(List.of(bound), proposal(window(50)), speed(0))))
                .isEmpty();
        assertThat(reason(check(List.of(bound), proposal(window(51)), speed(0))))
                .isPresent();
        assertThat(reason(check(List.of(bound), proposal(write(TestCar.LIGHT, SignalValue.of(true))), speed(0))))
                .isEmpty();
    }

    @Test
    void policiesMayDenyOrAskAndNothingElse() {
        Verdict.Spoke by = new Verdict.Spoke("code", "say");
        Verdict deny = new Verdict.Deny(Refusal.STATE_NOT_ALLOWED, "no", Optional.of(by));
        Verdict confirm = new Verdict.Confirm(by);
        Verdict permit = check(List.of(), proposal(window(1)), Snapshot.EMPTY);
        assertThat(asked(false, Optional::empty)).isInstanceOf(Verdict.Permit.class);
        assertThat(asked(false, () -> Optional.of(deny))).isEqualTo(deny);
        assertThat(asked(true, () -> Optional.of(deny))).isEqualTo(deny);
        assertThat(asked(false, () -> Optional.of(confirm))).isEqualTo(confirm);
        assertThat(asked(true, () -> Optional.of(confirm))).isInstanceOf(Verdict.Permit.class);
        assertThat(reason(asked(true, () -> Optional.of(permit)))).contains(Refusal.STATE_NOT_ALLOWED);
        assertThat(reason(asked(true, () -> {
                    throw new IllegalStateException("broken");
                })))
                .contains(Refusal.STATE_NOT_ALLOWED);
    }

    @Test
    void aPolicyThatAnswersNullDenies() {
        Policy policy = policy(new AnswersNull());
        Verdict verdict = new CatalogGuard(TestCar.model(), List.of(), List.of(policy), ZONES)
                .check(proposal(window(1)), Snapshot.EMPTY, NOW);
        assertThat(reason(verdict)).contains(Refusal.STATE_NOT_ALLOWED);
    }

    @Test
    void refusesToStartWithRulesThatCannotBeJudged() {
        PolicyRule.Condition odd =
                new PolicyRule.Condition(TestCar.SPEED, PolicyRule.Comparison.ABOVE, SignalValue.of("fast"));
        PolicyRule noLimit = new PolicyRule(
                "n",
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                OptionalDouble.empty(),
                List.of(),
                Outcome.ADJUST,
                OptionalDouble.empty(),
                "say",
                "test");
        List<List<PolicyRule>> bad = List.of(
                List.of(Rules.when("r", Outcome.REFUSE, odd)),
                List.of(noLimit),
                List.of(Rules.adjust("inf", Double.POSITIVE_INFINITY)),
                List.of(Rules.always("same", Outcome.REFUSE), Rules.always("same", Outcome.CONFIRM)));
        for (List<PolicyRule> rules : bad) {
            assertThatThrownBy(() -> new CatalogGuard(TestCar.model(), rules, List.of(), ZONES))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new CatalogGuard(TestCar.model(), List.of(), List.of(), ZONES, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private interface Answer {
        Optional<Verdict> get();
    }

    private static Verdict asked(boolean confirmed, Answer answer) {
        return new CatalogGuard(TestCar.model(), List.of(), List.of(policy(answer)), ZONES)
                .check(proposal(confirmed, window(1)), Snapshot.EMPTY, NOW);
    }

    private static Policy policy(Answer answer) {
        return new Policy() {
            @Override
            public String id() {
                return "code";
            }

            @Override
            public Optional<Verdict> object(Proposal proposal, Snapshot snapshot, Instant now) {
                return answer.get();
            }
        };
    }

    private static final class AnswersNull implements Answer {
        @Override
        @SuppressWarnings({"NullAway", "OptionalOfRedundantMethod", "NullOptional"}) // the point of the test
        public Optional<Verdict> get() {
            return null;
        }
    }

    private static Verdict check(List<PolicyRule> rules, Proposal proposal, Snapshot snapshot) {
        return new CatalogGuard(TestCar.model(), rules, List.of(), ZONES).check(proposal, snapshot, NOW);
    }

    private static Proposal proposal(Write... writes) {
        return proposal(false, writes);
    }

    private static Proposal proposal(boolean confirmed, Write... writes) {
        return new Proposal("p1", "driver", "window", "set", Set.of("driver"), List.of(writes), confirmed);
    }

    private static Proposal from(String seat, String zone) {
        return new Proposal("p1", seat, "window", "set", Set.of(zone), List.of(window(1)), false);
    }

    private static Write window(double position) {
        return write(TestCar.WINDOW, SignalValue.of(position));
    }

    private static Write write(SignalPath path, SignalValue value) {
        return new Write(path, value);
    }

    private static Snapshot speed(double kmh) {
        return new Snapshot(Map.of(TestCar.SPEED, new Snapshot.Reading(SignalValue.of(kmh), NOW)));
    }

    private static Optional<Refusal> reason(Verdict verdict) {
        return verdict.fold(p -> Optional.empty(), c -> Optional.empty(), d -> Optional.of(d.reason()));
    }

    private static Verdict.Permit permit(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Permit.class);
        return (Verdict.Permit) verdict;
    }
}
