package io.codriver.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code reference}: the pages in docs/reference are what the program would write now. */
@ExtendWith(InTheRepository.class)
class ReferenceCommandTest {
    private static final Path PAGES = InTheRepository.ROOT.resolve("docs/reference");
    private static final String FIRST =
            InTheRepository.ROOT.resolve("catalogs/first").toString();
    /** The car's page is there once the car is finished; from then on it must be kept up to date. */
    private static final Map<String, String> WRITTEN_BY = Map.of(
            "format.md",
            "--format",
            "car.md",
            InTheRepository.ROOT.resolve("catalogs/car").toString());

    @TestFactory
    Stream<DynamicTest> aPageIsUpToDate() {
        assertThat(PAGES.resolve("format.md")).exists();
        return WRITTEN_BY.entrySet().stream()
                .filter(page -> Files.exists(PAGES.resolve(page.getKey())))
                .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> isUpToDate(page.getKey(), page.getValue())));
    }

    private static void isUpToDate(String page, String argument) throws IOException {
        Ran ran = Ran.command("reference", argument);

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(Files.readString(PAGES.resolve(page)))
                .as("write docs/reference/" + page + " anew with './codriver reference'")
                .isEqualTo(ran.out());
    }

    @Test
    void aCarsPageSaysWhoSitsWhereWhatThereIsAndWhichRulesHold() {
        assertThat(Ran.command("reference", FIRST).out())
                .startsWith("# First car\n")
                .contains("| `driver` | 1 | left | yes |")
                .contains("\n#### window\n", "Called window", "0 to 100 percent in steps of 20")
                .contains("driver `Vehicle.Cabin.Door.Row1.DriverSide.Window.Position`")
                .contains("**sunroof-fast** lowers to 30. `sunroof`; to `increase`, `open`, `set`; above 30;"
                        + " when `Vehicle.Speed` is above 120.")
                .containsPattern("when `[A-Za-z.]+` is (true|false)")
                .containsPattern("- “[^”\\[]*window[^”\\[]*”");
    }

    /** It is committed and compared, so that chance must not show. */
    @Test
    void thePageIsTheSameEachTime() {
        assertThat(Ran.command("reference", FIRST).out())
                .isEqualTo(Ran.command("reference", FIRST).out());
    }

    @Test
    void eitherACarOrTheFormat() {
        assertThat(Ran.command("reference").err()).contains("either");
        assertThat(Ran.command("reference", FIRST, "--format").code()).isNotZero();
        assertThat(Ran.command("reference", FIRST, "--language", "xx").code()).isNotZero();
    }
}
