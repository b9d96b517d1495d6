package io.codriver.runtime.reference;

import io.codriver.runtime.catalog.Catalog.Trait;
import java.util.ArrayList;
import java.util.List;

/** Says in words what one trait takes and which signals are behind it. Pure. */
final class TraitText {
    private TraitText() {}

    static String takes(Trait trait) {
        return Page.joined(
                "; ",
                range(trait),
                Page.codes(trait.values().keySet()),
                trait.levels().isEmpty() ? "" : "levels 0 to " + (trait.levels().size() - 1),
                trait.slots().isEmpty()
                        ? ""
                        : "words for " + Page.codes(trait.slots().keySet()));
    }

    private static String range(Trait trait) {
        if (trait.min() >= trait.max()) {
            return "";
        }
        String unit = trait.unit().isEmpty() ? "" : " " + trait.unit();
        String step = trait.step() > 0 ? " in steps of " + Page.number(trait.step()) : "";
        return Page.number(trait.min()) + " to " + Page.number(trait.max()) + unit + step;
    }

    static String signals(Trait trait) {
        List<String> signals = new ArrayList<>();
        trait.signals()
                .forEach((zone, path) -> signals.add((zone.isEmpty() ? "" : zone + " ") + Page.code(path.name())));
        trait.slots().forEach((slot, path) -> signals.add(slot + " " + Page.code(path.name())));
        return String.join("<br>", signals);
    }
}
