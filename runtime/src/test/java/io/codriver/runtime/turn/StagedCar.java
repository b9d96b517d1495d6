package io.codriver.runtime.turn;

import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.plan.FirstCar;
import io.codriver.runtime.plan.Lookup;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.plan.Shorthand;
import io.codriver.runtime.plan.SlotLookup;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.reply.ReplyBook;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.CatalogGuard;
import io.codriver.vehiclebus.guard.Guard;
import io.codriver.vehiclebus.guard.PolicyRule;
import io.codriver.vehiclebus.guard.PolicyRule.Comparison;
import io.codriver.vehiclebus.guard.PolicyRule.Condition;
import io.codriver.vehiclebus.guard.PolicyRule.Outcome;
import io.codriver.vehiclebus.guard.SeatZones;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first car with what it lacks: an offer (whoever turns the air conditioning on may have the windows closed, and
 * a front passenger who locks his door is offered to have it opened, which asks first), a condition ("dark") and two people called
 * Anna.
 */
final class StagedCar {
    private static final SlotLookup PEOPLE = (device, slot, text, others, snapshot) -> switch (text) {
        case "anna" -> new Lookup.Several(List.of("Anna Berg", "Anna Stone"));
        case "zoe" -> new Lookup.None();
        default -> new Lookup.Found(text, Map.of());
    };
    private static final Catalog CATALOG = extended();

    private StagedCar() {}

    private static Catalog extended() {
        Catalog car = FirstCar.CATALOG;
        List<PolicyRule> policies = new ArrayList<>(car.policies());
        policies.add(offer("cool-with-windows", "air-conditioning", Set.of()));
        policies.add(offer("locked-in", "door-lock", Set.of("front-passenger")));
        Condition night =
                new Condition(FirstCar.path("Vehicle.Exterior.LightIntensity"), Comparison.BELOW, SignalValue.of(20));
        return new Catalog(
                car.vehicle(),
                car.devices(),
                policies,
                car.signals(),
                car.mirrors(),
                car.phrases(),
                Map.of(
                        "cool-with-windows",
                        Shorthand.wish("close window@all"),
                        "locked-in",
                        Shorthand.wish("open door@mine")),
                Map.of("dark", List.of(night)),
                List.of(),
                Catalog.Senses.NONE,
                car.precedence());
    }

    private static PolicyRule offer(String id, String device, Set<String> seats) {
        return new PolicyRule(
                id,
                Set.of(device),
                Set.of("on"),
                seats,
                Set.of(),
                false,
                OptionalDouble.empty(),
                List.of(),
                Outcome.OFFER,
                OptionalDouble.empty(),
                id,
                "made up");
    }

    static Planner planner() {
        return new Planner(CATALOG, FirstCar.MODEL, PEOPLE);
    }

    static Replies replies() {
        Map<String, String> own = new HashMap<>(FirstCar.english().replies());
        own.put("cool-with-windows", "Shall I close {what}?");
        own.put("locked-in", "Shall I open {what}?");
        return new Replies(
                CATALOG,
                FirstCar.english().vocabulary(),
                ReplyBook.load("en", own),
                device -> List.of("do it with the " + device, "do more"));
    }

    static Guard guard() {
        Map<String, Set<String>> own = CATALOG.vehicle().seats().stream()
                .collect(Collectors.toMap(Catalog.Seat::id, s -> Set.copyOf(s.owns())));
        return new CatalogGuard(FirstCar.MODEL, CATALOG.policies(), List.of(), new SeatZones(own));
    }
}
