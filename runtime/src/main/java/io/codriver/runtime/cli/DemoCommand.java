package io.codriver.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codriver.runtime.boot.Cabin;
import io.codriver.runtime.boot.Detector;
import io.codriver.runtime.boot.Ears;
import io.codriver.runtime.boot.Home;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.boot.Mouth;
import io.codriver.runtime.boot.Recogniser;
import io.codriver.runtime.boot.TaughtFile;
import io.codriver.runtime.drive.Drive;
import io.codriver.runtime.drive.DriveFile;
import io.codriver.runtime.drive.DriveLog;
import io.codriver.runtime.drive.DrivePlayer;
import io.codriver.runtime.eval.DecisionJson;
import io.codriver.vehiclebus.gateway.mqtt.MqttAddress;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: a simulated car with four talking seats; with {@code --once}, the bundled drive from start to end. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "a simulated car with four talking seats, and its page")
final class DemoCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CatalogOption catalog = new CatalogOption();

    @Mixin
    private PageOptions page = new PageOptions();

    @Option(names = "--once", description = "play the bundled drive once and stop; exit 0 when all was read back")
    private boolean once;

    @Option(names = "--json", description = "with --once: one JSON line per decision")
    private boolean json;

    @Option(names = "--drive", paramLabel = "DIR", description = "another drive than the bundled one")
    private @Nullable Path drive;

    @Option(names = "--no-drive", description = "play no drive: the seats talk only through the page")
    private boolean noDrive;

    @Option(
            names = "--bus",
            paramLabel = "URI",
            description = "mqtt://host:port: the simulated car sits behind a broker")
    private @Nullable String bus;

    @Option(names = "--vehicle", defaultValue = "demo", description = "the car's name on the broker (default: demo)")
    private String vehicle = "demo";

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "folder that keeps what people teach (default: it is forgotten; never used with --once)")
    private @Nullable Path state;

    @Option(names = "--offers", description = "the car may speak first, where something is worth offering")
    private boolean offers;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        try (Recogniser.Loading loading = Recogniser.begin(Home.here(), err::println);
                Detector detector = Detector.begin(Home.here(), Detector.Kind.SILERO);
                Mind mind = catalog.mind()) {
            Drive script = DriveFile.read(drive == null ? Home.here().drive() : drive);
            Ears ears = Ears.ready(mind, loading, detector);
            try (Cabin cabin = cabin(mind)) {
                if (offers) {
                    cabin.offering(mind);
                }
                if (once) {
                    return playOnce(script, cabin, ears);
                }
                if (state != null) {
                    cabin.keepTaught(TaughtFile.open(state, catalog.language(), err::println));
                }
                return page.serve(mind, cabin, ears, noDrive ? null : script, err);
            }
        }
    }

    private Cabin cabin(Mind mind) throws CommandException {
        if (bus == null) {
            return Cabin.simulated(mind);
        }
        MqttAddress broker = address(bus);
        try {
            return Cabin.simulatedOver(mind, broker, vehicle);
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        }
    }

    static MqttAddress address(String uri) throws CommandException {
        try {
            return MqttAddress.parse(uri);
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        }
    }

    private int playOnce(Drive script, Cabin cabin, Ears ears) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        DriveLog log = new DriveLog(entry -> {
            out.println(json ? line(entry, script.synthetic()) : plain(entry));
            out.flush();
        });
        cabin.session().addListener(log);
        try (Mouth mouth = page.mouth()) {
            cabin.session().addListener(mouth);
            cabin.session().start();
            err.println("ready after " + sinceStart().toMillis() + " ms; playing \"" + script.name() + "\""
                    + (script.synthetic() ? " (synthetic voices)" : ""));
            boolean settled = new DrivePlayer(script, cabin, ears).play(log);
            DriveReport report = new DriveReport(script, log.entries());
            report.print(err);
            return settled && report.allReached() ? 0 : 1;
        }
    }

    /** Time since the launcher started this program; the process itself may be older, when it has built first. */
    static Duration sinceStart() {
        Instant now = Instant.now();
        long launched = Long.getLong("codriver.started", now.toEpochMilli());
        return Duration.between(Instant.ofEpochMilli(launched), now);
    }

    private static String line(DriveLog.Entry entry, boolean synthetic) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("seat", entry.decision().seat());
        out.put("text", entry.decision().text());
        DecisionJson.write(entry.decision(), out);
        out.put("reached", entry.reached());
        ObjectNode hops = out.putObject("hops");
        entry.hops().byName().forEach(hops::put);
        out.put("totalMillis", Math.round(entry.hops().total() * 1000) / 1000.0);
        out.put("synthetic", synthetic);
        try {
            return JSON.writeValueAsString(out);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(DriveLog.Entry entry) {
        return String.format(
                "%-16s %-50s %-7s %s",
                entry.decision().seat(),
                "\"" + entry.decision().text() + "\"",
                entry.decision().kind().id(),
                entry.decision().reply());
    }
}
