package io.codriver.runtime.plan;

import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Value;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Trait;
import io.codriver.runtime.plan.Planned.Fact;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers to questions, read from the snapshot in people's units. */
final class Facts {
    private Facts() {}

    static Planned answer(Action action, Device device, List<String> zones, Value asked, Snapshot snapshot) {
        Optional<Trait> trait = tell(device, asked);
        if (trait.isEmpty()) {
            return new Planned.Impossible(action, Obstacle.NOT_SUPPORTED, "query");
        }
        List<Fact> facts = new ArrayList<>();
        for (String zone : zones) {
            facts.add(fact(trait.get(), zone, snapshot));
        }
        boolean silent = facts.stream().allMatch(f -> f.value().isEmpty());
        return silent
                ? new Planned.Impossible(action, Obstacle.STATE_UNKNOWN, device.id())
                : new Planned.Answer(action, facts);
    }

    /** The trait that says most: the one asked about by value, else a number, else the first. */
    private static Optional<Trait> tell(Device device, Value asked) {
        Optional<Trait> byValue = device.traits().stream()
                .filter(t -> asked.kind() == Value.Kind.NAMED && t.values().containsKey(asked.text()))
                .findFirst();
        return byValue.or(() -> device.traits().stream().min(Comparator.comparingInt(Facts::rank)));
    }

    private static int rank(Trait trait) {
        return switch (trait.kind()) {
            case TEMPERATURE, QUERY -> 0;
            case OPEN_CLOSE, ON_OFF -> 1;
            case LEVEL, TRANSPORT, DESTINATION, CONTACT -> 2;
            case MODE, COLOUR, CHOICES -> 3;
        };
    }

    private static Fact fact(Trait trait, String zone, Snapshot snapshot) {
        SignalPath path = trait.signals().get(zone);
        Optional<SignalValue> raw = path == null ? Optional.empty() : snapshot.value(path);
        return new Fact(zone, raw.map(v -> scaled(trait, v)), raw.flatMap(v -> name(trait, v)), trait.unit());
    }

    private static SignalValue scaled(Trait trait, SignalValue value) {
        if (value instanceof SignalValue.Num n) {
            double number = n.value() / trait.scale();
            boolean bounded = trait.kind() != TraitKind.QUERY && trait.max() > trait.min();
            double shown = bounded ? Math.max(trait.min(), Math.min(trait.max(), number)) : number;
            return SignalValue.of(Math.round(shown * 10) / 10.0);
        }
        return value;
    }

    private static Optional<String> name(Trait trait, SignalValue value) {
        return trait.values().entrySet().stream()
                .filter(e -> Planner.isSame(e.getValue(), value))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
