package io.codriver.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelManifestTest {
    private static final List<String> WHOLE = List.of(
            "id=m",
            "version=1",
            "archive=m.zip",
            "sha256=" + "0".repeat(64),
            "licence=MIT",
            "source=g:a:1:zip",
            "file.x=3");

    @Test
    void bundledManifestSaysWhereTheModelComesFrom() throws Exception {
        ModelManifest manifest = ModelManifest.bundled("vosk-model-en");
        assertThat(manifest.source()).isEqualTo("com.alphacephei:vosk-model-en:0.3.45:aar");
        assertThat(manifest.licence()).isEqualTo("Apache-2.0");
        assertThat(manifest.unpackedBytes()).isEqualTo(70_898_768);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "version", "archive", "sha256", "licence", "source", "file.x"})
    void everyEntryIsNeeded(String key) {
        List<String> lines = new ArrayList<>(WHOLE);
        lines.removeIf(line -> line.startsWith(key + "="));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> parse(lines))
                .withMessageContaining("m.properties");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256=xyz", "file.x=many"})
    void badValuesAreNamed(String line) {
        List<String> lines = new ArrayList<>(WHOLE);
        lines.add(line);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> parse(lines))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(ModelProblem.BAD_MANIFEST))
                .withMessageContaining(line.substring(line.indexOf('=') + 1));
    }

    private static ModelManifest parse(List<String> lines) throws ModelException {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return ModelManifest.parse("m.properties", new ByteArrayInputStream(text));
    }
}
