package io.codriver.runtime.fuse;

import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.Catalog.Device;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody looks at, in the words of the trained model: {@code roof}, {@code window@rear-left}, {@code @rear-left}
 * where only the place is known. Immutable.
 */
public final class Looks {
    private final Map<String, String> kindOf = new HashMap<>();
    private final Set<String> kinds = new LinkedHashSet<>();
    private final Set<String> places;
    private final List<String> targets;
    private final CabinGeometry geometry;

    /** The looks of one car; the kinds are the catalogue's and those of the model's cabin. */
    public Looks(Catalog catalog, CabinGeometry geometry) {
        this.geometry = geometry;
        this.places = catalog.vehicle().zones().keySet();
        kinds.addAll(geometry.kinds());
        Set<String> found = new LinkedHashSet<>();
        catalog.senses().looks().forEach((kind, devices) -> {
            kinds.add(kind);
            devices.forEach(device -> kindOf.put(device, kind));
            found.addAll(targets(catalog, kind, devices));
        });
        this.targets = List.copyOf(found);
    }

    private static Set<String> targets(Catalog catalog, String kind, List<String> devices) {
        if (devices.isEmpty()) {
            return Set.of(kind);
        }
        Set<String> targets = new LinkedHashSet<>();
        for (String id : devices) {
            List<String> zones = catalog.device(id).map(Device::zones).orElse(List.of());
            targets.addAll(
                    zones.isEmpty()
                            ? List.of(kind)
                            : zones.stream().map(zone -> kind + "@" + zone).toList());
        }
        return targets;
    }

    /** What the catalogue says can be looked at, each as a look, for somebody to choose from. */
    public List<String> targets() {
        return targets;
    }

    /**
     * The look that is meant.
     *
     * @param gaze a look, a kind, a seat or place, or a device's id, with or without its place
     * @return empty when it is none of them
     */
    public Optional<String> of(String gaze) {
        int at = gaze.indexOf('@');
        if (at < 0) {
            Optional<String> kind = kind(gaze);
            return kind.isPresent() || !places.contains(gaze) ? kind : Optional.of("@" + gaze);
        }
        String place = gaze.substring(at);
        if (!places.contains(place.substring(1))) {
            return Optional.empty();
        }
        return at == 0 ? Optional.of(place) : kind(gaze.substring(0, at)).map(kind -> kind + place);
    }

    private Optional<String> kind(String name) {
        return kinds.contains(name) ? Optional.of(name) : Optional.ofNullable(kindOf.get(name));
    }

    /**
     * What a direction from a seat points at; empty when that is nothing.
     *
     * @param yaw degrees, to the left positive
     * @param pitch degrees, up positive
     */
    public Optional<String> of(String seat, double yaw, double pitch) {
        return geometry.nearest(seat, yaw, pitch);
    }
}
