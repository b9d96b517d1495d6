package io.codriver.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.runtime.turn.TurnState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaughtFileTest {
    @TempDir
    Path folder;

    private final List<String> reports = new CopyOnWriteArrayList<>();

    private TaughtFile open() {
        return TaughtFile.open(folder.resolve("state"), "en", reports::add);
    }

    private Path file() {
        return folder.resolve("state").resolve("taught.en.json");
    }

    private void keep(Map<String, String> phrases) {
        try (TaughtFile taught = open()) {
            taught.onTaught(phrases);
        }
    }

    private Map<String, String> kept() {
        try (TaughtFile taught = open()) {
            return taught.phrases();
        }
    }

    private void write(String content) throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(file(), content);
    }

    @Test
    void nothingIsThereAtFirstAndNothingIsMade() {
        assertThat(kept()).isEmpty();
        assertThat(folder.resolve("state")).doesNotExist();
        assertThat(reports).isEmpty();
    }

    @Test
    void whatWasTaughtIsThereAgainInItsOrder() {
        Map<String, String> phrases = new LinkedHashMap<>();
        phrases.put("movie night", "dim the \"ambient\" light and play jazz");
        phrases.put("brr", "太冷了");
        phrases.put("a", "b");
        keep(phrases);

        assertThat(kept()).containsExactlyEntriesOf(phrases);
        assertThat(reports).isEmpty();
    }

    @Test
    void theNewestOfManyIsKeptAndNoOtherFileStays() throws IOException {
        try (TaughtFile taught = open()) {
            for (int i = 0; i <= 1000; i++) {
                taught.onTaught(Map.of("phrase", "sentence " + i));
            }
        }

        assertThat(kept()).containsExactly(Map.entry("phrase", "sentence 1000"));
        try (Stream<Path> files = Files.list(folder.resolve("state"))) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void whatIsForgottenIsGone() {
        keep(Map.of("a", "b"));
        keep(Map.of());

        assertThat(kept()).isEmpty();
        assertThat(file()).exists();
    }

    @Test
    void eachLanguageHasItsOwn() {
        keep(Map.of("a", "b"));
        try (TaughtFile chinese = TaughtFile.open(folder.resolve("state"), "zh", reports::add)) {
            assertThat(chinese.phrases()).isEmpty();
        }
    }

    @Test
    void onlyTheOwnerReadsIt() throws IOException {
        keep(Map.of("home", "navigate to elm street"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void theMostThatATurnRemembersFits() {
        Map<String, String> most = new LinkedHashMap<>();
        for (int i = 0; i < TurnState.MAX_TAUGHT; i++) {
            String name = "phrase " + i;
            most.put(name, "\u0001".repeat(TurnState.LONGEST_TAUGHT - name.length() - 1) + "x");
        }
        keep(most);

        assertThat(kept()).isEqualTo(most);
    }

    static Stream<String> damaged() {
        String many = "\"p%d\":\"s\",".repeat(TurnState.MAX_TAUGHT);
        return Stream.of(
                "",
                "{\"a\":\"b\"",
                "{\"a\":\"b\"}{",
                "\0\0\0\0",
                "null",
                "[]",
                "\"a\"",
                "{\"a\":1}",
                "{\"a\":null}",
                "{\"a\":{\"b\":\"c\"}}",
                "{\"\":\"b\"}",
                "{\"a\":\" \"}",
                "{\"a\":\"" + "b".repeat(TurnState.LONGEST_TAUGHT) + "\"}",
                "{"
                        + many.formatted(Stream.iterate(0, i -> i + 1)
                                .limit(TurnState.MAX_TAUGHT)
                                .toArray()) + "\"last\":\"s\"}",
                "[".repeat(100_000),
                " ".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void aDamagedFileIsReportedAndSetAside(String content) throws IOException {
        write(content);
        Path aside = file().resolveSibling("taught.en.json.damaged");
        Files.writeString(aside, "an older one");

        assertThat(kept()).isEmpty();
        assertThat(reports).singleElement().asString().contains("damaged", file().toString());
        assertThat(file()).doesNotExist();
        assertThat(aside).hasContent(content);
        keep(Map.of("a", "b"));
        assertThat(kept()).containsExactly(Map.entry("a", "b"));
        assertThat(reports).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsLeftAlone() throws IOException {
        Files.createDirectories(file());
        Path inside = Files.writeString(file().resolve("inside"), "x");

        keep(Map.of("a", "b"));
        assertThat(reports).singleElement().asString().contains("can't be read", file().toString());
        assertThat(inside).exists();
    }

    @Test
    void aFolderThatCannotBeMadeIsReportedAndStopsNothing() throws IOException {
        Files.writeString(folder.resolve("state"), "a file where a folder should be");
        TaughtFile taught = TaughtFile.open(folder.resolve("state").resolve("deeper"), "en", reports::add);
        taught.onTaught(Map.of("a", "b"));
        taught.close();

        assertThat(reports).isNotEmpty().last().asString().contains("taught.en.json");
    }
}
