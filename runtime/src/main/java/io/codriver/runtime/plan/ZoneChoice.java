package io.codriver.runtime.plan;

import io.codriver.nlu.ZoneTerm;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.Catalog.Device;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which of a device's zones a speaker means. */
final class ZoneChoice {
    private final Catalog.Vehicle vehicle;

    ZoneChoice(Catalog.Vehicle vehicle) {
        this.vehicle = vehicle;
    }

    /**
     * The zones meant, in the device's order; empty when the device has none of those that were named. A device with
     * only one gives {@link Catalog.Trait#SINGLE} whatever zone was said: it serves them all.
     */
    List<String> expand(Device device, List<ZoneTerm> terms, String seat) {
        if (device.zones().isEmpty()) {
            return List.of(Catalog.Trait.SINGLE);
        }
        Set<String> meant = new LinkedHashSet<>();
        for (ZoneTerm term : terms) {
            switch (term.kind()) {
                case NAMED -> meant.addAll(members(term.id()));
                case MINE -> meant.addAll(mine(device, seat));
                case ALL -> meant.addAll(device.zones());
                case OTHERS -> meant.addAll(allBut(device, mine(device, seat)));
                case EXCEPT -> meant.removeAll(term.id().isEmpty() ? mine(device, seat) : members(term.id()));
            }
        }
        List<String> wanted = terms.isEmpty() ? own(device, seat) : List.copyOf(meant);
        return device.zones().stream().filter(wanted::contains).toList();
    }

    /** The speaker's own zones; without any, the device's first: the front windscreen for "the wipers". */
    private List<String> own(Device device, String seat) {
        List<String> here = owned(device, seat);
        return here.isEmpty() ? device.zones().subList(0, 1) : here;
    }

    /** What "my" means: of a device at the seats only the speaker's, and nobody else's when that seat has none. */
    private List<String> mine(Device device, String seat) {
        boolean seated = device.zones().stream().anyMatch(z -> vehicle.seat(z).isPresent());
        return seated ? owned(device, seat) : own(device, seat);
    }

    private List<String> owned(Device device, String seat) {
        List<String> owned = vehicle.seat(seat).map(Catalog.Seat::owns).orElse(List.of());
        return device.zones().stream().filter(owned::contains).toList();
    }

    private static List<String> allBut(Device device, List<String> own) {
        return device.zones().stream().filter(z -> !own.contains(z)).toList();
    }

    private List<String> members(String id) {
        return vehicle.zones().getOrDefault(id, List.of(id));
    }
}
