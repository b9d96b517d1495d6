package io.codriver.runtime.cli;

import io.codriver.runtime.catalog.Case;
import io.codriver.runtime.catalog.CaseLoader;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.eval.CaseRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a catalogue's cases and prints what went otherwise than they say. */
final class CaseReport {
    private CaseReport() {}

    /**
     * Whether all went as the cases say.
     *
     * @param only part of the file name of the cases to run; empty for all
     */
    static boolean print(Path dir, Catalog car, String only, PrintWriter out) throws CommandException {
        CaseLoader.Read read = new CaseLoader().load(dir, car);
        if (!read.problems().isEmpty()) {
            read.problems().forEach(out::println);
            out.flush();
            return false;
        }
        List<Case> cases =
                read.cases().stream().filter(c -> c.where().contains(only)).toList();
        List<String> failures = failures(cases, dir, car);
        failures.forEach(out::println);
        long sentences = cases.stream()
                .flatMap(c -> c.steps().stream())
                .filter(s -> !s.say().isEmpty())
                .count();
        out.println(cases.size() + " cases with " + sentences + " sentences, " + failures.size() + " failures");
        out.flush();
        return failures.isEmpty();
    }

    private static List<String> failures(List<Case> cases, Path dir, Catalog car) throws CommandException {
        List<String> failures = new ArrayList<>();
        for (String language : car.phrases().keySet()) {
            List<Case> said =
                    cases.stream().filter(c -> c.language().equals(language)).toList();
            if (!said.isEmpty()) {
                failures.addAll(new CaseRun(CatalogOption.floor(dir, car, language)).run(said));
            }
        }
        return failures;
    }
}
