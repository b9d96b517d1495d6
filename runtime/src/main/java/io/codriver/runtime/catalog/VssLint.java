package io.codriver.runtime.catalog;

import io.codriver.runtime.catalog.VssTree.Leaf;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import java.util.ArrayList;
import java.util.List;

/** Compares the catalogue's {@code Vehicle.} signals with a VSS release: names, roles, types, texts and ranges. */
final class VssLint {
    private final VssTree vss;

    VssLint(VssTree vss) {
        this.vss = vss;
    }

    void check(SignalTable signals) {
        signals.entries().forEach((path, entry) -> {
            if (path.isVss()) {
                vss.leaf(path.name())
                        .ifPresentOrElse(leaf -> compare(path, leaf, entry), () -> unknown(path, entry.place()));
            }
        });
    }

    private void unknown(SignalPath path, Place place) {
        place.error(
                "VSS has no " + path,
                CloseMatch.mend(path.name(), vss.names(), "use a name that it has, or your own extension root"));
    }

    private static void compare(SignalPath path, Leaf leaf, SignalTable.Entry entry) {
        Declaration d = entry.declaration();
        Place place = entry.place();
        if (d.writable() && !leaf.role().equals("actuator")) {
            place.error(path + " is a " + leaf.role() + " in VSS", "write to an actuator, or read it by 'kind: query'");
        }
        if (!leaf.type().filter(type -> type == d.type()).isPresent()) {
            place.error(
                    path + " is " + leaf.datatype() + " in VSS, not a " + SignalTable.word(d.type()),
                    "give it that type");
            return;
        }
        List<String> foreign = new ArrayList<>(d.allowed());
        foreign.removeAll(leaf.allowed());
        if (!leaf.allowed().isEmpty() && !foreign.isEmpty()) {
            place.error(
                    path + " may not be " + String.join(", ", foreign) + " in VSS",
                    "it may be "
                            + String.join(", ", leaf.allowed().stream().sorted().toList()));
        }
        boolean wide = d.min() < leaf.min() || d.max() > leaf.max();
        if (d.type() == SignalSpec.Type.NUMBER && d.writable() && wide) {
            place.error(
                    path + " has a wider range than VSS's [" + leaf.min() + ", " + leaf.max() + "]",
                    "narrow the range");
        }
    }
}
