package io.codriver.vehiclebus.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.TestCar;
import io.codriver.vehiclebus.VehicleModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds whatever is proposed, whatever the rules and whatever the state of the car. */
final class CatalogGuardProperties {
    private static final Instant NOW = Instant.EPOCH;
    private static final VehicleModel MODEL = TestCar.model();
    private static final SeatZones ZONES = new SeatZones(Map.of("driver", Set.of("driver"), "rear-left", Set.of()));

    @Property(tries = 3000)
    void nothingUnknownUnwritableOrOutOfRangePasses(
            @ForAll("rules") List<PolicyRule> rules,
            @ForAll("proposals") Proposal proposal,
            @ForAll("snapshots") Snapshot snapshot) {
        check(rules, proposal, snapshot)
                .fold(
                        permit -> {
                            assertThat(permit.command().writes())
                                    .isNotEmpty()
                                    .hasSameSizeAs(proposal.writes())
                                    .allMatch(CatalogGuardProperties::isAllowed);
                            assertThat(permit.command().writes().stream().map(Write::path))
                                    .doesNotHaveDuplicates();
                            return true;
                        },
                        confirm -> true,
                        deny -> true);
    }

    @Property
    void aRuleMoreNeverWidens(
            @ForAll("rules") List<PolicyRule> rules,
            @ForAll("rule") PolicyRule extra,
            @ForAll("proposals") Proposal proposal,
            @ForAll("snapshots") Snapshot snapshot) {
        List<PolicyRule> more = new ArrayList<>(rules);
        more.add(named(extra, "extra"));
        Verdict before = check(rules, proposal, snapshot);
        Verdict after = check(more, proposal, snapshot);
        assertThat(strictness(after)).isGreaterThanOrEqualTo(strictness(before));
        if (before instanceof Verdict.Permit wide && after instanceof Verdict.Permit narrow) {
            List<Write> from = wide.command().writes();
            for (int i = 0; i < from.size(); i++) {
                assertThat(number(narrow.command().writes().get(i))).isLessThanOrEqualTo(number(from.get(i)));
            }
        }
    }

    @Property
    void whatAGuardPermitsItPermitsAgainUnchanged(
            @ForAll("rules") List<PolicyRule> rules,
            @ForAll("proposals") Proposal proposal,
            @ForAll("snapshots") Snapshot snapshot) {
        if (check(rules, proposal, snapshot) instanceof Verdict.Permit permit) {
            Proposal again = new Proposal(
                    proposal.id(),
                    proposal.seat(),
                    proposal.device(),
                    proposal.operation(),
                    proposal.zones(),
                    permit.command().writes(),
                    proposal.confirmed());
            assertThat(check(rules, again, snapshot)).isInstanceOfSatisfying(Verdict.Permit.class, second -> assertThat(
                            second.command().writes())
                    .isEqualTo(permit.command().writes()));
        }
    }

    private static Verdict check(List<PolicyRule> rules, Proposal proposal, Snapshot snapshot) {
        List<PolicyRule> distinct = new ArrayList<>();
        rules.forEach(rule -> distinct.add(named(rule, rule.id() + "-" + distinct.size())));
        return new CatalogGuard(MODEL, distinct, List.of(), ZONES).check(proposal, snapshot, NOW);
    }

    private static boolean isAllowed(Write write) {
        SignalSpec spec = MODEL.spec(write.path()).orElseThrow();
        return spec.writable()
                && write.value()
                        .fold(
                                b -> spec.type() == SignalSpec.Type.BOOLEAN,
                                n -> spec.type() == SignalSpec.Type.NUMBER
                                        && n.value() >= spec.min()
                                        && n.value() <= spec.max(),
                                t -> spec.type() == SignalSpec.Type.TEXT
                                        && (spec.allowed().isEmpty()
                                                || spec.allowed().contains(t.value())));
    }

    private static int strictness(Verdict verdict) {
        return verdict.fold(p -> 0, c -> 1, d -> 2);
    }

