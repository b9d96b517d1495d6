package io.codriver.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny tree of our own in the shape of a VSS release. */
class VssLintTest {
    private static final String TREE =
            """
            {"Vehicle": {"type": "branch", "children": {
              "Speed": {"type": "sensor", "datatype": "float", "unit": "km/h"},
              "Cabin": {"type": "branch", "children": {
                "Fan": {"type": "%s", "datatype": "%s", "min": 0, "max": %d},
                "Mode": {"type": "actuator", "datatype": "string", "allowed": ["A", "B"]},
                "Door": {"type": "branch", "children": {
                  "Row1": {"type": "branch", "children": {
                    "DriverSide": {"type": "branch", "children": {"Window": {"type": "branch", "children": {
                      "Position": {"type": "actuator", "datatype": "uint8", "min": 0, "max": 100}}}}},
                    "PassengerSide": {"type": "branch", "children": {"Window": {"type": "branch", "children": {
                      "Position": {"type": "actuator", "datatype": "uint8", "min": 0, "max": 100}}}}}
                  }}}}}}}}}
            """;

    @TempDir
    Path dir;

    private List<String> problems(String role, String datatype, int max, CatalogFolder folder) throws IOException {
        Path file = dir.resolve("vss.json");
        Files.writeString(file, TREE.formatted(role, datatype, max));
        return new CatalogLoader()
                        .load(folder.write(), VssTree.read(file))
                        .<List<CatalogProblem>>fold(Loaded.Ok::warnings, Loaded.Failed::problems)
                        .stream()
                        .map(CatalogProblem::toString)
                        .toList();
    }

    private CatalogFolder folder() {
        return new CatalogFolder(dir.resolve("catalog"));
    }

    @Test
    void agreesWithAMatchingTree() throws IOException {
        assertThat(problems("actuator", "uint8", 100, folder())).isEmpty();
    }

    @Test
    void findsNamesThatVssLacks() throws IOException {
        CatalogFolder folder = folder().replacing("devices.yaml", "Vehicle.Cabin.Fan", "Vehicle.Cabin.Fann");
        assertThat(problems("actuator", "uint8", 100, folder))
                .containsExactly(
                        "devices.yaml:17:17: error: VSS has no Vehicle.Cabin.Fann — did you mean 'Vehicle.Cabin.Fan'?");
    }

    @Test
    void leavesExtensionsAlone() throws IOException {
        CatalogFolder folder = folder().replacing("devices.yaml", "Vehicle.Cabin.Fan", "Codriver.Cabin.Fan");
        assertThat(problems("actuator", "uint8", 100, folder)).isEmpty();
    }

    @Test
    void findsSensorsThatAreWritten() throws IOException {
        assertThat(problems("sensor", "uint8", 100, folder()))
                .singleElement()
                .asString()
                .contains("Vehicle.Cabin.Fan is a sensor in VSS");
    }

    @Test
    void findsOtherTypesAndWiderRanges() throws IOException {
        assertThat(problems("actuator", "boolean", 100, folder()))
                .singleElement()
                .asString()
                .contains("is boolean in VSS, not a number");
        assertThat(problems("actuator", "uint8", 50, folder()))
                .singleElement()
                .asString()
                .contains("wider range than VSS's [0.0, 50.0]");
    }

    @Test
    void findsTextsThatVssDoesNotAllow() throws IOException {
        CatalogFolder folder = folder().replacing(
                        "devices.yaml",
                        "      - kind: level\n",
                        "      - {kind: mode, signal: Vehicle.Cabin.Mode, values: {low: C}}\n      - kind: level\n");
        assertThat(problems("actuator", "uint8", 100, folder))
                .singleElement()
                .asString()
                .contains("Vehicle.Cabin.Mode may not be C in VSS — it may be A, B");
    }

    @Test
    void saysWhenAFileIsNoVssTree() throws IOException {
        Path file = Files.writeString(dir.resolve("a.json"), "{}");
        assertThatThrownBy(() -> VssTree.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no signals");
        Files.writeString(file, "{");
        assertThatThrownBy(() -> VssTree.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not JSON");
    }
}
