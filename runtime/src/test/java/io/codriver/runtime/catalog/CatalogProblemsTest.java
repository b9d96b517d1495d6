package io.codriver.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.runtime.catalog.CatalogProblem.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for a catalogue's files together; single mistakes are in the test of their file. */
class CatalogProblemsTest {
    @TempDir
    Path dir;

    @Test
    void theUnbrokenCatalogueHasNoProblem() {
        assertThat(new CatalogFolder(dir).problems()).isEmpty();
    }

    @Test
    void reportsEverythingAtOnceInFileOrder() {
        List<CatalogProblem> problems = new CatalogFolder(dir)
                .replacing("vehicle.yaml", "driverSide: left", "driverSide: top")
                .replacing("devices.yaml", "step: 20", "step: 0")
                .replacing("policies.yaml", "operations: [open]", "operations: [opne]")
                .replacing("phrases/en.yaml", "[the]", "[the")
                .problems();

        assertThat(problems)
                .extracting(CatalogProblem::file)
                .containsExactly("devices.yaml", "phrases/en.yaml", "policies.yaml", "vehicle.yaml");
    }

    @Test
    void missingFilesAndFoldersAreProblems() {
        assertThat(new CatalogFolder(dir).without("devices.yaml").problems())
                .extracting(CatalogProblem::toString)
                .contains("devices.yaml: error: there is no such file — create it in the catalogue's folder");
        Loaded nowhere = new CatalogLoader().load(dir.resolve("nowhere"));
        assertThat(nowhere.<Integer>fold(ok -> 0, failed -> failed.problems().size()))
                .isEqualTo(1);
    }

    @Test
    void aCarMayHaveNoPolicies() {
        assertThat(new CatalogFolder(dir).without("policies.yaml").problems()).isEmpty();
    }

    @Test
    void aCarMayHaveNoRoutines() {
        CatalogFolder folder = new CatalogFolder(dir)
                .without("routines.yaml")
                .replacing("phrases/en.yaml", "  fresh-air: [fresh air, airing]", "  {}")
                .replacing("phrases/en.yaml", "  fast: [we are fast]", "  {}");
        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void aMisnamedFileIsPointedOut() {
        assertThat(new CatalogFolder(dir).with("policy.yml", "format: 1").problems())
                .singleElement()
                .asString()
                .startsWith("policy.yml: warning: is not read");
    }

    @Test
    void printsAsEditorsExpect() {
        CatalogProblem problem = new CatalogProblem(Severity.ERROR, "phrases/en.yaml", 3, 7, "what", "how");

        assertThat(problem).hasToString("phrases/en.yaml:3:7: error: what — how");
    }
}
