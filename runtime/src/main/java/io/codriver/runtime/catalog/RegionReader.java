package io.codriver.runtime.catalog;

import io.codriver.runtime.catalog.AppData.Node;
import io.codriver.runtime.catalog.AppData.Region;
import io.codriver.runtime.catalog.AppData.Road;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code apps/region.yaml}. */
final class RegionReader {
    private final Place top;
    private final WiringReader wiring;
    private final Set<String> names = new LinkedHashSet<>();

    RegionReader(Place top, WiringReader wiring) {
        this.top = top;
        this.wiring = wiring;
    }

    Region read() {
        Map<String, String> categories = texts(top.at("categories"));
        List<Node> nodes = new ArrayList<>();
        top.at("nodes").fields().forEach((name, at) -> nodes.add(node(name, at, categories.keySet())));
        List<Road> roads = new ArrayList<>();
        top.at("roads").items().forEach(road -> roads.add(road(road)));
        top.at("aliases").fields().forEach((alias, place) -> known(place));
        return new Region(wiring.read(top), nodes, roads, categories, texts(top.at("aliases")));
    }

    private Node node(String name, Place at, Set<String> kinds) {
        names.add(name);
        String kind = at.textAt("kind");
        if (!kind.isEmpty() && !kinds.contains(kind)) {
            at.at("kind").error("unknown kind '" + kind + "'", CloseMatch.mend(kind, kinds, "add it to 'categories'"));
        }
        List<Double> position = at.at("at").numbers();
        return position.size() == 2
                ? new Node(name, kind, position.get(0), position.get(1))
                : new Node(name, kind, 0, 0);
    }

    private Road road(Place at) {
        known(at.at("from"));
        known(at.at("to"));
        double km = at.at("km").number(0);
        double limit = at.at("limit").number(0);
        if (!(km > 0) || !(limit > 0)) {
            at.error("a road needs a length and a speed limit above 0", "write 'km: …, limit: …'");
        }
        return new Road(
                at.textAt("name"),
                at.textAt("from"),
                at.textAt("to"),
                km > 0 ? km : 1,
                limit > 0 ? limit : 50,
                Set.copyOf(at.at("flags").texts()));
    }

    private void known(Place node) {
        String name = node.text("");
        if (!names.contains(name)) {
            node.error("unknown node '" + name + "'", CloseMatch.mend(name, names, "add it to 'nodes'"));
        }
    }

    private static Map<String, String> texts(Place place) {
        Map<String, String> out = new LinkedHashMap<>();
        place.fields().forEach((key, value) -> out.put(key, value.text("")));
        return out;
    }
}
