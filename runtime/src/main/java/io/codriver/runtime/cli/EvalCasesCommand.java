package io.codriver.runtime.cli;

import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.catalog.Case;
import io.codriver.runtime.catalog.CaseLoader;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.eval.CaseRun;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code eval cases}: the sentences that a catalogue brings, and whether each changes exactly what it should. */
@Command(
        name = "cases",
        mixinStandardHelpOptions = true,
        description = "runs the cases of a catalogue; exit 1 when one goes otherwise than it says")
final class EvalCasesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CatalogOption catalog = new CatalogOption();

    @Option(names = "--only", paramLabel = "TEXT", defaultValue = "", description = "only files whose name has this")
    private String only = "";

    @Override
    public Integer call() throws CommandException {
        Catalog car = CatalogOption.load(catalog.dir());
        CaseLoader.Read read = new CaseLoader().load(catalog.dir(), car);
        PrintWriter out = spec.commandLine().getOut();
        if (!read.problems().isEmpty()) {
            read.problems().forEach(out::println);
            return 1;
        }
        List<Case> cases =
                read.cases().stream().filter(c -> c.where().contains(only)).toList();
        List<String> failures = new ArrayList<>();
        for (String language : car.phrases().keySet()) {
            List<Case> said =
                    cases.stream().filter(c -> c.language().equals(language)).toList();
            failures.addAll(said.isEmpty() ? List.of() : new CaseRun(Mind.of(car, language)).run(said));
        }
        failures.forEach(out::println);
        long sentences = cases.stream()
                .flatMap(c -> c.steps().stream())
                .filter(s -> !s.say().isEmpty())
                .count();
        out.println(cases.size() + " cases with " + sentences + " sentences, " + failures.size() + " failures");
        return failures.isEmpty() ? 0 : 1;
    }
}
