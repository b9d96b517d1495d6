package io.codriver.runtime.catalog;

import io.codriver.nlu.Operation;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.PolicyRule;
import io.codriver.vehiclebus.guard.PolicyRule.Comparison;
import io.codriver.vehiclebus.guard.PolicyRule.Condition;
import io.codriver.vehiclebus.guard.PolicyRule.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code policies.yaml}. */
final class PolicyReader {
    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "above", Comparison.ABOVE, "below", Comparison.BELOW, "is", Comparison.IS, "isNot", Comparison.IS_NOT);

    private final Place top;
    private final Layout layout;
    private final Collection<String> devices;
    private final SignalTable signals;

    PolicyReader(Source source, Layout layout, Collection<String> devices, SignalTable signals) {
        this.top = source.top();
        this.layout = layout;
        this.devices = devices;
        this.signals = signals;
    }

    List<PolicyRule> read() {
        List<PolicyRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Place place : top.at("policies").items()) {
            if (!ids.add(place.textAt("id"))) {
                place.at("id").error("policy '" + place.textAt("id") + "' is there twice", "give one another id");
            }
            rules.add(rule(place));
        }
        return rules;
    }

    private PolicyRule rule(Place place) {
        Outcome outcome = Arrays.stream(Outcome.values())
                .filter(o -> o.name().equalsIgnoreCase(place.textAt("outcome")))
                .findFirst()
                .orElse(Outcome.REFUSE);
        checkLimit(place, outcome);
        Collection<String> operations =
                Arrays.stream(Operation.values()).map(Operation::id).toList();
        Collection<String> seats =
                layout.vehicle().seats().stream().map(Catalog.Seat::id).toList();
        return new PolicyRule(
                place.textAt("id"),
                known(place.at("devices"), "device", devices),
                known(place.at("operations"), "operation", operations),
                known(place.at("seats"), "seat", seats),
                known(place.at("zones"), "zone", layout.places()),
                place.at("otherZonesOnly").truth(false),
                place.at("above").number(),
                conditions(place.at("when")),
                outcome,
                place.at("limit").number(),
                place.textAt("reply"),
                place.textAt("source"));
    }

    private static void checkLimit(Place place, Outcome outcome) {
        if (outcome == Outcome.ADJUST && !place.at("limit").exists()) {
            place.at("outcome")
                    .error("'adjust' needs a limit", "add 'limit: …', the greatest value that may be written");
        }
        if (outcome != Outcome.ADJUST && place.at("limit").exists()) {
            place.at("limit").error("only 'adjust' has a limit", "remove it, or write 'outcome: adjust'");
        }
    }

    private static Set<String> known(Place list, String what, Collection<String> known) {
        Set<String> ids = new LinkedHashSet<>();
        for (Place item : list.items()) {
            String id = item.text("");
            if (!known.contains(id)) {
                item.error("unknown " + what + " '" + id + "'", CloseMatch.mend(id, known, "remove it"));
            }
            ids.add(id);
        }
        return ids;
    }

    private List<Condition> conditions(Place list) {
        List<Condition> conditions = new ArrayList<>();
        for (Place item : list.items()) {
            String signal = item.textAt("signal");
            if (!signals.knows(signal)) {
                item.at("signal")
                        .error(
                                "unknown signal '" + signal + "'",
                                CloseMatch.mend(signal, signals.names(), "declare it under 'signals' in vehicle.yaml"));
                continue;
            }
            COMPARISONS.forEach((key, comparison) -> item.at(key).signalValue().ifPresent(value -> {
                checkType(item.at(key), new SignalPath(signal), comparison, value);
                conditions.add(new Condition(new SignalPath(signal), comparison, value));
            }));
        }
        return conditions;
    }

    private void checkType(Place at, SignalPath signal, Comparison comparison, SignalValue value) {
        SignalSpec.Type type = signals.type(signal).orElseThrow();
        boolean ordered = comparison == Comparison.ABOVE || comparison == Comparison.BELOW;
        if (SignalTable.typeOf(value) != type || (ordered && type != SignalSpec.Type.NUMBER)) {
            at.error(
                    signal + " is a " + SignalTable.word(type) + " and cannot be compared like this",
                    "compare it with a " + SignalTable.word(type)
                            + (type == SignalSpec.Type.NUMBER ? "" : " by 'is' or 'isNot'"));
        }
    }
}
