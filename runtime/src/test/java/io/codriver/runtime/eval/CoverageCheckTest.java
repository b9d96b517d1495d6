package io.codriver.runtime.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.catalog.CatalogLoader;
import io.codriver.runtime.catalog.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything in the bundled cars can be said; what can't be said is found. */
class CoverageCheckTest {
    private static final String VEHICLE =
            """
            format: 1
            name: Tiny
            driverSide: left
            languages: [en]
            seats:
              - {id: driver, row: 1, side: left, places: {door: Left}}
              - {id: front-passenger, row: 1, side: right, places: {door: Right}}
            """;
    private static final String DEVICES =
            """
            format: 1
            devices:
              - id: window
                group: windows
                zones: [driver, front-passenger]
                traits: [{kind: open-close, signal: "Codriver.{door}.Window", range: [0, 100], unit: percent}]
              - {id: fan, group: climate, traits: [{kind: level, signal: Codriver.Fan, range: [0, 10]}]}
              - {id: blower, group: climate, traits: [{kind: level, signal: Codriver.Blower, range: [0, 10]}]}
            """;
    private static final String PHRASES =
            """
            format: 1
            language: en
            zones:
              driver: [driver, driver side]
              front-passenger: [passenger, passenger side]
            devices:
              window: {names: [window], plurals: [windows]}
              fan: {names: [fan]}
              blower: {names: [blower]}
            """;

    @TempDir
    Path folder;

    private static Mind mind(Path dir) {
        return Mind.of(
                new CatalogLoader().load(dir).fold(Loaded.Ok::catalog, failed -> {
                    throw new AssertionError(failed.problems());
                }),
                "en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "car"})
    void everythingInABundledCarCanBeSaid(String name) {
        assertThat(new CoverageCheck(mind(Path.of("..", "catalogs", name))).gaps())
                .isEmpty();
    }

    @Test
    void aCompleteCatalogueHasNoGap() throws IOException {
        assertThat(new CoverageCheck(tiny(PHRASES)).gaps()).isEmpty();
    }

    @Test
    void aDeviceInAnothersShadowIsAGap() throws IOException {
        assertThat(new CoverageCheck(tiny(PHRASES.replace("[blower]", "[fan]"))).gaps())
                .extracting(CoverageCheck.Gap::toString)
                .containsExactly("blower: level: 0 of 5 sentences");
    }

    /** "All windows" reaches it, yet nobody can ask for it alone. */
    @Test
    void aZoneWithoutWordsIsAGap() throws IOException {
        String phrases = PHRASES.replace("  front-passenger: [passenger, passenger side]\n", "");

        assertThat(new CoverageCheck(tiny(phrases)).gaps())
                .extracting(CoverageCheck.Gap::toString)
                .containsExactly("window: open-close in front-passenger: 0 of 5 sentences");
    }

    @Test
    void examplesShowDifferentOperationsAndStayTheSame() throws IOException {
        ReadBack readBack = new ReadBack(tiny(PHRASES));

        assertThat(readBack.examples(3).get("window")).hasSize(3).doesNotHaveDuplicates();
        assertThat(readBack.examples(3)).isEqualTo(new ReadBack(tiny(PHRASES)).examples(3));
    }

    private Mind tiny(String phrases) throws IOException {
        Files.createDirectories(folder.resolve("phrases"));
        Files.writeString(folder.resolve("vehicle.yaml"), VEHICLE);
        Files.writeString(folder.resolve("devices.yaml"), DEVICES);
        Files.writeString(folder.resolve("phrases/en.yaml"), phrases);
        return mind(folder);
    }
}
