package io.codriver.nlu.fused;

import io.codriver.nlu.Scene;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.ZoneWords;
import io.codriver.nlu.ZoneTerm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The zones of a frame in the words of the car: "there" is where the speaker looks, "theirs" the seat beside. */
final class Places {
    private final Map<String, ZoneWords> zones = new LinkedHashMap<>();

    Places(Vocabulary vocabulary) {
        vocabulary.zones().forEach(z -> zones.put(z.id(), z));
    }

    /**
     * The zones that are meant. A device that there is one of has none; what isn't known ("there", with nobody looking)
     * is left out.
     */
    List<ZoneTerm> of(DeviceWords device, List<String> labels, List<String> without, Scene scene) {
        if (device.zones().isEmpty()) {
            return List.of();
        }
        Set<ZoneTerm> out = new LinkedHashSet<>();
        labels.forEach(label -> term(label, scene).ifPresent(out::add));
        List<ZoneTerm> except = new ArrayList<>();
        for (String label : without) {
            term(label.equals("mine") ? scene.seat() : label, scene)
                    .filter(t -> t.kind() == ZoneTerm.Kind.NAMED)
                    .ifPresent(t -> except.add(new ZoneTerm(ZoneTerm.Kind.EXCEPT, t.id())));
        }
        boolean named = out.stream().anyMatch(t -> t.kind() == ZoneTerm.Kind.NAMED || t.kind() == ZoneTerm.Kind.ALL);
        if (!except.isEmpty() && !named) {
            out.clear();
            out.add(ZoneTerm.ALL);
        }
        out.addAll(except);
        return List.copyOf(out);
    }

    private Optional<ZoneTerm> term(String label, Scene scene) {
        return switch (label) {
            case "mine" -> Optional.of(ZoneTerm.MINE);
            case "all" -> Optional.of(ZoneTerm.ALL);
            case "others" -> Optional.of(ZoneTerm.OTHERS);
            case "there" -> named(scene.lookedAt());
            case "theirs" -> named(Neighbours.beside(scene.seat()));
            default -> named(label);
        };
    }

    /** The zone of this name, or the smallest that includes it. */
    private Optional<ZoneTerm> named(String id) {
        if (zones.containsKey(id)) {
            return Optional.of(ZoneTerm.named(id));
        }
        return zones.values().stream()
                .filter(z -> z.includes().contains(id))
                .min(Comparator.comparingInt(z -> z.includes().size()))
                .map(z -> ZoneTerm.named(z.id()));
    }
}
