package io.codriver.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    @TempDir
    Path dir;

    private final Problems problems = new Problems();

    private Source read(byte[] bytes) throws IOException {
        Files.write(dir.resolve("a.yaml"), bytes);
        return new YamlReader(dir, problems).read("a.yaml");
    }

    private Source read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> printed() {
        return problems.all().stream().map(CatalogProblem::toString).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "on, STRING", "off, STRING", "yes, STRING", "no, STRING", "y, STRING", "true, BOOLEAN", "false, BOOLEAN",
        "12, NUMBER", "-1.5, NUMBER", "1e3, NUMBER", "1e999, STRING", "12:30, STRING", "0x1F, STRING", ".inf, STRING",
        "null, NULL", "~, NULL", "2026-01-01, STRING", "1_000, STRING"
    })
    void plainWordsAreReadByYaml12(String written, String kind) throws IOException {
        assertThat(read("a: " + written).top().at("a").node().getNodeType()).hasToString(kind);
    }

    @Test
    void keysAreAlwaysText() throws IOException {
        assertThat(read("on: 1\n7: 2\ntrue: 3\n").top().fields()).containsOnlyKeys("on", "7", "true");
    }

    @Test
    void knowsWhereThingsStand() throws IOException {
        Source source = read("a:\n  b: [1, x]\n  c/d: 2\n");

        assertThat(source.marks())
                .containsEntry("/a/b/1", new Source.Mark("a.yaml", 2, 10))
                .containsEntry("/a/b", new Source.Mark("a.yaml", 2, 3))
                .containsEntry("/a/c~1d", new Source.Mark("a.yaml", 3, 8));
    }

    @Test
    void refusesAliases() throws IOException {
        read("a: &x [1]\nb: *x\n");
        assertThat(printed())
                .containsExactly("a.yaml:1:4: error: aliases (*name) are not allowed — write the value out");
    }

    @Test
    void aliasBombIsHarmless() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        read(bomb.toString());
        assertThat(problems.hasErrors()).isTrue();
    }

    @Test
    void refusesTags() throws IOException {
        read("a: !!java.net.URL [\"http://localhost\"]\n");
        read("b: !own 1\n");
        assertThat(problems.all()).hasSize(2).allSatisfy(p -> {
            assertThat(p.line()).isEqualTo(1);
            assertThat(p.column()).isEqualTo(4);
            assertThat(p.message()).containsIgnoringCase("tag");
        });
    }

    @Test
    void refusesDoubleKeys() throws IOException {
        read("a: 1\na: 2\n");
        assertThat(printed()).containsExactly("a.yaml:2:1: error: 'a' is there twice — remove or merge one of the two");
    }

    @Test
    void saysWhereYamlBreaks() throws IOException {
        read("a: 1\nb: [2\nc: 3\n");
        assertThat(problems.all()).singleElement().satisfies(p -> {
            assertThat(p.line()).isEqualTo(3);
            assertThat(p.message()).startsWith("not well-formed YAML: ");
            assertThat(p.mend()).contains("brackets");
        });
    }

    @Test
    void refusesDepth() throws IOException {
        read("[".repeat(2000));
        assertThat(problems.hasErrors()).isTrue();
    }

    @Test
    void refusesSize() throws IOException {
        read(new byte[YamlReader.MAX_BYTES + 1]);
        assertThat(printed()).containsExactly("a.yaml: error: larger than 1048576 bytes — split or shorten it");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        read(new byte[] {'a', ':', ' ', (byte) 0xC3, (byte) 0x28});
        assertThat(printed()).containsExactly("a.yaml: error: not UTF-8 text — save it as UTF-8");
    }

    @Test
    void refusesAnEmptyFileAndASecondDocument() throws IOException {
        read("# nothing\n");
        read("a: 1\n---\nb: 2\n");
        assertThat(printed()).hasSize(2).anyMatch(p -> p.contains("the file is empty"));
        assertThat(printed()).anyMatch(p -> p.startsWith("a.yaml:3:1:") && p.contains("second YAML document"));
    }
}
