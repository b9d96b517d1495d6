package io.codriver.runtime.cli;

import io.codriver.runtime.boot.Cabin;
import io.codriver.runtime.boot.Detector;
import io.codriver.runtime.boot.Ears;
import io.codriver.runtime.boot.Home;
import io.codriver.runtime.boot.Listening;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.boot.Recogniser;
import io.codriver.runtime.boot.RunConfig;
import io.codriver.runtime.boot.TaughtFile;
import io.codriver.voice.AudioException;
import io.codriver.voice.AudioSource;
import io.codriver.voice.EarSettings;
import io.codriver.voice.EchoFreeSource;
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
        try (Recogniser.Loading loading = Recogniser.begin(Home.here(), err::println);
                Detector detector = Detector.begin(Home.here(), settings.activity());
                Mind mind = CatalogOption.mind(settings.catalog(), settings.language())) {
            Ears ears = Ears.ready(mind, loading, detector);
            try (Cabin cabin = cabin(settings, mind)) {
                if (settings.offers()) {
                    cabin.offering(mind);
                }
                settings.state()
                        .ifPresent(
                                folder -> cabin.keepTaught(TaughtFile.open(folder, settings.language(), err::println)));
                return listen(settings, mind, ears, cabin, err);
            }
        }
    }

    /** What was opened is closed, also when a later source can't be. */
    private int listen(RunConfig settings, Mind mind, Ears ears, Cabin cabin, PrintWriter err) throws Exception {
        List<Listening> listening = new ArrayList<>();
        try {
            for (RunConfig.Audio audio : settings.audio()) {
                listening.add(Listening.start(
                        source(audio), ears.open(audio.seats(), cabin.session(), EarSettings.realTime())));
            }
            return page.serve(mind, cabin, ears, null, err);
        } finally {
            listening.forEach(Listening::close);
        }
    }

    /** A microphone hears the car's own voice too, a recording doesn't. */
    private AudioSource source(RunConfig.Audio audio) throws AudioException {
        return audio.wav().isEmpty() ? EchoFreeSource.hearing(audio.open(), page.played()) : audio.open();
    }

    private static Cabin cabin(RunConfig settings, Mind mind) throws CommandException {
        return settings.bus().equals(RunConfig.SIMULATED)
                ? Cabin.simulated(mind)
                : Cabin.remote(mind, DemoCommand.address(settings.bus()), settings.vehicle());
    }
}
