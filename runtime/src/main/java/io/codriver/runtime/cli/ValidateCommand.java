package io.codriver.runtime.cli;

import io.codriver.runtime.boot.Home;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.boot.Recogniser;
import io.codriver.runtime.catalog.AppLoader;
import io.codriver.runtime.catalog.CaseLoader;
import io.codriver.runtime.catalog.CatalogLoader;
import io.codriver.runtime.catalog.CatalogProblem;
import io.codriver.runtime.catalog.Loaded;
import io.codriver.runtime.catalog.VssTree;
import io.codriver.runtime.eval.CoverageCheck;
import io.codriver.voice.Coverage;
import io.codriver.voice.SpeechRecognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code validate DIR}: checks a catalogue and says file, line and mend of everything that is wrong. */
@Command(name = "validate", mixinStandardHelpOptions = true, description = "checks a catalogue; exit 1 on errors")
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "the catalogue's folder")
    private Path dir = Path.of(".");

    @Option(names = "--vss", paramLabel = "FILE", description = "a VSS release as JSON, to check names against")
    private @Nullable Path vss;

    @Option(names = "--language", defaultValue = "en", description = "with --recogniser (default: ${DEFAULT-VALUE})")
    private String language = "en";

    @Option(names = "--recogniser", description = "also list words that the speech recogniser has no sound for")
    private boolean recogniser;

    @Option(names = "--cases", description = "also run the catalogue's cases")
    private boolean cases;

    @Option(names = "--coverage", description = "also list what too few sentences are understood for")
    private boolean coverage;

    @Override
    public Integer call() throws Exception {
        CatalogLoader loader = new CatalogLoader();
        Loaded loaded = vss == null ? loader.load(dir) : loader.load(dir, VssTree.read(vss));
        int code = loaded.fold(
                ok -> report(
                        withApps(ok),
                        ok.catalog().devices().size() + " devices, "
                                + ok.catalog().signals().size() + " signals, "
                                + ok.catalog().policies().size() + " policies"),
                failed -> report(failed.problems(), ""));
        return code == 0 && (cases || coverage || recogniser)
                ? further(CatalogOption.floor(dir, CatalogOption.load(dir), language))
                : code;
    }

    /** What can only be told of a catalogue that loads. */
    private int further(Mind mind) throws IOException, CommandException {
        boolean sound = true;
        if (cases && CaseLoader.hasCases(dir)) {
            sound = CaseReport.print(dir, mind.catalog(), "", spec.commandLine().getOut());
        }
        if (coverage) {
            sound &= cover(mind);
        }
        if (recogniser) {
            hear(mind);
        }
        return sound ? 0 : 1;
    }

    private boolean cover(Mind mind) {
        var out = spec.commandLine().getOut();
        List<CoverageCheck.Gap> gaps = new CoverageCheck(mind).gaps();
        gaps.forEach(out::println);
        out.println(gaps.size() + " gaps: a trait and zone that fewer than " + CoverageCheck.LEAST
                + " sampled sentences are read back to");
        out.flush();
        return gaps.isEmpty();
    }

    private List<CatalogProblem> withApps(Loaded.Ok ok) {
        List<CatalogProblem> all = new ArrayList<>(ok.warnings());
        all.addAll(new AppLoader().load(dir, ok.catalog()).problems());
        return all;
    }

    /** Sentences with a word that the recogniser lacks can be typed but not said; a spoken form mends that. */
    private void hear(Mind mind) throws IOException {
        var out = spec.commandLine().getOut();
        try (SpeechRecognizer recognizer =
                Recogniser.load(Home.here(), spec.commandLine().getErr()::println)) {
            Coverage coverage = recognizer.coverage(mind.languageModel());
            coverage.missing().stream()
                    .sorted()
                    .forEach(word -> out.println("no sound for \"" + word
                            + "\" — give it words with the same sound under 'spokenForms' in phrases/" + language
                            + ".yaml"));
            out.println(coverage.leftOut() + " of " + coverage.sentences() + " sampled sentences can't be heard");
            out.flush();
        }
    }

    private int report(List<CatalogProblem> problems, String summary) {
        var out = spec.commandLine().getOut();
        problems.forEach(p -> out.println(dir.resolve(p.file()).getParent() == null ? p : dir + "/" + p));
        long errors = problems.stream().filter(CatalogProblem::isError).count();
        long warnings = problems.size() - errors;
        out.println((summary.isEmpty() ? "" : summary + "; ") + errors + " errors, " + warnings + " warnings");
        out.flush();
        return errors == 0 ? 0 : 1;
    }
}
