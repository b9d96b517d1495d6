package io.codriver.runtime.app;

import io.codriver.runtime.app.RouteWish.Preference;
import io.codriver.runtime.catalog.AppData.Node;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.gateway.sim.CarConsequence;
import io.codriver.vehiclebus.guard.Write;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Route guidance in the simulated car: whenever destination, stopover, preferences or position change, the way from
 * here is worked out anew and its distance, time and next turn are published.
 */
final class Navigator implements CarConsequence {
    private final Places places;
    private final Map<String, SignalPath> signals;

    Navigator(Places places, Map<String, SignalPath> signals) {
        this.places = places;
        this.signals = signals;
    }

    @Override
    public Map<SignalPath, SignalValue> after(Map<SignalPath, SignalValue> values, List<Write> arrived) {
        Dials dials = new Dials(signals, values, arrived);
        if (dials.concerned()) {
            if (dials.text("destination").isEmpty()) {
                dials.set("stopover", "");
            }
            guide(dials);
        }
        return dials.changes();
    }

    private void guide(Dials dials) {
        RouteWish wish = wish(dials);
        Node here = places.map().nearest(dials.number("latitude"), dials.number("longitude"));
        Optional<Node> stop = places.resolve(dials.text("stopover"), here, wish);
        Optional<Node> end = places.resolve(dials.text("destination"), stop.orElse(here), wish);
        Optional<Route> route = end.flatMap(e -> stop.isEmpty()
                ? places.map().route(here, e, wish)
                : places.map().route(here, stop.get(), wish).flatMap(first -> places.map()
                        .route(stop.get(), e, wish)
                        .map(first::then)));
        dials.set("guiding", SignalValue.of(route.isPresent()));
        publish(dials, route, end);
    }

    private static void publish(Dials dials, Optional<Route> route, Optional<Node> end) {
        Optional<Route.Maneuver> next = route.map(Route::next);
        dials.set("place", route.flatMap(r -> end).map(Node::name).orElse(""))
                .set("distance", tenths(route.map(Route::km).orElse(0.0)))
                .set("minutes", Math.ceil(route.map(Route::minutes).orElse(0.0)))
                .set("nextTurn", next.map(Route.Maneuver::turn).orElse("NONE"))
                .set("nextRoad", next.map(Route.Maneuver::road).orElse(""))
                .set("nextDistance", tenths(next.map(Route.Maneuver::km).orElse(0.0)));
        end.ifPresent(e -> dials.set("targetLatitude", e.latitude()).set("targetLongitude", e.longitude()));
    }

    private static double tenths(double number) {
        return Math.round(number * 10) / 10.0;
    }

    private static RouteWish wish(Dials dials) {
        Set<String> avoid = new HashSet<>();
        Map.of("avoidMotorways", "motorway", "avoidTolls", "toll", "avoidFerries", "ferry")
                .forEach((role, flag) -> {
                    if (dials.truth(role)) {
                        avoid.add(flag);
                    }
                });
        return new RouteWish(Preference.of(dials.text("preference")), avoid);
    }
}
