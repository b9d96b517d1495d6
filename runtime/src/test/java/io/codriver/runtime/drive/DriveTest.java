package io.codriver.runtime.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.codriver.runtime.boot.Cabin;
import io.codriver.runtime.boot.Ears;
import io.codriver.runtime.boot.Home;
import io.codriver.runtime.boot.Listening;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.boot.Recogniser;
import io.codriver.runtime.cli.InTheRepository;
import io.codriver.runtime.drive.Drive.Setting;
import io.codriver.runtime.plan.FirstCar;
import io.codriver.runtime.turn.Decision;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.gateway.mqtt.MqttAddress;
import io.codriver.voice.EarEvent;
import io.codriver.voice.EarListener;
import io.codriver.voice.EarSettings;
import io.codriver.voice.SpeechRecognizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole road, with real parts: the bundled drive's four channels through the real recogniser into two cabins at the
 * same time, one beside its simulated car, one with a real broker between. One pair of ears serves both, so that all
 * that can differ is the bus. It takes as long as the drive, about 70 seconds: speech and car move as in life.
 */
@ExtendWith(InTheRepository.class)
class DriveTest {
    /** Nothing is dropped and no opinion comes too late, however busy the machine is that runs this. */
    private static final EarSettings PATIENT =
            EarSettings.realTime().withQueueFrames(5_000).withSecondOpinionBudget(Duration.ofSeconds(30));

    @TempDir
    Path folder;

    /** Events of several seats at the same time reach both sessions in the same order. */
    private record Both(EarListener one, EarListener other) implements EarListener {
        @Override
        public synchronized void onEvent(EarEvent event) {
            one.onEvent(event);
            other.onEvent(event);
        }
    }

    /** What a person would compare: who, what was decided, and what exactly is wanted of the car. */
    private static List<String> decisions(DriveLog log) {
        return log.entries().stream()
                .map(DriveLog.Entry::decision)
                .sorted(Comparator.comparingInt(d -> Integer.parseInt(d.id().substring(1))))
                .map(d -> d.seat() + " \"" + d.text() + "\" " + d.kind().id() + " " + d.actions())
                .toList();
    }

    @Test
    void theBundledDriveDecidesTheSameOverBothBusesAndAllOfItIsReadBack() throws Exception {
        Mind mind = Mind.of(FirstCar.CATALOG, "en");
        Drive drive = DriveFile.read(Home.here().drive());
        DriveLog direct = new DriveLog(entry -> {});
        DriveLog overMqtt = new DriveLog(entry -> {});
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder);
                SpeechRecognizer recognizer = Recogniser.load(Home.here(), progress -> {});
                Cabin near = Cabin.simulated(mind);
                Cabin far = Cabin.simulatedOver(mind, MqttAddress.parse("mqtt://127.0.0.1:" + broker.port()), "test")) {
            begin(near, direct);
            begin(far, overMqtt);

            play(drive, new Ears(mind, recognizer), near, far);

            assertThat(direct.awaitSettled(Duration.ofSeconds(60))).isTrue();
            assertThat(overMqtt.awaitSettled(Duration.ofSeconds(60))).isTrue();
        }

        assertThat(decisions(overMqtt)).containsExactlyElementsOf(decisions(direct));
        assertThat(direct.entries()).allSatisfy(DriveTest::isReadBack);
        assertThat(overMqtt.entries()).allSatisfy(DriveTest::isReadBack);
        assertThat(kindsAsScripted(drive, direct)).containsExactlyElementsOf(scripted(drive));
    }

    private static void isReadBack(DriveLog.Entry entry) {
        assertThat(entry.reached())
                .as("%s, missing %s", entry.decision(), entry.missing())
                .isTrue();
    }

    private void begin(Cabin cabin, DriveLog log) {
        cabin.session().addListener(log);
        cabin.session().start();
        Set<SignalPath> known = FirstCar.CATALOG.signals().stream()
                .filter(spec -> spec.initial().isPresent())
                .map(SignalSpec::path)
                .collect(Collectors.toSet());
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        cabin.session().board().snapshot().readings().keySet().containsAll(known));
    }

    private static void play(Drive drive, Ears ears, Cabin... cabins) throws Exception {
        StagedSource source =
                new StagedSource(DriveSource.mix(drive), drive.signals(), setting -> set(setting, cabins));
        EarListener both = new Both(cabins[0].session(), cabins[1].session());
        try (Listening listening = Listening.start(source, ears.open(drive.seats(), both, PATIENT))) {
            assertThat(listening.ended().toCompletableFuture().join()).isEmpty();
            listening.flush();
        }
    }

    private static void set(Setting setting, Cabin... cabins) {
        for (Cabin cabin : cabins) {
            cabin.car().orElseThrow().setSensor(setting.path(), setting.value());
        }
    }

    /** The script's decisions by seat; talk that is for nobody may be heard as several utterances or none. */
    private static List<String> scripted(Drive drive) {
        return drive.lines().stream()
                .filter(line -> !line.expect().equals(Decision.Kind.IGNORE.id()))
                .map(line -> line.seat() + " " + line.expect())
                .sorted()
                .toList();
    }

    private static List<String> kindsAsScripted(Drive drive, DriveLog log) {
        return log.entries().stream()
                .map(DriveLog.Entry::decision)
                .filter(d -> drive.seats().contains(d.seat()) && d.kind() != Decision.Kind.IGNORE)
                .map(d -> d.seat() + " " + d.kind().id())
                .sorted()
                .toList();
    }
}
