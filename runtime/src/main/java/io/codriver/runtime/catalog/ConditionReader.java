package io.codriver.runtime.catalog;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.PolicyRule.Comparison;
import io.codriver.vehiclebus.guard.PolicyRule.Condition;
import io.codriver.vehiclebus.guard.PolicyRule.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads conditions on the car's state. A signal with placeholders stands for one signal in each seat or place that fills
 * them all; those that the catalogue does not know are left out, since a middle seat has a buckle but no door, and only
 * when none is left is it a mistake.
 */
final class ConditionReader {
    private static final Map<String, Comparison> COMPARISONS = comparisons();

    private final Layout layout;
    private final SignalTable signals;

    ConditionReader(Layout layout, SignalTable signals) {
        this.layout = layout;
        this.signals = signals;
    }

    private static Map<String, Comparison> comparisons() {
        Map<String, Comparison> comparisons = new LinkedHashMap<>();
        comparisons.put("above", Comparison.ABOVE);
        comparisons.put("below", Comparison.BELOW);
        comparisons.put("is", Comparison.IS);
        comparisons.put("isNot", Comparison.IS_NOT);
        return comparisons;
    }

    /** The list's conditions; those with a mistake are reported and left out. */
    List<Condition> read(Place list) {
        List<Condition> conditions = new ArrayList<>();
        list.items().forEach(item -> condition(item).ifPresent(conditions::add));
        return conditions;
    }

    /** As {@link #read}, where nobody asks, so that every place counts. */
    List<Condition> readAnywhere(Place list) {
        for (Place item : list.items()) {
            if (item.at("at").exists() && !item.textAt("at").equals("any")) {
                item.at("at").error("nobody asks and nothing is asked for here", "remove it: any place counts");
            }
        }
        return read(list);
    }

    private Optional<Condition> condition(Place item) {
        Map<String, SignalPath> places = places(item);
        List<String> given = COMPARISONS.keySet().stream()
                .filter(key -> item.at(key).exists())
                .toList();
        if (given.size() != 1) {
            item.error(
                    "a condition compares once, not " + given.size() + " times", "give one of above, below, is, isNot");
            return Optional.empty();
        }
        Place at = item.at(given.get(0));
        Comparison comparison = COMPARISONS.get(given.get(0));
        Optional<SignalValue> value = at.signalValue();
        if (places.isEmpty() || comparison == null || value.isEmpty()) {
            return Optional.empty();
        }
        checkTypes(at, places, comparison, value.get());
        return Optional.of(new Condition(places, scope(item), comparison, value.get()));
    }

    private static Scope scope(Place item) {
        return switch (item.textAt("at")) {
            case "asker" -> Scope.ASKER;
            case "zones" -> Scope.ZONES;
            default -> Scope.ANY;
        };
    }

    /** Seat or place → signal; none after a reported mistake. */
    private Map<String, SignalPath> places(Place item) {
        String template = item.textAt("signal");
        Set<String> placeholders = SignalTemplate.placeholders(template);
        if (!placeholders.isEmpty()) {
            return filled(item.at("signal"), template, placeholders);
        }
        if (item.at("at").exists()) {
            item.at("at").error("the signal is the whole car's", "put a placeholder into it, or remove 'at'");
        }
        if (!signals.knows(template)) {
            unknown(item.at("signal"), template);
            return Map.of();
        }
        return Map.of(Condition.WHOLE_CAR, new SignalPath(template));
    }

    private Map<String, SignalPath> filled(Place at, String template, Set<String> placeholders) {
        Map<String, SignalPath> places = new LinkedHashMap<>();
        Set<String> unheard = new TreeSet<>();
        for (String place : layout.places()) {
            Map<String, String> filling = layout.fillings().getOrDefault(place, Map.of());
            if (filling.keySet().containsAll(placeholders)) {
                String name = SignalTemplate.fill(template, filling);
                if (signals.knows(name)) {
                    places.put(place, new SignalPath(name));
                } else {
                    unheard.add(name);
                }
            }
        }
        if (places.isEmpty() && unheard.isEmpty()) {
            nothingFills(at, placeholders);
        } else if (places.isEmpty()) {
            unknown(at, unheard.iterator().next());
        }
        return places;
    }

    private void nothingFills(Place at, Set<String> placeholders) {
        Set<String> known = new TreeSet<>();
        layout.fillings().values().forEach(filling -> known.addAll(filling.keySet()));
        String name = placeholders.stream()
                .filter(p -> !known.contains(p))
                .findFirst()
                .orElse(String.join("} and {", placeholders));
        at.error(
                "no seat or place fills {" + name + "}",
                CloseMatch.mend(name, known, "add it under a seat's or place's 'places' in vehicle.yaml"));
    }

    private void unknown(Place at, String signal) {
        at.error(
                "unknown signal '" + signal + "'",
                CloseMatch.mend(signal, signals.names(), "declare it under 'signals' in vehicle.yaml"));
    }

    private void checkTypes(Place at, Map<String, SignalPath> places, Comparison comparison, SignalValue value) {
        boolean ordered = comparison == Comparison.ABOVE || comparison == Comparison.BELOW;
        for (SignalPath signal : places.values()) {
            SignalSpec.Type type = signals.type(signal).orElseThrow();
            if (SignalTable.typeOf(value) != type || (ordered && type != SignalSpec.Type.NUMBER)) {
                at.error(
                        signal + " is a " + SignalTable.word(type) + " and cannot be compared like this",
                        "compare it with a " + SignalTable.word(type)
                                + (type == SignalSpec.Type.NUMBER ? "" : " by 'is' or 'isNot'"));
                return;
            }
        }
    }
}
