package io.codriver.runtime.cli;

import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.eval.ReadBack;
import io.codriver.runtime.reference.CarReference;
import io.codriver.runtime.reference.FormatReference;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reference DIR}: a car's catalogue as a Markdown page; {@code reference --format}: the catalogue's format. */
@Command(
        name = "reference",
        mixinStandardHelpOptions = true,
        description = "prints a reference page of a catalogue, or of the format, as Markdown")
final class ReferenceCommand implements Callable<Integer> {
    private static final int EXAMPLES = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "the catalogue's folder")
    private @Nullable Path dir;

    @Option(names = "--language", defaultValue = "en", description = "of the phrases (default: ${DEFAULT-VALUE})")
    private String language = "en";

    @Option(names = "--format", description = "every key of every file, from the JSON Schemas")
    private boolean format;

    @Override
    public Integer call() throws CommandException {
        if (format == (dir != null)) {
            throw new CommandException("give either the catalogue's folder or --format");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(dir == null ? new FormatReference().markdown() : car(dir, language));
        out.flush();
        return 0;
    }

    /** The page of the car in {@code dir}. */
    static String car(Path dir, String language) throws CommandException {
        Mind mind = CatalogOption.floor(dir, CatalogOption.load(dir), language);
        return new CarReference(mind.catalog(), mind.phrases(), new ReadBack(mind).examples(EXAMPLES)).markdown();
    }
}
