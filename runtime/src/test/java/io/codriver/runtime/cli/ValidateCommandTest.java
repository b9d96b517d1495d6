package io.codriver.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code validate}: whole catalogues pass, broken ones are exit code 1 with place and mend. */
@ExtendWith(InTheRepository.class)
class ValidateCommandTest {
    private static final Path CATALOGS = InTheRepository.ROOT.resolve("catalogs");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"first", "coffee"})
    void aBundledCatalogueIsFine(String name) {
        Ran ran = Ran.command("validate", CATALOGS.resolve(name).toString());

        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out()).containsPattern("[1-9]\\d* devices, [1-9]\\d* signals, \\d+ policies; 0 errors");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void casesAndCoverageAreReported() throws IOException {
        Path car = copyOfTheFirstCar();
        String wrong = "format: 1\ncases:\n  - {say: open my window, decision: ignore}\n";
        Files.writeString(car.resolve("cases.yaml"), wrong);

        Ran ran = Ran.command("validate", "--cases", "--coverage", car.toString());

        assertThat(ran.code()).as(ran.out()).isEqualTo(1);
        assertThat(ran.out())
                .contains("cases.yaml:3: \"open my window\": decision should be 'ignore' and is 'act'")
                .contains("1 cases with 1 sentences,")
                .contains("0 gaps");
        assertThat(Ran.command("validate", "--coverage", car.toString()).code()).isZero();
    }

    @Test
    void aMisspelledTraitIsToldWithFileLineAndMend() throws IOException {
        Path car = copyOfTheFirstCar();
        Path devices = car.resolve("devices.yaml");
        List<String> lines = Files.readAllLines(devices);
        int broken = line(lines, "kind: on-off");
        lines.set(broken, lines.get(broken).replace("kind: on-off", "kind: on-of"));
        Files.write(devices, lines);

        Ran ran = Ran.command("validate", car.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("devices.yaml:" + (broken + 1) + ":")
                .contains("error:")
                .contains("on-of")
                .contains("on-off")
                .containsPattern("[1-9]\\d* errors");
    }

    @Test
    void yamlThatIsNoneIsToldWithFileAndLine() throws IOException {
        Path car = copyOfTheFirstCar();
        Path policies = car.resolve("policies.yaml");
        int lines = Files.readAllLines(policies).size();
        Files.writeString(policies, Files.readString(policies) + "\n  - {never: closed\n");

        Ran ran = Ran.command("validate", car.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .containsPattern("policies\\.yaml:(" + (lines + 1) + "|" + (lines + 2) + "|" + (lines + 3) + "):");
    }

    @Test
    void aFolderWithoutACatalogueNamesTheMissingFile() {
        Ran ran = Ran.command("validate", folder.resolve("nowhere").toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out() + ran.err()).contains("vehicle.yaml").doesNotContain("\tat ");
    }

    @Test
    void othersThatNeedACatalogueSayTheSame() throws IOException {
        Path car = copyOfTheFirstCar();
        Files.delete(car.resolve("devices.yaml"));

        Ran ran = Ran.command("eval", "text", "--catalog", car.toString(), "--input", "in", "--output", "out");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("codriver: ").contains(car.toString()).contains("devices.yaml");
    }

    private static int line(List<String> lines, String part) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i;
            }
        }
        throw new AssertionError("the first car has no '" + part + "'");
    }

    private Path copyOfTheFirstCar() throws IOException {
        Path from = CATALOGS.resolve("first");
        Path to = folder.resolve("car");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }
}
