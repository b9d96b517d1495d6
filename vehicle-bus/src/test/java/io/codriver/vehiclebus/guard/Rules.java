package io.codriver.vehiclebus.guard;

import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.TestCar;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Rules for tests. */
final class Rules {
    private Rules() {}

    static PolicyRule always(String id, PolicyRule.Outcome outcome) {
        return rule(id, Set.of(), Set.of(), false, OptionalDouble.empty(), List.of(), outcome);
    }

    static PolicyRule when(String id, PolicyRule.Outcome outcome, PolicyRule.Condition... when) {
        return rule(id, Set.of(), Set.of(), false, OptionalDouble.empty(), List.of(when), outcome);
    }

    static PolicyRule rule(
            String id,
            Set<String> seats,
            Set<String> zones,
            boolean otherZonesOnly,
            OptionalDouble above,
            List<PolicyRule.Condition> when,
            PolicyRule.Outcome outcome) {
        OptionalDouble limit = outcome == PolicyRule.Outcome.ADJUST ? OptionalDouble.of(50) : OptionalDouble.empty();
        return new PolicyRule(
                id, Set.of(), Set.of(), seats, zones, otherZonesOnly, above, when, outcome, limit, "say-" + id, "test");
    }

    static PolicyRule adjust(String id, double limit) {
        return new PolicyRule(
                id,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                OptionalDouble.empty(),
                List.of(),
                PolicyRule.Outcome.ADJUST,
                OptionalDouble.of(limit),
                "say-" + id,
                "test");
    }

    static PolicyRule.Condition fasterThan(double kmh) {
        return new PolicyRule.Condition(TestCar.SPEED, PolicyRule.Comparison.ABOVE, SignalValue.of(kmh));
    }
}
