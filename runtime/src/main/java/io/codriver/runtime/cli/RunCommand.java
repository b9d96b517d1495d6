package io.codriver.runtime.cli;

import io.codriver.runtime.boot.Cabin;
import io.codriver.runtime.boot.Ears;
import io.codriver.runtime.boot.Home;
import io.codriver.runtime.boot.Listening;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.boot.Recogniser;
import io.codriver.runtime.boot.RunConfig;
import io.codriver.voice.EarSettings;
import io.codriver.voice.SpeechRecognizer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run --config DIR}: the runtime against real inputs, as {@code codriver.yaml} in that folder says. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "the runtime against microphones and a bus")
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private PageOptions page = new PageOptions();

    @Option(names = "--config", paramLabel = "DIR", required = true, description = "folder with codriver.yaml")
    private Path config = Path.of(".");

    @Override
    public Integer call() throws Exception {
        RunConfig settings = RunConfig.read(config);
        PrintWriter err = spec.commandLine().getErr();
        Recogniser.Loading loading = Recogniser.begin(Home.here(), err::println);
        Mind mind = Mind.of(CatalogOption.load(settings.catalog()), settings.language());
        mind.warmUp();
        List<Listening> listening = new ArrayList<>();
        try (SpeechRecognizer recognizer = loading.await();
                Cabin cabin = cabin(settings, mind)) {
            Ears ears = new Ears(mind, recognizer);
            for (RunConfig.Audio audio : settings.audio()) {
                listening.add(Listening.start(
                        audio.open(), ears.open(audio.seats(), cabin.session(), EarSettings.realTime())));
            }
            try {
                return page.serve(mind, cabin, ears, null, err);
            } finally {
                listening.forEach(Listening::close);
            }
        }
    }

    private static Cabin cabin(RunConfig settings, Mind mind) throws CommandException {
        return settings.bus().equals(RunConfig.SIMULATED)
                ? Cabin.simulated(mind)
                : Cabin.remote(mind, DemoCommand.address(settings.bus()), settings.vehicle());
    }
}
