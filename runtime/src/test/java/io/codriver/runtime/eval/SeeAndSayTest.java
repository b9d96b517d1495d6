package io.codriver.runtime.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Interpreter;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Trait;
import io.codriver.runtime.catalog.CatalogLoader;
import io.codriver.runtime.catalog.Loaded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the page shows with a label can be said. The sentences are those that the page shows at its controls ({@code
 * src/state/devices.ts} makes them alike): built from the label, the zone and the value as they stand there.
 */
class SeeAndSayTest {
    private static final Catalog CAR =
            ((Loaded.Ok) new CatalogLoader().load(Path.of("..", "catalogs", "car"))).catalog();
    private static final Mind MIND = Mind.of(CAR, "en");
    private static final Map<String, DeviceWords> WORDS = MIND.phrases().vocabulary().devices().stream()
            .collect(Collectors.toMap(DeviceWords::id, Function.identity()));

    @Test
    void whatIsShownCanBeSaid() {
        List<String> unheard = new ArrayList<>();
        int said = 0;
        for (Device device : CAR.devices()) {
            for (Trait trait : device.traits()) {
                for (String zone : trait.signals().keySet()) {
                    Optional<String> sentence = sentence(device, trait, zone);
                    said += sentence.isPresent() ? 1 : 0;
                    sentence.filter(s -> !isAbout(s, device.id())).ifPresent(s -> unheard.add(device.id() + ": " + s));
                }
            }
        }
        assertThat(unheard).isEmpty();
        assertThat(said).isGreaterThan(500);
    }

    private static DeviceWords words(Device device) {
        return Objects.requireNonNull(WORDS.get(device.id()));
    }

    private static boolean isAbout(String sentence, String device) {
        Understanding understood = MIND.interpreter().interpret(sentence, Interpreter.Context.FRESH);
        return understood.wishes().stream().anyMatch(w -> w.device().equals(device));
    }

    private static Optional<String> sentence(Device device, Trait trait, String zone) {
        String label = words(device).names().get(0);
        String name = zone.isEmpty() ? "the " + label : "the " + zone.replace('-', ' ') + " " + label;
        return switch (trait.kind()) {
            case ON_OFF -> Optional.of("turn on " + name);
            case OPEN_CLOSE -> Optional.of("open " + name);
            case LEVEL, TEMPERATURE -> Optional.of("turn up " + name);
            case MODE, COLOUR -> Optional.of("set " + name + " to " + value(device, trait));
            case QUERY -> Optional.of("what is " + name);
            case TRANSPORT, DESTINATION, CONTACT, CHOICES -> Optional.empty();
        };
    }

    private static String value(Device device, Trait trait) {
        String id = trait.values().keySet().iterator().next();
        return words(device).traits().stream()
                .filter(t -> t.kind() == trait.kind() && t.kind() != TraitKind.QUERY)
                .flatMap(t -> t.values().getOrDefault(id, List.of()).stream())
                .findFirst()
                .orElse(id.replace('-', ' '));
    }
}
