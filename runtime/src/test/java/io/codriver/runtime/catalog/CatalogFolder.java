package io.codriver.runtime.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small, correct catalogue in memory that tests break in one place and then load. */
final class CatalogFolder {
    private static final String VEHICLE =
            """
            format: 1
            name: Tiny
            driverSide: left
            languages: [en]
            seats:
              - {id: driver, row: 1, side: left, places: {door: Row1.DriverSide}}
              - {id: front-passenger, row: 1, side: right, places: {door: Row1.PassengerSide}}
            zones:
              front: [driver, front-passenger]
            signals:
              - {path: Vehicle.Speed, type: number, unit: km/h, range: [0, 300], initial: 0}
            """;
    private static final String DEVICES =
            """
            format: 1
            devices:
              - id: window
                group: windows
                zones: [driver, front-passenger]
                traits:
                  - kind: open-close
                    signal: Vehicle.Cabin.Door.{door}.Window.Position
                    range: [0, 100]
                    step: 20
                    unit: percent
                    initial: 0
              - id: fan
                group: climate
                traits:
                  - kind: level
                    signal: Vehicle.Cabin.Fan
                    range: [0, 100]
                    levels: [0, 50, 100]
                    values: {low: 20}
            """;
    private static final String POLICIES =
            """
            format: 1
            policies:
              - id: slow-window
                devices: [window]
                operations: [open]
                seats: [driver]
                zones: [driver]
                when: [{signal: Vehicle.Speed, above: 120}]
                outcome: refuse
                reply: too-fast
                source: noise
              - id: close-window
                devices: [fan]
                when:
                  - {signal: "Vehicle.Cabin.Door.{door}.Window.Position", at: asker, above: 10}
                outcome: offer
                offer: {device: window, do: close, zones: [mine]}
                reply: close-too
                source: comfort
            precedence:
              - {id: front-first, devices: [fan], seats: [driver, front-passenger], source: order}
              - {id: driver-first, seats: [driver], source: order}
            """;
    private static final String ROUTINES =
            """
            format: 1
            conditions:
              - {id: fast, when: [{signal: Vehicle.Speed, above: 100}]}
            routines:
              - id: fresh-air
                steps:
                  - {device: window, do: open, zones: [front], value: 40}
                  - {device: fan, do: set, value: low}
            """;
    private static final String STATES =
            """
            format: 1
            states:
              - {id: fast, when: [{signal: Vehicle.Speed, above: 90}]}
              - id: window-open
                any: [{signal: "Vehicle.Cabin.Door.{door}.Window.Position", above: 5}]
            looks:
              window: [window]
              vent: [fan]
              road: []
            """;
    private static final String PHRASES =
            """
            format: 1
            language: en
            zones:
              driver: [driver]
              front-passenger: [passenger]
              front: [front]
            devices:
              window:
                names: [window]
                plurals: [windows]
                templates:
                  - {say: "roll [the] (window|pane) down {zone}", do: open}
              fan:
                names: [fan, blower]
                values:
                  low: [low, gentle]
                verbs:
                  increase: [blow harder]
            replies:
              too-fast: We are too fast.
              close-too: And your window?
            groups:
              climate: [the climate]
            shared:
              - {names: [air], devices: [window, fan]}
            routines:
              fresh-air: [fresh air, airing]
            conditions:
              fast: [we are fast]
            """;

    private final Path dir;
    private final Map<String, String> files = new LinkedHashMap<>();

    CatalogFolder(Path dir) {
        this.dir = dir;
        files.put("vehicle.yaml", VEHICLE);
        files.put("devices.yaml", DEVICES);
        files.put("policies.yaml", POLICIES);
        files.put("routines.yaml", ROUTINES);
        files.put("states.yaml", STATES);
        files.put("phrases/en.yaml", PHRASES);
    }

    String text(String file) {
        return files.getOrDefault(file, "");
    }

    CatalogFolder with(String file, String text) {
        files.put(file, text);
        return this;
    }

    CatalogFolder without(String file) {
        files.remove(file);
        return this;
    }

    /** Replaces the first {@code part}, which must be there. */
    CatalogFolder replacing(String file, String part, String by) {
        String text = text(file);
        int at = text.indexOf(part);
        if (at < 0) {
            throw new IllegalArgumentException(file + " has no '" + part + "'");
        }
        return with(file, text.substring(0, at) + by + text.substring(at + part.length()));
    }

    /** Line, from 1, of the first {@code part} in a file. */
    int lineOf(String file, String part) {
        String text = text(file);
        return 1
                + (int) text.substring(0, text.indexOf(part))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    Path write() {
        files.forEach((name, text) -> {
            try {
                Files.createDirectories(dir.resolve(name).getParent());
                Files.writeString(dir.resolve(name), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return dir;
    }

    Loaded load() {
        return new CatalogLoader().load(write());
    }

    /** Everything that was complained about, errors and warnings. */
    List<CatalogProblem> problems() {
        return load().fold(Loaded.Ok::warnings, Loaded.Failed::problems);
    }
}
