package io.codriver.vehiclebus.guard;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.guard.PolicyRule.Condition;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One condition against the live car: does it hold, does it not, or can nobody tell?
 *
 * <p>A condition over several places asks whether there is one that satisfies it. One place that does settles it,
 * whatever the others say; otherwise one unknown place leaves it open, because that may be the one. Only when every
 * place that counts is known to fail does the condition fail. Where no place counts at all, none can satisfy it. Pure.
 */
final class ConditionCheck {
    private ConditionCheck() {}

    /** Judges {@code condition} for whoever asks for {@code proposal}; empty when it cannot be told. */
    static Optional<Boolean> holds(Condition condition, Proposal proposal, Snapshot snapshot) {
        return holds(condition, counting(condition, proposal), snapshot);
    }

    /** Whether one of {@code signals} satisfies the condition's comparison; empty when it cannot be told. */
    static Optional<Boolean> holds(Condition condition, Collection<SignalPath> signals, Snapshot snapshot) {
        boolean unknown = false;
        for (SignalPath signal : signals) {
            Optional<Boolean> here = snapshot.value(signal).flatMap(live -> satisfies(condition, live));
            if (here.isPresent() && here.get()) {
                return here;
            }
            unknown |= here.isEmpty();
        }
        return unknown ? Optional.empty() : Optional.of(false);
    }

    private static Collection<SignalPath> counting(Condition condition, Proposal proposal) {
        return switch (condition.at()) {
            case ANY -> condition.signals().values();
            case ASKER -> at(condition, List.of(proposal.seat()));
            case ZONES -> at(condition, proposal.zones());
        };
    }

    private static List<SignalPath> at(Condition condition, Collection<String> places) {
        return places.stream()
                .map(condition.signals()::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether the live value satisfies the comparison; empty when the two are of different kinds. */
    private static Optional<Boolean> satisfies(Condition condition, SignalValue live) {
        if (!live.getClass().equals(condition.value().getClass())) {
            return Optional.empty();
        }
        return switch (condition.comparison()) {
            case ABOVE -> Optional.of(number(live) > number(condition.value()));
            case BELOW -> Optional.of(number(live) < number(condition.value()));
            case IS -> Optional.of(live.equals(condition.value()));
            case IS_NOT -> Optional.of(!live.equals(condition.value()));
        };
    }

    private static double number(SignalValue value) {
        // Both sides are numbers here: CatalogGuard refuses ABOVE and BELOW without one when it is built.
        return value.fold(b -> Double.NaN, SignalValue.Num::value, t -> Double.NaN);
    }
}
