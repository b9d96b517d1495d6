package io.codriver.vehiclebus.guard;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One rule of {@code policies.yaml}. It speaks when the proposal matches all of devices, operations, seats and zones
 * (an empty set matches everything), its {@link #above()} bound, if any, is broken by a write, and every condition of
 * {@link #when()} holds. A condition on a signal that is unknown or stale counts as holding: fail safe.
 *
 * @param id kebab-case, unique
 * @param devices device ids it is about
 * @param operations operation names it is about
 * @param seats seats it binds
 * @param zones zones it is about; matches when any of the proposal's zones is among them
 * @param otherZonesOnly speaks only when a zone of the proposal is not the asking seat's own
 * @param above speaks only when a numeric write is above this
 * @param when conditions on the car's state, all of which must hold
 * @param outcome what it demands
 * @param limit for {@link Outcome#ADJUST}: numeric writes are clamped to at most this
 * @param reply key of the sentence that says why
 * @param source the rule, standard or reasoning it comes from
 */
public record PolicyRule(
        String id,
        Set<String> devices,
        Set<String> operations,
        Set<String> seats,
        Set<String> zones,
        boolean otherZonesOnly,
        OptionalDouble above,
        List<Condition> when,
        Outcome outcome,
        OptionalDouble limit,
        String reply,
        String source) {

    /** What a rule that speaks demands; of several rules that speak, the strictest wins. */
    public enum Outcome {
        REFUSE,
        CONFIRM,
        ADJUST,
        /** Forbids nothing; something further is offered beside it. */
        OFFER
    }

    /** How a signal is compared. */
    public enum Comparison {
        ABOVE,
        BELOW,
        IS,
        IS_NOT
    }

    /** Which of a condition's places count. */
    public enum Scope {
        /** The asking seat's own place. A seat without such a place: the condition does not hold. */
        ASKER,
        /** The places among the proposal's zones. None of them has such a place: the condition does not hold. */
        ZONES,
        /** Every place. */
        ANY
    }

    /**
     * One comparison with the live car. ABOVE and BELOW need a number. Of several places that count, one that satisfies
     * the comparison is enough.
     *
     * @param signals seat or place → the signal that is compared there; a signal of the whole car stands under {@link
     *     #WHOLE_CAR} alone
     * @param at which of the places count
     * @param value what the signals are compared with
     */
    public record Condition(Map<String, SignalPath> signals, Scope at, Comparison comparison, SignalValue value) {
        /** The key in {@link #signals()} of a signal of which the car has only one. */
        public static final String WHOLE_CAR = "";

        public Condition {
            signals = Collections.unmodifiableMap(new LinkedHashMap<>(signals));
        }

        /** A comparison of one signal of the whole car. */
        public Condition(SignalPath signal, Comparison comparison, SignalValue value) {
            this(Map.of(WHOLE_CAR, signal), Scope.ANY, comparison, value);
        }

        /** Whether it holds anywhere in the car; empty when that cannot be told from {@code snapshot}. Pure. */
        public Optional<Boolean> holds(Snapshot snapshot) {
            return ConditionCheck.holds(this, signals.values(), snapshot);
        }
    }

    public PolicyRule {
        devices = Set.copyOf(devices);
        operations = Set.copyOf(operations);
        seats = Set.copyOf(seats);
        zones = Set.copyOf(zones);
        when = List.copyOf(when);
    }
}
