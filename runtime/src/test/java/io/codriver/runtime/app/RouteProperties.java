package io.codriver.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.codriver.runtime.app.RoadMap.Leg;
import io.codriver.runtime.app.RouteWish.Preference;
import io.codriver.runtime.catalog.AppData;
import io.codriver.runtime.catalog.AppData.Node;
import io.codriver.runtime.catalog.AppData.Region;
import io.codriver.runtime.catalog.AppData.Road;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Ways over random regions, compared with relaxing every road until nothing changes (Bellman and Ford). */
class RouteProperties {
    private static final int NODES = 7;

    @Provide
    Arbitrary<List<Road>> roads() {
        Arbitrary<String> node = Arbitraries.integers().between(0, NODES - 1).map(i -> "n" + i);
        Arbitrary<Set<String>> flags =
                Arbitraries.of("motorway", "toll", "ferry").set().ofMaxSize(2);
        return Combinators.combine(
                        node, node, Arbitraries.integers().between(1, 200), Arbitraries.of(30, 50, 80, 130), flags)
                .as((from, to, length, limit, flag) ->
                        new Road("road " + length % 3, from, to, length / 10.0, limit, flag))
                .list()
                .ofMaxSize(18);
    }

    @Provide
    Arbitrary<RouteWish> wishes() {
        return Combinators.combine(
                        Arbitraries.of(Preference.class),
                        Arbitraries.of("motorway", "toll", "ferry").set())
                .as(RouteWish::new);
    }

    @Property
    void aWayIsConnectedAndAsLongAsItsRoads(@ForAll("roads") List<Road> roads, @ForAll("wishes") RouteWish wish) {
        route(roads, wish).ifPresent(route -> {
            String at = "n0";
            double km = 0;
            for (Leg leg : route.legs()) {
                assertThat(leg.from().name()).isEqualTo(at);
                assertThat(Set.of(leg.road().from(), leg.road().to()))
                        .contains(at, leg.to().name());
                at = leg.to().name();
                km += leg.road().km();
            }
            assertThat(at).isEqualTo("n1");
            assertThat(route.km()).isEqualTo(km, within(1e-9));
            assertThat(route.next().km()).isLessThanOrEqualTo(km + 1e-9);
        });
    }

    @Property
    void anAvoidedRoadIsOnlyUsedWhenThereIsNoOtherWay(
            @ForAll("roads") List<Road> roads, @ForAll("wishes") RouteWish wish) {
        Optional<Route> route = route(roads, wish);
        boolean free = cost(roads, wish, r -> !wish.avoids(r)) < Double.MAX_VALUE;
        boolean uses = route.stream().flatMap(r -> r.legs().stream()).anyMatch(l -> wish.avoids(l.road()));
        assertThat(route.isPresent()).isEqualTo(cost(roads, wish, r -> true) < Double.MAX_VALUE);
        assertThat(uses).isEqualTo(route.isPresent() && !free);
    }

    @Property
    void noOtherWayCostsLess(@ForAll("roads") List<Road> roads, @ForAll("wishes") RouteWish wish) {
        double free = cost(roads, wish, r -> !wish.avoids(r));
        if (free < Double.MAX_VALUE) {
            double found = route(roads, wish).orElseThrow().legs().stream()
                    .mapToDouble(l -> wish.cost(l.road()))
                    .sum();
            assertThat(found).isEqualTo(free, within(1e-9));
        }
    }

    private static Optional<Route> route(List<Road> roads, RouteWish wish) {
        RoadMap map = new RoadMap(region(roads));
        return map.route(map.node("n0").orElseThrow(), map.node("n1").orElseThrow(), wish);
    }

    private static double cost(List<Road> roads, RouteWish wish, Predicate<Road> usable) {
        Map<String, Double> best = new HashMap<>(Map.of("n0", 0.0));
        for (int round = 0; round < NODES; round++) {
            for (Road road : roads.stream().filter(usable).toList()) {
                relax(best, road.from(), road.to(), wish.cost(road));
                relax(best, road.to(), road.from(), wish.cost(road));
            }
        }
        return best.getOrDefault("n1", Double.MAX_VALUE);
    }

    private static void relax(Map<String, Double> best, String from, String to, double cost) {
        if (best.containsKey(from)) {
            best.merge(to, best.get(from) + cost, Math::min);
        }
    }

    private static Region region(List<Road> roads) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(new Node("n" + i, "place", 54 + i / 100.0, 10 + (i * i % 5) / 100.0));
        }
        return new Region(new AppData.Wiring(Map.of(), Map.of()), nodes, roads, Map.of(), Map.of());
    }
}
