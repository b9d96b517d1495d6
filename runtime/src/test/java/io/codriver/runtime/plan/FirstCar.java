package io.codriver.runtime.plan;

import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Trait;
import io.codriver.runtime.catalog.CatalogLoader;
import io.codriver.runtime.catalog.CatalogProblem;
import io.codriver.runtime.catalog.Loaded;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.reply.ReplyBook;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.Snapshot.Reading;
import io.codriver.vehiclebus.VehicleModel;
import io.codriver.vehiclebus.guard.CatalogGuard;
import io.codriver.vehiclebus.guard.SeatZones;
import io.codriver.vehiclebus.guard.Write;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The bundled car, with a shorthand for its signals that keeps tables short: {@code window@driver=40} is the signal of
 * the window's first trait at the driver's seat, {@code reading-light/level@driver=60} that of its level, {@code
 * media/title} that of a slot; a full signal name stands for itself, {@code ?} for a value that the bus hasn't said and
 * {@code ~} for a space.
 */
public final class FirstCar {
    public static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");
    public static final Catalog CATALOG = load();
    public static final VehicleModel MODEL = new VehicleModel(CATALOG.signals());

    private static final Map<String, SignalPath> PATHS = new LinkedHashMap<>();
    private static final Map<SignalPath, String> ALIASES = new HashMap<>();

    static {
        CATALOG.devices().forEach(FirstCar::name);
        CATALOG.signals().forEach(spec -> PATHS.putIfAbsent(spec.path().name(), spec.path()));
    }

    private FirstCar() {}

    private static Catalog load() {
        return new CatalogLoader()
                .load(Path.of("..", "catalogs", "first"))
                .<Catalog>fold(Loaded.Ok::catalog, failed -> {
                    throw new AssertionError(failed.problems().stream()
                            .map(CatalogProblem::toString)
                            .collect(Collectors.joining("\n")));
                });
    }

    private static void name(Device device) {
        for (Trait trait : device.traits()) {
            trait.signals().forEach((zone, path) -> {
                String at = zone.isEmpty() ? "" : "@" + zone;
                name(device.id() + at, path);
                name(device.id() + "/" + trait.kind().id() + at, path);
            });
            trait.slots().forEach((slot, path) -> name(device.id() + "/" + slot, path));
        }
    }

    private static void name(String alias, SignalPath path) {
        if (PATHS.putIfAbsent(alias, path) == null) {
            ALIASES.putIfAbsent(path, alias);
        }
    }

    /** The English words of the car. */
    public static Catalog.Phrases english() {
        return Objects.requireNonNull(CATALOG.phrases().get("en"));
    }

    public static Replies replies() {
        Catalog.Phrases english = english();
        return new Replies(CATALOG, english.vocabulary(), ReplyBook.load("en", english.replies()));
    }

    public static Planner planner() {
        return new Planner(CATALOG, MODEL);
    }

    public static CatalogGuard guard() {
        Map<String, Set<String>> own = CATALOG.vehicle().seats().stream()
                .collect(Collectors.toMap(Catalog.Seat::id, s -> Set.copyOf(s.owns())));
        return new CatalogGuard(MODEL, CATALOG.policies(), List.of(), new SeatZones(own));
    }

    public static SignalPath path(String alias) {
        return Objects.requireNonNull(PATHS.get(alias), () -> "the first car has no '" + alias + "'");
    }

    /** The car as it starts: parked, everything closed, every signal known that has a first value. */
    public static Snapshot parked() {
        Map<SignalPath, Reading> readings = new HashMap<>();
        for (SignalSpec spec : CATALOG.signals()) {
            spec.initial().ifPresent(v -> readings.put(spec.path(), new Reading(v, NOON)));
        }
        return new Snapshot(readings);
    }

    /** {@code from} with some values changed; words that are separated by spaces, see the class's comment. */
    public static Snapshot with(Snapshot from, String given) {
        Map<SignalPath, Reading> readings = new HashMap<>(from.readings());
        for (String part : words(given)) {
            int cut = part.lastIndexOf('=');
            SignalPath path = path(part.substring(0, cut));
            if (part.endsWith("=?")) {
                readings.remove(path);
            } else {
                readings.put(path, new Reading(value(path, part.substring(cut + 1)), NOON));
            }
        }
        return new Snapshot(readings);
    }

    /** {@code from} after some writes have been carried out. */
    public static Snapshot after(Snapshot from, List<Write> writes) {
        Map<SignalPath, Reading> readings = new HashMap<>(from.readings());
        writes.forEach(w -> readings.put(w.path(), new Reading(w.value(), NOON)));
        return new Snapshot(readings);
    }

    private static SignalValue value(SignalPath path, String text) {
        return switch (MODEL.spec(path).orElseThrow().type()) {
            case BOOLEAN -> SignalValue.of(Boolean.parseBoolean(text));
            case NUMBER -> SignalValue.of(Double.parseDouble(text));
            case TEXT -> SignalValue.of(text.replace('~', ' '));
        };
    }

    /** Writes in the shorthand, in order. */
    public static String show(List<Write> writes) {
        return writes.stream()
                .map(w -> show(w.path()) + "=" + w.value().toPlain().toString().replace(' ', '~'))
                .collect(Collectors.joining(" "));
    }

    /** A signal in the shorthand. */
    public static String show(SignalPath path) {
        return ALIASES.getOrDefault(path, path.name());
    }

    static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
