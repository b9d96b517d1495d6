package io.codriver.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.codriver.models.ModelException;
import io.codriver.voice.VoiceDetection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which way voices are told from noise, and what happens when the weights aren't there or are others. */
class DetectorTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource
    void whatIsChosenIsOpened(Detector.Kind kind) throws Exception {
        try (VoiceDetection detection =
                Detector.open(new Home(Path.of("..").toAbsolutePath().normalize()), kind)) {
            assertThat(detection.usesNetwork()).isEqualTo(kind == Detector.Kind.SILERO);
        }
    }

    @Test
    void missingWeightsAreMadeUpForByLevels() throws Exception {
        try (Detector detector = Detector.begin(new Home(home), Detector.Kind.SILERO)) {
            assertThat(detector.await().usesNetwork()).isFalse();
        }
    }

    @Test
    void otherWeightsThanThePinnedOnesAreNoReasonToGoOnWithoutThem() throws Exception {
        Path archives = Files.createDirectories(home.resolve("lib/models"));
        Files.write(archives.resolve("silero_vad_v6.onnx"), new byte[] {1, 2, 3});
        try (Detector detector = Detector.begin(new Home(home), Detector.Kind.SILERO)) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(detector::await)
                    .withMessageContaining("silero_vad_v6.onnx is damaged");
        }
    }
}