    private static double number(Write write) {
        return write.value().fold(b -> 0.0, SignalValue.Num::value, t -> 0.0);
    }

    private static PolicyRule named(PolicyRule r, String id) {
        return new PolicyRule(
                id,
                r.devices(),
                r.operations(),
                r.seats(),
                r.zones(),
                r.otherZonesOnly(),
                r.above(),
                r.when(),
                r.outcome(),
                r.limit(),
                r.reply(),
                r.source());
    }

    @Provide
    Arbitrary<List<PolicyRule>> rules() {
        return rule().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<PolicyRule> rule() {
        Arbitrary<Set<String>> seats = Arbitraries.of(Set.of(), Set.of("driver"), Set.of("rear-left"));
        Arbitrary<OptionalDouble> above = Arbitraries.of(OptionalDouble.empty(), OptionalDouble.of(20));
        Arbitrary<OptionalDouble> limit =
                Arbitraries.doubles().between(-50, 150).map(OptionalDouble::of);
        return Combinators.combine(
                        seats,
                        Arbitraries.of(true, false),
                        above,
                        conditions(),
                        Arbitraries.of(PolicyRule.Outcome.class),
                        limit)
                .as((seat, others, bound, when, outcome, lim) -> new PolicyRule(
                        "r", Set.of(), Set.of(), seat, Set.of(), others, bound, when, outcome, lim, "say", "test"));
    }

    private static Arbitrary<List<PolicyRule.Condition>> conditions() {
        Arbitrary<PolicyRule.Condition> one = Combinators.combine(
                        Arbitraries.of(TestCar.SPEED, TestCar.OUTSIDE),
                        Arbitraries.of(PolicyRule.Comparison.class),
                        Arbitraries.of(0.0, 10.0))
                .as((path, comparison, value) ->
                        new PolicyRule.Condition(path, comparison, SignalValue.of((double) value)));
        return one.list().ofMaxSize(2);
    }

    @Provide
    Arbitrary<Proposal> proposals() {
        return Combinators.combine(
                        Arbitraries.of("driver", "rear-left", "roof"),
                        Arbitraries.of(Set.<String>of(), Set.of("driver"), Set.of("rear-left")),
                        writes(),
                        Arbitraries.of(true, false))
                .as((seat, zones, writes, confirmed) ->
                        new Proposal("p", seat, "window", "set", zones, writes, confirmed));
    }

    private static Arbitrary<List<Write>> writes() {
        List<SignalPath> paths =
                new ArrayList<>(MODEL.specs().stream().map(SignalSpec::path).toList());
        paths.add(TestCar.path("Vehicle.Chassis.SteeringWheel.Angle"));
        paths.addAll(Collections.nCopies(8, TestCar.WINDOW)); // often the one whose edges are tried below
        Arbitrary<SignalValue> value = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.doubles().between(-20, 120).map(SignalValue::of)),
                Tuple.of(2, Arbitraries.of(true, false).map(SignalValue::of)),
                Tuple.of(1, Arbitraries.of("radio", "usb", "siren").map(SignalValue::of)));
        Arbitrary<Write> write =
                Combinators.combine(Arbitraries.of(paths), value).as(Write::new);
        return Arbitraries.frequencyOf(
                Tuple.of(6, write.list().ofSize(1)), Tuple.of(2, write.list().ofMaxSize(3)));
    }

    @Provide
    Arbitrary<Snapshot> snapshots() {
        Arbitrary<OptionalDouble> reading =
                Arbitraries.of(OptionalDouble.empty(), OptionalDouble.of(0), OptionalDouble.of(30));
        return Combinators.combine(reading, reading).as((speed, outside) -> {
            Map<SignalPath, Snapshot.Reading> readings = new HashMap<>();
            speed.ifPresent(v -> readings.put(TestCar.SPEED, new Snapshot.Reading(SignalValue.of(v), NOW)));
            outside.ifPresent(v -> readings.put(TestCar.OUTSIDE, new Snapshot.Reading(SignalValue.of(v), NOW)));
            return new Snapshot(readings);
        });
    }
}
