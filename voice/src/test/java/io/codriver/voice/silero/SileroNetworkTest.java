package io.codriver.voice.silero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.codriver.models.ModelException;
import io.codriver.models.ModelProblem;
import io.codriver.models.ModelStore;
import io.codriver.voice.Clips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network itself, by the pieces it is given. */
final class SileroNetworkTest {
    @TempDir
    Path folder;

    private static Path archives() {
        return Path.of(System.getProperty("codriver.archives"));
    }

    @Test
    void piecesOfAnySizeAreOneStream() throws ModelException {
        short[] sound = Clips.clip(Clips.WINDOWS);
        try (SileroNetwork network = SileroNetwork.open(new ModelStore(archives(), folder));
                SpeechProbability whole = network.listen();
                SpeechProbability pieces = network.listen()) {
            float expected = whole.accept(Arrays.copyOf(sound, 512 * 20));
            float found = 0;
            for (int at = 0; at < 512 * 20; at += 320) {
                found = pieces.accept(Arrays.copyOfRange(sound, at, at + 320));
            }
            assertThat(found).isEqualTo(expected).isGreaterThan(0.5f);
        }
    }

    @Test
    void whatWasHeardMattersUntilItIsForgotten() throws ModelException {
        short[] voice = Arrays.copyOf(Clips.clip(Clips.WINDOWS), 512 * 20);
        short[] after = Clips.noise(32, 30);
        try (SileroNetwork network = SileroNetwork.open(new ModelStore(archives(), folder));
                SpeechProbability fresh = network.listen();
                SpeechProbability used = network.listen()) {
            float expected = fresh.accept(after);
            used.accept(voice);
            assertThat(used.accept(after)).isNotEqualTo(expected);
            used.reset();
            assertThat(used.accept(after)).isEqualTo(expected);
        }
    }

    @Test
    void weightsThatAreNotThePinnedOnesAreRefused() throws Exception {
        byte[] weights = Files.readAllBytes(archives().resolve("silero_vad_v6.onnx"));
        weights[weights.length / 2] ^= 1;
        Files.write(folder.resolve("silero_vad_v6.onnx"), weights);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> SileroNetwork.open(new ModelStore(folder, folder)))
                .withMessageContaining("silero_vad_v6.onnx is damaged: SHA-256 is")
                .withMessageContaining("@ricky0123/vad-web:0.0.31")
                .satisfies(e -> assertThat(e.problem()).isEqualTo(ModelProblem.ARCHIVE_DAMAGED));
    }

    @Test
    void weightsThatAreNotThereAreAProblemOfTheirOwn() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> SileroNetwork.open(new ModelStore(folder, folder)))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(ModelProblem.ARCHIVE_MISSING));
    }
}
