package io.codriver.runtime.catalog;

import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Phrases;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.guard.PolicyRule;
import io.codriver.vehiclebus.guard.PolicyRule.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads a catalogue's folder and says all that is wrong with it at once.
 *
 * <p>Each of devices, policies, routines, states and phrases may be one file or a folder of files that are read as one ({@link
 * SourceFiles}), so that a whole car can be kept by group. Reading goes in the order in which the files build on one another: vehicle, devices, policies,
 * routines, states, phrases. A file
 * with mistakes is still read as far as it makes sense, because somebody who mends a catalogue wants the whole list and
 * not the first line of it. Whether anything came out is decided at the end: any error, no catalogue. Bad content never
 * throws. Stateless and thread-safe.
 */
public final class CatalogLoader {
    /** Loads the catalogue in {@code dir}. */
    public Loaded load(Path dir) {
        return load(dir, signals -> {});
    }

    /** Loads the catalogue in {@code dir}, and compares its {@code Vehicle.} signals with a VSS release. */
    public Loaded load(Path dir, VssTree vss) {
        return load(dir, new VssLint(vss)::check);
    }

    private Loaded load(Path dir, Consumer<SignalTable> check) {
        Problems problems = new Problems();
        if (!Files.isDirectory(dir)) {
            problems.error(dir.toString(), "there is no such folder", "name the folder that holds vehicle.yaml");
            return new Loaded.Failed(problems.all());
        }
        Catalog catalog = new Reading(dir, problems).read(check);
        return problems.hasErrors() ? new Loaded.Failed(problems.all()) : new Loaded.Ok(catalog, problems.all());
    }

    /** One pass over one folder. */
    private static final class Reading {
        private final Path dir;
        private final Problems problems;
        private final SourceFiles files;

        Reading(Path dir, Problems problems) {
            this.dir = dir;
            this.problems = problems;
            this.files = new SourceFiles(dir, problems);
        }

        Catalog read(Consumer<SignalTable> check) {
            Source vehicleFile = files.read("vehicle", "vehicle");
            VehicleReader vehicle = new VehicleReader(vehicleFile);
            Layout layout = vehicle.read();
            SignalTable signals = new SignalTable(extensionRoots(vehicleFile));
            DeviceReader deviceReader = new DeviceReader(files.read("devices", "devices"), layout, signals);
            List<Device> devices = deviceReader.read();
            vehicle.declareSensors(signals);
            ConditionReader conditions = new ConditionReader(layout, signals);
            WishReader wishes = new WishReader(layout, devices);
            PolicyReader policies = new PolicyReader(optional("policies"), layout, ids(devices), wishes, conditions);
            List<PolicyRule> rules = policies.read();
            RoutineReader routineReader = new RoutineReader(optional("routines"), wishes, conditions);
            List<Routine> routines = routineReader.routines();
            Map<String, List<Condition>> named = routineReader.conditions();
            Catalog.Senses senses = new StateReader(optional("states"), conditions, ids(devices)).read();
            Map<String, Phrases> phrases = phrases(new Spoken(layout, devices, routines, named.keySet()), rules);
            List<SignalSpec> specs = signals.specs();
            check.accept(signals);
            warnOfStrays();
            return new Catalog(
                    layout.vehicle(),
                    devices,
                    rules,
                    specs,
                    deviceReader.mirrors(),
                    phrases,
                    policies.offers(),
                    named,
                    routines,
                    senses,
                    policies.precedence());
        }

        private static List<String> ids(List<Device> devices) {
            return devices.stream().map(Device::id).toList();
        }

        private static Set<String> extensionRoots(Source vehicle) {
            Set<String> roots = new LinkedHashSet<>(Set.of("Codriver"));
            roots.addAll(vehicle.top().at("extensionRoots").texts());
            return roots;
        }

        /** A car may do without policies, as the guard's default is no, without routines and without states. */
        private Source optional(String name) {
            return files.exist(name) ? files.read(name, name) : files.empty(name);
        }

        private Map<String, Phrases> phrases(Spoken spoken, List<PolicyRule> rules) {
            Map<String, Phrases> phrases = new LinkedHashMap<>();
            for (String language : spoken.layout().languages()) {
                if (language.matches("[A-Za-z-]{2,10}")) { // anything else is reported, and could leave the folder
                    Source source = files.read("phrases/" + language, "phrases");
                    PhraseReader reader = new PhraseReader(source, language, spoken);
                    phrases.put(language, reader.read());
                    reader.checkReplies(rules);
                }
            }
            return phrases;
        }

        /** A misnamed file would be silently without effect. */
        private void warnOfStrays() {
            Set<String> read = files.names();
            try (Stream<Path> all = Files.walk(dir, 3)) {
                all.filter(Files::isRegularFile)
                        .map(file -> dir.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
                        .filter(name -> !read.contains(name) && !name.startsWith("cases") && !name.startsWith("apps"))
                        .forEach(name ->
                                problems.warning(name, "is not read", CloseMatch.mend(name, read, "remove it")));
            } catch (IOException e) {
                problems.warning(dir.toString(), "cannot be listed: " + e.getMessage(), "check its permissions");
            }
        }
    }
}
