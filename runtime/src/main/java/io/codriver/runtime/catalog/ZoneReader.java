package io.codriver.runtime.catalog;

import io.codriver.nlu.ZoneTerm;
import io.codriver.runtime.catalog.Catalog.Device;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a list of a device's zones, as a wish of the catalogue and a template have it. */
final class ZoneReader {
    private static final Map<String, ZoneTerm> WORDS =
            Map.of("mine", ZoneTerm.MINE, "all", ZoneTerm.ALL, "others", ZoneTerm.OTHERS);

    private final Layout layout;

    ZoneReader(Layout layout) {
        this.layout = layout;
    }

    /** The zones that make sense; the others are reported. */
    List<ZoneTerm> read(Place list, Device device) {
        List<ZoneTerm> zones = new ArrayList<>();
        for (Place item : list.items()) {
            String id = item.text("");
            List<String> stands = layout.vehicle().zones().get(id);
            if (device.zones().isEmpty()) {
                item.error("there is only one '" + device.id() + "'", "remove the zones");
            } else if (WORDS.containsKey(id)) {
                Optional.ofNullable(WORDS.get(id)).ifPresent(zones::add);
            } else if (stands == null) {
                Set<String> known = new LinkedHashSet<>(layout.vehicle().zones().keySet());
                known.addAll(WORDS.keySet());
                item.error(
                        "unknown zone '" + id + "'", CloseMatch.mend(id, known, "name a zone, or mine, all, others"));
            } else if (stands.stream().noneMatch(device.zones()::contains)) {
                item.error(
                        "'" + device.id() + "' is not in zone '" + id + "'",
                        "it is in " + String.join(", ", device.zones()));
            } else {
                zones.add(ZoneTerm.named(id));
            }
        }
        return zones;
    }
}
