package io.codriver.runtime.cli;

import io.codriver.runtime.boot.Ears;
import io.codriver.runtime.boot.Home;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.boot.Recogniser;
import io.codriver.runtime.eval.VoicesEval;
import io.codriver.voice.SpeechRecognizer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code eval voices}. */
@Command(
        name = "voices",
        mixinStandardHelpOptions = true,
        description = "hears human orders in a simulated cabin: alone, at once, over noise; by microphones")
final class EvalVoicesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--recordings",
            paramLabel = "DIR",
            required = true,
            description = "folder with manifest.jsonl and the recordings of orders that it names")
    private Path recordings = Path.of(".");

    @Option(names = "--output", paramLabel = "OUT.md", required = true, description = "the table; is overwritten")
    private Path output = Path.of("voices.md");

    @Option(
            names = "--catalog",
            paramLabel = "DIR",
            description = "catalogue in which the orders are understood (default: ${DEFAULT-VALUE})")
    private Path catalog = Path.of("catalogs", "coffee");

    @Override
    public Integer call() throws Exception {
        var err = spec.commandLine().getErr();
        try (Mind mind = CatalogOption.mind(catalog, "en");
                SpeechRecognizer recognizer = Recogniser.load(Home.here(), err::println)) {
            new VoicesEval(mind, new Ears(mind, recognizer), err::println).run(recordings, output);
            err.println("written to " + output);
        }
        return 0;
    }
}
