package io.codriver.vehiclebus.guard;

import io.codriver.vehiclebus.Snapshot;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** One rule against one proposal: does it speak, and if so, is it sure of the car's state? Pure. */
final class RuleCheck {

    /** How loudly a rule speaks. */
    enum Voice {
        /** It is about something else, or a condition is known not to hold. */
        SILENT,
        /** Every condition is known to hold. */
        SURE,
        /** No condition is known to fail, and at least one could not be judged; it speaks to be on the safe side. */
        UNSURE
    }

    private final SeatZones seatZones;

    RuleCheck(SeatZones seatZones) {
        this.seatZones = seatZones;
    }

    Voice voice(PolicyRule rule, Proposal proposal, Snapshot snapshot) {
        return concerns(rule, proposal) && breaksBound(rule.above(), proposal)
                ? conditions(rule, proposal, snapshot)
                : Voice.SILENT;
    }

    private boolean concerns(PolicyRule rule, Proposal proposal) {
        return matches(rule.devices(), proposal.device())
                && matches(rule.operations(), proposal.operation())
                && matches(rule.seats(), proposal.seat())
                && (rule.zones().isEmpty() || proposal.zones().stream().anyMatch(rule.zones()::contains))
                && (!rule.otherZonesOnly() || reachesOut(proposal));
    }

    private static boolean matches(Set<String> wanted, String given) {
        return wanted.isEmpty() || wanted.contains(given);
    }

    private boolean reachesOut(Proposal proposal) {
        return proposal.zones().stream().anyMatch(zone -> !seatZones.owns(proposal.seat(), zone));
    }

    private static boolean breaksBound(OptionalDouble above, Proposal proposal) {
        return above.isEmpty()
                || proposal.writes().stream()
                        .anyMatch(w -> w.value().fold(b -> false, n -> n.value() > above.getAsDouble(), t -> false));
    }

    private static Voice conditions(PolicyRule rule, Proposal proposal, Snapshot snapshot) {
        Voice voice = Voice.SURE;
        for (PolicyRule.Condition condition : rule.when()) {
            Optional<Boolean> holds = ConditionCheck.holds(condition, proposal, snapshot);
            if (holds.isPresent() && !holds.get()) {
                return Voice.SILENT;
            }
            voice = holds.isPresent() ? voice : Voice.UNSURE;
        }
        return voice;
    }
}
