package io.codriver.runtime.cli;

import io.codriver.runtime.boot.Detector;
import io.codriver.runtime.boot.Ears;
import io.codriver.runtime.boot.Home;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.boot.Recogniser;
import io.codriver.runtime.eval.SpeechEval;
import io.codriver.voice.EarSettings;
import io.codriver.voice.SpeechRecognizer;
import io.codriver.voice.VoiceDetection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code eval speech}. */
@Command(name = "speech", mixinStandardHelpOptions = true, description = "hears and decides recordings")
final class EvalSpeechCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CatalogOption catalog = new CatalogOption();

    @Mixin
    private EvalCommand.Files files = new EvalCommand.Files();

    @Option(
            names = "--no-separation",
            description = "compares the channels' levels only, and leaves overlapping voices as they are")
    private boolean mixed;

    @Option(
            names = "--voice-activity",
            paramLabel = "KIND",
            description = "how voices are told from noise: silero (the default) or energy")
    private Detector.Kind activity = Detector.Kind.SILERO;

    @Override
    public Integer call() throws Exception {
        var err = spec.commandLine().getErr();
        try (Mind mind = catalog.mind();
                SpeechRecognizer recognizer = Recogniser.load(Home.here(), err::println);
                VoiceDetection detection = Detector.open(Home.here(), activity)) {
            int lines = new SpeechEval(
                            mind,
                            new Ears(mind, recognizer, detection),
                            EarSettings.fast().withSeparation(!mixed))
                    .run(files.input, files.output);
            err.println(lines + " recordings heard, written to " + files.output);
        }
        return 0;
    }
}
