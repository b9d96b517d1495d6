package io.codriver.runtime.cli;

import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.eval.TextEval;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code eval text|speech}: batch measurement. */
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = "decides a file of sentences or recordings",
        subcommands = {EvalCommand.Text.class, EvalSpeechCommand.class, EvalVoicesCommand.class, EvalCasesCommand.class
        })
final class EvalCommand {

    /** Input and output, the same for every kind. */
    static final class Files {
        @Option(names = "--input", paramLabel = "IN.jsonl", required = true, description = "a JSON object a line")
        Path input = Path.of("in.jsonl");

        @Option(names = "--output", paramLabel = "OUT.jsonl", required = true, description = "is overwritten")
        Path output = Path.of("out.jsonl");
    }

    /** {@code eval text}. */
    @Command(name = "text", mixinStandardHelpOptions = true, description = "decides sentences")
    static final class Text implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private CatalogOption catalog = new CatalogOption();

        @Mixin
        private Files files = new Files();

        @Override
        public Integer call() throws Exception {
            int lines;
            try (Mind mind = catalog.mind()) {
                lines = new TextEval(mind).run(files.input, files.output);
            }
            spec.commandLine().getErr().println(lines + " lines decided, written to " + files.output);
            return 0;
        }
    }
}
