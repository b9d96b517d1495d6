package io.codriver.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code codriver.yaml}: what it says, what it means when it says nothing. */
class RunConfigTest {
    @TempDir
    Path folder;

    private RunConfig read(String yaml) throws IOException {
        Files.writeString(folder.resolve("codriver.yaml"), yaml);
        return RunConfig.read(folder);
    }

    @Test
    void everythingThatIsSaidIsTaken() throws IOException {
        RunConfig config = read(
                """
                catalog: my-car
                language: de
                bus: mqtt://broker:1884
                vehicle: red
                audio:
                  - {wav: cabin.wav, seats: [driver, rear-left]}
                  - {microphone: "USB Audio", seats: [front-passenger]}
                """);

        assertThat(config.catalog()).isEqualTo(folder.resolve("my-car"));
        assertThat(config.language()).isEqualTo("de");
        assertThat(config.bus()).isEqualTo("mqtt://broker:1884");
        assertThat(config.vehicle()).isEqualTo("red");
        assertThat(config.audio()).hasSize(2);
        assertThat(config.audio().get(0).wav()).isEqualTo("cabin.wav");
        assertThat(config.audio().get(0).seats()).containsExactly("driver", "rear-left");
        assertThat(config.audio().get(1).wav()).isEmpty();
        assertThat(config.audio().get(1).device()).isEqualTo("USB Audio");
    }

    @Test
    void anEmptyMapIsASimulatedCarWithoutSound() throws IOException {
        assertThat(read("{}"))
                .isEqualTo(new RunConfig(
                        folder.resolve("catalog"),
                        "en",
                        RunConfig.SIMULATED,
                        "car",
                        List.of(),
                        Detector.Kind.SILERO,
                        false,
                        Optional.of(folder.resolve("state"))));
    }

    @Test
    void theCarSpeaksFirstOnlyWhereThatIsWanted() throws IOException {
        assertThat(read("offers: true").offers()).isTrue();
        assertThat(read("offers: false").offers()).isFalse();
        assertThatThrownBy(() -> read("offers: sometimes")).hasMessageContaining("'offers' must be true or false");
    }

    @Test
    void voicesAreToldFromNoiseByTheNetworkUnlessLevelsAreWanted() throws IOException {
        assertThat(read("voice-activity: silero").activity()).isEqualTo(Detector.Kind.SILERO);
        assertThat(read("voice-activity: energy").activity()).isEqualTo(Detector.Kind.ENERGY);
        assertThatThrownBy(() -> read("voice-activity: magic"))
                .hasMessageContainingAll("codriver.yaml", "'silero' or 'energy'", "'magic'");
    }

    @Test
    void theFolderForWhatIsTaughtIsBesideTheFileUnlessItIsNamedOrEmpty() throws IOException {
        Path elsewhere = folder.resolve("else").toAbsolutePath();

        assertThat(read("state: " + elsewhere).state()).contains(elsewhere);
        assertThat(read("state: kept").state()).contains(folder.resolve("kept"));
        assertThat(read("state: ''").state()).isEmpty();
    }

    @Test
    void anAbsoluteCatalogueStaysWhereItIs() throws IOException {
        Path elsewhere = folder.resolve("else").toAbsolutePath();

        assertThat(read("catalog: " + elsewhere).catalog()).isEqualTo(elsewhere);
    }

    @Test
    void anUnknownKeyIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> read("buss: simulated"))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("codriver.yaml", "'buss'", "bus", "catalog");
    }

    @Test
    void soundThatIsNoListIsRefusedAndNotForgotten() {
        assertThatThrownBy(() -> read("audio: {wav: cabin.wav, seats: [driver]}"))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("codriver.yaml", "audio");
    }
}
