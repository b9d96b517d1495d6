package io.codriver.runtime.app;

import io.codriver.runtime.catalog.AppData.Node;
import io.codriver.runtime.catalog.AppData.Region;
import io.codriver.runtime.catalog.AppData.Road;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A region's roads as a graph, and the best way over them. Immutable and thread-safe.
 *
 * <p>Plain Dijkstra: a region has some dozens of nodes. What is to be avoided counts before everything else: a way is
 * better when fewer kilometres of it are avoided roads, and only then when it costs less, so that an avoided road is
 * used exactly when there is no way without.
 */
final class RoadMap {
    private static final double EARTH_KM = 6371;

    /** A road in the direction in which it is driven. */
    record Leg(Road road, Node from, Node to) {}

    private record Cost(double avoided, double cost) implements Comparable<Cost> {
        Cost plus(double avoidedKm, double more) {
            return new Cost(avoided + avoidedKm, cost + more);
        }

        @Override
        public int compareTo(Cost other) {
            int first = Double.compare(avoided, other.avoided);
            return first != 0 ? first : Double.compare(cost, other.cost);
        }
    }

    private record Visit(Node node, Cost cost) {}

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<Node, List<Leg>> legs = new HashMap<>();

    RoadMap(Region region) {
        region.nodes().forEach(n -> nodes.put(n.name(), n));
        for (Road road : region.roads()) {
            Node from = nodes.get(road.from());
            Node to = nodes.get(road.to());
            if (from != null && to != null) {
                legs.computeIfAbsent(from, n -> new ArrayList<>()).add(new Leg(road, from, to));
                legs.computeIfAbsent(to, n -> new ArrayList<>()).add(new Leg(road, to, from));
            }
        }
    }

    Optional<Node> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** The node that is nearest as the crow flies; degrees. */
    Node nearest(double latitude, double longitude) {
        return nodes.values().stream()
                .min(Comparator.comparingDouble(n -> km(latitude, longitude, n.latitude(), n.longitude())))
                .orElseThrow();
    }

    /** The best way; empty when no road leads there. From a node to itself the way has no legs. */
    Optional<Route> route(Node from, Node to, RouteWish wish) {
        Map<Node, Cost> best = new HashMap<>();
        Map<Node, Leg> by = new HashMap<>();
        PriorityQueue<Visit> open = new PriorityQueue<>(Comparator.comparing(Visit::cost));
        best.put(from, new Cost(0, 0));
        open.add(new Visit(from, new Cost(0, 0)));
        for (Visit at = open.poll(); at != null; at = open.poll()) {
            if (at.node().equals(to)) {
                return Optional.of(new Route(back(by, from, to)));
            }
            if (at.cost().equals(best.get(at.node()))) {
                extend(at, wish, best, by, open);
            }
        }
        return Optional.empty();
    }

    private void extend(Visit at, RouteWish wish, Map<Node, Cost> best, Map<Node, Leg> by, PriorityQueue<Visit> open) {
        for (Leg leg : legs.getOrDefault(at.node(), List.of())) {
            double avoided = wish.avoids(leg.road()) ? leg.road().km() : 0;
            Cost cost = at.cost().plus(avoided, wish.cost(leg.road()));
            Cost known = best.get(leg.to());
            if (known == null || cost.compareTo(known) < 0) {
                best.put(leg.to(), cost);
                by.put(leg.to(), leg);
                open.add(new Visit(leg.to(), cost));
            }
        }
    }

    private static List<Leg> back(Map<Node, Leg> by, Node from, Node to) {
        List<Leg> legs = new ArrayList<>();
        for (Node at = to; !at.equals(from); at = legs.get(0).from()) {
            legs.add(0, Objects.requireNonNull(by.get(at)));
        }
        return legs;
    }

    /** The great-circle distance by the haversine formula. */
    static double km(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double north = Math.toRadians(otherLatitude - latitude);
        double east = Math.toRadians(otherLongitude - longitude);
        double part = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(otherLatitude))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(part)));
    }
}
