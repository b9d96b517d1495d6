package io.codriver.runtime.app;

import io.codriver.runtime.catalog.AppData.Node;
import io.codriver.runtime.catalog.AppData.Region;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a destination on the bus means: a place's name, an alias such as "home", or the nearest of a category. */
final class Places {
    private final Region region;
    private final RoadMap map;

    Places(Region region) {
        this.region = region;
        this.map = new RoadMap(region);
    }

    RoadMap map() {
        return map;
    }

    /** Names that may be asked for; junctions have none that anybody knows. */
    List<String> names() {
        return region.nodes().stream()
                .filter(n -> !n.kind().isEmpty())
                .map(Node::name)
                .toList();
    }

    Map<String, String> categories() {
        return region.categories();
    }

    Map<String, String> aliases() {
        return region.aliases();
    }

    /** The place that {@code destination} means from here; the nearest is so by the way that is wished for. */
    Optional<Node> resolve(String destination, Node from, RouteWish wish) {
        Optional<Node> named = map.node(region.aliases().getOrDefault(destination, destination));
        return named.or(() -> region.categories().entrySet().stream()
                .filter(c -> c.getValue().equals(destination))
                .findFirst()
                .flatMap(c -> nearest(c.getKey(), from, wish)));
    }

    private Optional<Node> nearest(String kind, Node from, RouteWish wish) {
        return region.nodes().stream()
                .filter(n -> n.kind().equals(kind) && map.route(from, n, wish).isPresent())
                .min(Comparator.comparingDouble(n -> map.route(from, n, wish)
                        .map(r -> r.legs().stream()
                                .mapToDouble(l -> wish.cost(l.road()) + (wish.avoids(l.road()) ? 1e6 : 0))
                                .sum())
                        .orElse(Double.MAX_VALUE)));
    }
}
