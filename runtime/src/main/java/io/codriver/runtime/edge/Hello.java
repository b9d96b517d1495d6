package io.codriver.runtime.edge;

import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.fuse.Looks;
import io.codriver.runtime.session.CabinSession;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first message to a page: the car as its catalogue describes it and as the bus has it now. Immutable. */
final class Hello {
    private final Catalog catalog;
    private final CockpitServer.Voice voice;
    private final List<String> examples;
    private final Looks looks;
    private final MicrophoneWatch microphones;
    private final Map<String, String> labels;
    private final Map<SignalPath, String> units;

    Hello(
            Catalog catalog,
            Catalog.Phrases phrases,
            CockpitServer.Voice voice,
            List<String> examples,
            Looks looks,
            MicrophoneWatch microphones) {
        this.catalog = catalog;
        this.voice = voice;
        this.examples = List.copyOf(examples);
        this.looks = looks;
        this.microphones = microphones;
        this.labels = phrases.vocabulary().devices().stream()
                .filter(d -> !d.names().isEmpty())
                .collect(Collectors.toMap(DeviceWords::id, d -> d.names().get(0), (a, b) -> a));
        this.units =
                catalog.signals().stream().collect(Collectors.toMap(SignalSpec::path, SignalSpec::unit, (a, b) -> a));
    }

    /** Device id → its name on the page. */
    Map<String, String> labels() {
        return labels;
    }

    String message(Snapshot now, Link link) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("type", "hello");
        out.put("car", catalog.vehicle().name());
        out.put("driverSide", catalog.vehicle().driverSide());
        out.put("seats", catalog.vehicle().seats().stream().map(this::seat).toList());
        out.put("devices", catalog.devices().stream().map(this::device).toList());
        out.put("signals", signals(now));
        out.put("link", Map.of("up", link.up(), "detail", link.detail()));
        out.put("voice", Map.of("ready", voice.ready(), "detail", voice.detail()));
        out.put("example", examples);
        out.put("looks", looks.targets());
        out.put("lookMillis", CabinSession.LOOK_LIFETIME.toMillis());
        return Messages.json(out);
    }

    private Map<String, Object> seat(Catalog.Seat seat) {
        return Map.of(
                "id",
                seat.id(),
                "row",
                seat.row(),
                "side",
                seat.side(),
                "microphone",
                voice.seats().contains(seat.id()),
                "faults",
                microphones.faults(seat.id()));
    }

    private Map<String, Object> device(Catalog.Device device) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", device.id());
        out.put("group", device.group());
        out.put("label", labels.getOrDefault(device.id(), device.id().replace('-', ' ')));
        out.put("zones", device.zones());
        out.put("traits", device.traits().stream().map(Hello::trait).toList());
        return out;
    }

    private static Map<String, @Nullable Object> trait(Catalog.Trait trait) {
        Map<String, String> signals = new LinkedHashMap<>();
        trait.signals().forEach((zone, path) -> signals.put(zone, path.name()));
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("kind", trait.kind().id());
        out.put("min", Messages.finite(trait.min()));
        out.put("max", Messages.finite(trait.max()));
        out.put("step", Messages.finite(trait.step()));
        out.put("unit", trait.unit());
        out.put("values", List.copyOf(trait.values().keySet()));
        Map<String, Object> raw = new LinkedHashMap<>();
        trait.values().forEach((id, value) -> raw.put(id, value.toPlain()));
        out.put("raw", raw);
        out.put("scale", Messages.finite(trait.scale()));
        out.put("slots", List.copyOf(trait.slots().keySet()));
        out.put("signals", signals);
        return out;
    }

    private Map<String, Object> signals(Snapshot now) {
        Map<String, Object> out = new TreeMap<>();
        now.readings()
                .forEach((path, reading) -> out.put(
                        path.name(),
                        Map.of(
                                "value",
                                reading.value().toPlain(),
                                "unit",
                                units.getOrDefault(path, ""),
                                "at",
                                reading.at().toEpochMilli())));
        return out;
    }
}
