package io.codriver.runtime.cli;

import io.codriver.runtime.boot.Cabin;
import io.codriver.runtime.boot.Cockpit;
import io.codriver.runtime.boot.Detector;
import io.codriver.runtime.boot.Ears;
import io.codriver.runtime.boot.Home;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.boot.Recogniser;
import io.codriver.runtime.drive.DriveFile;
import io.codriver.voice.EarSettings;
import io.codriver.voice.SeatEars;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code prepare}: starts everything once and stops, hearing nothing. The launcher runs it so that the model is unpacked
 * and the JVM can keep the classes of a start in an archive, which makes later starts faster.
 */
@Command(name = "prepare", hidden = true, description = "unpacks the model and makes later starts faster")
final class PrepareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CatalogOption catalog = new CatalogOption();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        try (Recogniser.Loading loading = Recogniser.begin(Home.here(), err::println);
                Detector detector = Detector.begin(Home.here(), Detector.Kind.SILERO);
                Mind mind = catalog.mind()) {
            DriveFile.read(Home.here().drive());
            Ears ears = Ears.ready(mind, loading, detector);
            try (Cabin cabin = Cabin.simulated(mind);
                    Cockpit cockpit = Cockpit.serve(mind, cabin, ears, "127.0.0.1", 0)) {
                cabin.session().start();
                hearNothing(mind, cabin, ears);
                return cockpit.port() > 0 ? 0 : 1;
            }
        }
    }

    private static void hearNothing(Mind mind, Cabin cabin, Ears ears) {
        List<String> seats =
                mind.catalog().vehicle().seats().stream().map(s -> s.id()).toList();
        try (SeatEars open = ears.open(seats, cabin.session(), EarSettings.realTime())) {
            open.flush();
        }
    }
}
