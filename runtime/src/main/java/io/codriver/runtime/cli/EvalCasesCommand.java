package io.codriver.runtime.cli;

import io.codriver.runtime.catalog.Catalog;
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
        return CaseReport.print(catalog.dir(), car, only, spec.commandLine().getOut()) ? 0 : 1;
    }
}
