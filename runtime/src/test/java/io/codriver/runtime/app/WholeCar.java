package io.codriver.runtime.app;

import io.codriver.runtime.catalog.AppData;
import io.codriver.runtime.catalog.AppLoader;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.CatalogLoader;
import io.codriver.runtime.catalog.Loaded;
import io.codriver.runtime.plan.Lookup;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The bundled whole car and its apps, loaded once. */
public final class WholeCar {
    private static final Path DIR = Path.of("..", "catalogs", "car");

    public static final Catalog CATALOG = new CatalogLoader().load(DIR).fold(Loaded.Ok::catalog, failed -> {
        throw new AssertionError(failed.problems());
    });
    public static final AppData DATA = data();
    static final Apps APPS = new Apps(DATA, "en");

    private WholeCar() {}

    private static AppData data() {
        AppLoader.Read read = new AppLoader().load(DIR, CATALOG);
        if (!read.problems().isEmpty()) {
            throw new AssertionError(read.problems());
        }
        return read.data();
    }

    /** What is found, in one line: the text and what else is set, the choices, or nothing. */
    static String find(String device, String slot, String text) {
        return find(device, slot, text, Snapshot.EMPTY);
    }

    static String find(String device, String slot, String text, Snapshot snapshot) {
        Lookup lookup = APPS.find(device, slot, text, Map.of(), snapshot);
        return lookup.fold(WholeCar::found, several -> "one of " + several.texts(), () -> "nothing");
    }

    private static String found(Lookup.Found found) {
        Map<String, Object> sets = new TreeMap<>();
        found.alsoSets().forEach((path, value) -> sets.put(last(path), value.toPlain()));
        return sets.isEmpty() ? found.text() : found.text() + " " + sets;
    }

    static String last(SignalPath path) {
        return path.name().substring(path.name().lastIndexOf('.') + 1);
    }

    static Snapshot knowing(String signal, String value) {
        return new Snapshot(Map.of(new SignalPath(signal), new Snapshot.Reading(SignalValue.of(value), Instant.EPOCH)));
    }

    static List<String> signals() {
        return CATALOG.signals().stream().map(s -> s.path().name()).toList();
    }
}
