package io.codriver.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run}, {@code demo} and {@code prepare}: what keeps them from starting is said in one line. */
@ExtendWith(InTheRepository.class)
class RunAndDemoTest {
    private static final String CAR =
            InTheRepository.ROOT.resolve("catalogs/first").toString();

    @TempDir
    Path folder;

    private Ran run(String yaml) throws IOException {
        Files.writeString(folder.resolve("codriver.yaml"), yaml);
        return Ran.command("run", "--config", folder.toString(), "--port", "0", "--voice", "none");
    }

    @Test
    void runWithoutAConfigurationNamesTheFile() {
        Ran ran = Ran.command("run", "--config", folder.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).startsWith("codriver: ").contains("codriver.yaml", folder.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "just a text          | not a map",
                "catalogue: here      | catalogue",
                "audio: [{wav: a.wav}] | seats",
                "audio: [a.wav]       | seats",
                "catalog: [never      | codriver.yaml",
            })
    void aMalformedConfigurationNamesFileAndKey(String yaml, String named) throws IOException {
        Ran ran = run(yaml);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .startsWith("codriver: ")
                .contains("codriver.yaml", named)
                .doesNotContain("\tat ");
    }

    @Test
    void aConfigurationWithoutACatalogueNamesTheFolder() throws IOException {
        Ran ran = run("catalog: nowhere\n");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("nowhere", "vehicle.yaml").doesNotContain("\tat ");
    }

    @Test
    void aConfigurationInALanguageThatTheCarLacksNamesIt() throws IOException {
        Ran ran = run("catalog: " + CAR + "\nlanguage: tlh\n");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("'tlh'").doesNotContain("\tat ");
    }

    @Test
    void aConfiguredRecordingThatIsMissingIsNamed() throws IOException {
        Ran ran = run("catalog: " + CAR + "\naudio: [{wav: nowhere.wav, seats: [driver]}]\n");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("nowhere.wav").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "http://localhost", "mqtt://", "mqtt://host/path", "mqtt://host:99999", "::"})
    void aBrokersAddressThatIsNoneIsRefused(String uri) {
        Ran ran = Ran.command("demo", "--bus", uri, "--port", "0", "--voice", "none");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("codriver: ")
                .containsAnyOf("broker", "port")
                .doesNotContain("\tat ");
    }

    @Test
    void aConfiguredBrokersAddressThatIsNoneIsRefused() throws IOException {
        Ran ran = run("catalog: " + CAR + "\nbus: tcp://localhost\n");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("mqtt://").doesNotContain("\tat ");
    }

    @Test
    void aVehiclesNameThatNoTopicCanHoldIsRefused() {
        Ran ran = Ran.command("demo", "--bus", "mqtt://127.0.0.1:1", "--vehicle", "a/b", "--port", "0");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("codriver: ").doesNotContain("\tat ");
    }

    @Test
    void aDriveThatIsMissingIsNamed() {
        Ran ran = Ran.command("demo", "--once", "--drive", folder.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("drive.yaml", folder.toString()).doesNotContain("\tat ");
    }

    @Test
    void prepareStartsEverythingAndStops() {
        Ran ran = Ran.command("prepare");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).doesNotContain("codriver: ").doesNotContain("\tat ");
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Ran ran = Ran.command(
                    "demo", "--no-drive", "--port", String.valueOf(taken.getLocalPort()), "--voice", "none");

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err())
                    .contains("codriver: ", String.valueOf(taken.getLocalPort()))
                    .doesNotContain("\tat ");
        }
    }
}
