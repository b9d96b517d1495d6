package io.codriver.runtime.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code drive.yaml}: what it holds, and that nothing malformed passes. */
class DriveFileTest {
    private static final String WHOLE =
            """
            name: Short
            synthetic: true
            seats: [driver, rear-left]
            crosstalk: -12
            noise: -60
            signals:
              - {at: 0.5, path: Vehicle.Speed, value: 30}
              - {at: 0.6, path: Vehicle.IsMoving, value: true}
            lines:
              - {at: 1.0, seat: driver, voice: rms, say: "stop the music", expect: act}
              - {at: 2.5, seat: rear-left, voice: awb, say: "not for you", expect: ignore}
            """;

    @TempDir
    Path folder;

    private Drive read(String yaml) throws IOException {
        Files.writeString(folder.resolve("drive.yaml"), yaml);
        return DriveFile.read(folder);
    }

    @Test
    void aWholeFileIsRead() throws IOException {
        Drive drive = read(WHOLE);

        assertThat(drive.name()).isEqualTo("Short");
        assertThat(drive.synthetic()).isTrue();
        assertThat(drive.seats()).containsExactly("driver", "rear-left");
        assertThat(drive.crosstalkDb()).isEqualTo(-12);
        assertThat(drive.noiseDb()).isEqualTo(-60);
        assertThat(drive.signals())
                .containsExactly(
                        new Drive.Setting(0.5, new SignalPath("Vehicle.Speed"), SignalValue.of(30)),
                        new Drive.Setting(0.6, new SignalPath("Vehicle.IsMoving"), SignalValue.of(true)));
        assertThat(drive.lines())
                .containsExactly(
                        new Drive.Line(1.0, "driver", "rms", "stop the music", "act", folder.resolve("clips/01.wav")),
                        new Drive.Line(
                                2.5, "rear-left", "awb", "not for you", "ignore", folder.resolve("clips/02.wav")));
    }

    @Test
    void theBundledDriveIsWhatItShouldBe() throws IOException {
        Drive drive = DriveFile.read(Path.of("..", "drives", "first"));

        assertThat(drive.synthetic()).isTrue();
        assertThat(drive.seats()).hasSize(4).doesNotHaveDuplicates();
        assertThat(drive.lines()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(drive.lines()).extracting(Drive.Line::clip).allSatisfy(clip -> assertThat(clip)
                .isRegularFile());
        assertThat(drive.lines()).extracting(Drive.Line::seat).isSubsetOf(drive.seats());
        assertThat(drive.lines()).extracting(Drive.Line::expect).contains("act", "ask", "refuse", "ignore", "answer");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> DriveFile.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("drive.yaml", folder.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: Short            | name: 5              | name",
                "seats: [driver, rear-left] | seats: driver    | seats",
                "crosstalk: -12         | crosstalk: soft      | crosstalk",
                "noise: -60             | noisy: -60           | noise",
                "at: 1.0                | at: soon             | at",
                "seat: driver           | seat: [driver]       | seat",
                "seat: driver           | seat: roof           | roof",
                "path: Vehicle.Speed    | path: no path        | no path",
                "lines:                 | lines: none          | drive.yaml",
                "- {at: 1.0             | - {at: 1.0, - {      | drive.yaml",
            })
    void aMalformedFileIsNamedWithItsKey(String part, String by, String named) {
        assertThat(WHOLE).contains(part);

        assertThatThrownBy(() -> read(WHOLE.replace(part, by)))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("drive.yaml", named);
    }
}
