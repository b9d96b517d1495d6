package io.codriver.runtime.plan;

import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Wish;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what the words in a wish's open slots stand for, before anything is planned with them. */
final class OpenSlots {
    private static final Set<TraitKind> OPEN =
            Set.copyOf(EnumSet.of(TraitKind.DESTINATION, TraitKind.CONTACT, TraitKind.TRANSPORT));

    private final SlotLookup lookup;

    OpenSlots(SlotLookup lookup) {
        this.lookup = lookup;
    }

    /** What in the way of a plan's slots was found; {@code open} says which slot wasn't, and why. */
    record Looked(Wish wish, Map<SignalPath, SignalValue> alsoSets, Optional<Open> open) {}

    /** A slot that means several things, or none when {@code choices} is empty. */
    record Open(String text, List<Wish> choices, List<String> names) {}

    Looked look(Device device, Wish wish, Snapshot snapshot) {
        Looked looked = new Looked(wish, Map.of(), Optional.empty());
        for (String slot : slots(device, wish)) {
            if (looked.open().isEmpty()) {
                looked = look(looked, device, slot, snapshot);
            }
        }
        return looked;
    }

    private static Set<String> slots(Device device, Wish wish) {
        Set<String> out = new TreeSet<>();
        device.traits().stream()
                .filter(t -> OPEN.contains(t.kind()))
                .forEach(t -> out.addAll(t.slots().keySet()));
        out.retainAll(wish.slots().keySet());
        return out;
    }

    private Looked look(Looked before, Device device, String slot, Snapshot snapshot) {
        Wish wish = before.wish();
        Map<String, String> others = new LinkedHashMap<>(wish.slots());
        String text = Objects.requireNonNull(others.remove(slot));
        return lookup.find(device.id(), slot, text, others, snapshot)
                .fold(
                        found -> found(before, slot, found),
                        several -> open(before, text, choices(wish, slot, several.texts()), several.texts()),
                        () -> open(before, text, List.of(), List.of()));
    }

    private static Looked found(Looked before, String slot, Lookup.Found found) {
        Map<SignalPath, SignalValue> sets = new LinkedHashMap<>(before.alsoSets());
        sets.putAll(found.alsoSets());
        return new Looked(filled(before.wish(), slot, found.text()), sets, Optional.empty());
    }

    private static Looked open(Looked before, String text, List<Wish> choices, List<String> names) {
        return new Looked(before.wish(), before.alsoSets(), Optional.of(new Open(text, choices, names)));
    }

    private static List<Wish> choices(Wish wish, String slot, List<String> texts) {
        List<Wish> out = new ArrayList<>();
        texts.forEach(t -> out.add(filled(wish, slot, t)));
        return out;
    }

    private static Wish filled(Wish wish, String slot, String text) {
        Map<String, String> slots = new LinkedHashMap<>(wish.slots());
        slots.put(slot, text);
        return new Wish(wish.operation(), wish.device(), wish.zones(), wish.value(), slots);
    }
}
