package io.codriver.runtime.catalog;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code cases.yaml} or the folder {@code cases/} of a catalogue. Bad content never throws. Stateless. */
public final class CaseLoader {

    /**
     * What was read.
     *
     * @param cases in file order; not to be run when there are problems
     */
    public record Read(List<Case> cases, List<CatalogProblem> problems) {
        public Read {
            cases = List.copyOf(cases);
            problems = List.copyOf(problems);
        }
    }

    /** Whether the catalogue has cases. */
    public static boolean hasCases(Path dir) {
        return new SourceFiles(dir, new Problems()).exist("cases");
    }

    /** Reads the cases of {@code catalog}, which was loaded from {@code dir}. */
    public Read load(Path dir, Catalog catalog) {
        Problems problems = new Problems();
        Source source = new SourceFiles(dir, problems).read("cases", "cases");
        Reading reading = new Reading(catalog);
        List<Case> cases = new ArrayList<>();
        source.top().at("cases").items().forEach(c -> cases.add(reading.read(c)));
        return new Read(cases, problems.all());
    }

    /** Reads cases with what the catalogue knows. */
    private static final class Reading {
        private final Map<String, SignalSpec> signals = new LinkedHashMap<>();
        private final Set<String> seats = new LinkedHashSet<>();
        private final Set<String> policies = new LinkedHashSet<>();
        private final Set<String> languages;

        Reading(Catalog catalog) {
            catalog.signals().forEach(s -> signals.put(s.path().toString(), s));
            catalog.vehicle().seats().forEach(s -> seats.add(s.id()));
            catalog.policies().forEach(p -> policies.add(p.id()));
            this.languages = catalog.phrases().keySet();
        }

        Case read(Place place) {
            List<Case.Step> steps = new ArrayList<>();
            if (place.at("talk").exists()) {
                place.at("talk").items().forEach(s -> steps.add(step(s)));
            } else {
                steps.add(step(place));
            }
            String language =
                    known(place.at("language"), "language", languages.iterator().next(), languages);
            return new Case(place.where(), language, steps);
        }

        private Case.Step step(Place place) {
            Map<SignalPath, SignalValue> changes = signals(place.at("changes"));
            String decision = place.at("decision").text(changes.isEmpty() ? "" : "act");
            boolean silent = place.at("say").exists() && decision.isEmpty();
            if (silent) {
                place.error("nothing is expected of it", "add 'changes: {signal: value}' or 'decision: …'");
            }
            if (!place.at("say").exists() && !place.at("wait").exists()) {
                place.error("nothing happens", "add 'say: …' or 'wait: seconds'");
            }
            return new Case.Step(
                    place.where(),
                    place.textAt("say"),
                    place.at("wait").number(0),
                    known(place.at("seat"), "seat", "driver", seats),
                    signals(place.at("given")),
                    changes,
                    decision,
                    known(place.at("policy"), "policy", "", policies),
                    known(place.at("silent"), "policy", "", policies),
                    place.textAt("reply"));
        }

        private static String known(Place place, String what, String otherwise, Set<String> known) {
            String id = place.text(otherwise);
            if (place.exists() && !known.contains(id)) {
                place.error("unknown " + what + " '" + id + "'", CloseMatch.mend(id, known, "check its name"));
            }
            return id;
        }

        private Map<SignalPath, SignalValue> signals(Place place) {
            Map<SignalPath, SignalValue> out = new LinkedHashMap<>();
            place.fields().forEach((name, at) -> {
                SignalSpec spec = signals.get(name);
                if (spec == null) {
                    at.error(
                            "unknown signal '" + name + "'",
                            CloseMatch.mend(name, signals.keySet(), "use a signal of the catalogue"));
                } else if (at.signalValue()
                        .map(SignalTable::typeOf)
                        .filter(spec.type()::equals)
                        .isEmpty()) {
                    at.error(name + " is a " + SignalTable.word(spec.type()), "write a value of that type");
                } else {
                    at.signalValue().ifPresent(v -> out.put(spec.path(), v));
                }
            });
            return out;
        }
    }
}
