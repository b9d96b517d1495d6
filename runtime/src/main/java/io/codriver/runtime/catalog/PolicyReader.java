package io.codriver.runtime.catalog;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Wish;
import io.codriver.vehiclebus.guard.PolicyRule;
import io.codriver.vehiclebus.guard.PolicyRule.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code policies.yaml}. */
final class PolicyReader {
    private final Place top;
    private final Layout layout;
    private final Collection<String> devices;
    private final WishReader wishes;
    private final ConditionReader conditions;
    private final Map<String, Wish> offers = new LinkedHashMap<>();

    /** @param devices ids of all devices */
    PolicyReader(
            Source source, Layout layout, Collection<String> devices, WishReader wishes, ConditionReader conditions) {
        this.top = source.top();
        this.layout = layout;
        this.devices = devices;
        this.wishes = wishes;
        this.conditions = conditions;
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

    /** Policy id → what it offers; known after {@link #read()}. */
    Map<String, Wish> offers() {
        return offers;
    }

    /** Whose wish goes first, in file order. */
    List<Catalog.Precedence> precedence() {
        List<Catalog.Precedence> out = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Place place : top.at("precedence").items()) {
            String id = place.textAt("id");
            if (!ids.add(id)) {
                place.at("id").error("precedence '" + id + "' is there twice", "give one another id");
            }
            Set<String> of = known(place.at("devices"), "device", devices);
            List<String> order = List.copyOf(known(place.at("seats"), "seat", seats()));
            out.add(new Catalog.Precedence(id, of, order, place.textAt("source")));
        }
        return out;
    }

    private List<String> seats() {
        return layout.vehicle().seats().stream().map(Catalog.Seat::id).toList();
    }

    private PolicyRule rule(Place place) {
        Outcome outcome = Arrays.stream(Outcome.values())
                .filter(o -> o.name().equalsIgnoreCase(place.textAt("outcome")))
                .findFirst()
                .orElse(Outcome.REFUSE);
        checkLimit(place, outcome);
        offer(place, outcome);
        Collection<String> operations =
                Arrays.stream(Operation.values()).map(Operation::id).toList();
        return new PolicyRule(
                place.textAt("id"),
                known(place.at("devices"), "device", devices),
                known(place.at("operations"), "operation", operations),
                known(place.at("seats"), "seat", seats()),
                known(place.at("zones"), "zone", layout.places()),
                place.at("otherZonesOnly").truth(false),
                place.at("above").number(),
                conditions.read(place.at("when")),
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

    /** Remembers what the rule offers; whether it may offer at all is checked here too. */
    private void offer(Place place, Outcome outcome) {
        Place offer = place.at("offer");
        if (outcome == Outcome.OFFER && !offer.exists()) {
            place.at("outcome").error("'offer' does not say what", "add 'offer: {device: …, do: …}'");
        } else if (outcome != Outcome.OFFER && offer.exists()) {
            offer.error("only the outcome 'offer' offers something", "remove it, or write 'outcome: offer'");
        } else if (offer.exists()) {
            wishes.read(offer).ifPresent(wish -> offers.put(place.textAt("id"), wish));
        }
    }
}
