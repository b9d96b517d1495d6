package io.codriver.runtime.catalog;

import static io.codriver.runtime.catalog.Breakage.error;
import static io.codriver.runtime.catalog.Breakage.warning;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake at a time in the phrases. */
class PhraseProblemsTest {
    private static final String FILE = "phrases/en.yaml";

    @TempDir
    Path dir;

    static Stream<Breakage> errors() {
        return Stream.of(
                error(FILE, "language: en", "language: de", "the file is for 'de'", "language: en"),
                error(FILE, "  fan:\n", "  fann:\n", "unknown device 'fann'", "'fan'"),
                error(FILE, "    names: [window]\n", "", "  window:", "'names' is missing", "names:"),
                error(FILE, "  front: [front]", "  frnt: [front]", "unknown zone 'frnt'", "'front'"),
                error(FILE, "low: [low, gentle]", "lwo: [low, gentle]", "'fan' has no value 'lwo'", "'low'"),
                error(FILE, "increase: [", "incraese: [", "unknown operation 'incraese'", "'increase'"),
                error(FILE, "increase: [", "next: [", "'fan' has no trait that does 'next'", "another operation"),
                error(FILE, "do: open", "do: open, value: wide", "'window' has no value 'wide'", "name a value"),
                error(FILE, "do: open", "do: set, value: 200", "200 is outside every range of 'window'", "inside"),
                error(FILE, "[the]", "[the", "']' is missing", "close every bracket"),
                error(FILE, "{zone}", "{zne}", "unknown placeholder {zne}", "'zone'"),
                error(FILE, "{zone}", "{zone", "'}' is missing", "close every brace"),
                error(
                        FILE,
                        "roll [the] (window|pane) down {zone}",
                        "[roll]",
                        "nothing in it must be said",
                        "outside the brackets"),
                error(FILE, "fan, blower", "fan, (blower)", "has brackets", "plain words"),
                error(FILE, "fan, blower", "fan, Blower", "not in small letters", "as it is heard"),
                error(FILE, "    verbs:\n", "    slots: {x: [y]}\n    verbs:\n", "'fan' has no slot 'x'", "remove it"),
                error(FILE, "climate: [the", "climat: [the", "unknown group 'climat'", "'climate'"),
                error(FILE, "devices: [window, fan]", "devices: [window, fann]", "unknown device 'fann'", "'fan'"),
                error(FILE, "devices: [window, fan]", "devices: [window]", "too few entries: 1", "at least 2"),
                error(FILE, "fresh-air: [fresh", "fresh-aid: [fresh", "unknown routine 'fresh-aid'", "'fresh-air'"),
                error(FILE, "fast: [we", "fats: [we", "unknown condition 'fats'", "'fast'"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void namesFileLineAndMend(Breakage breakage) {
        breakage.isReported(dir);
    }

    static Stream<Breakage> warnings() {
        return Stream.of(
                warning(
                        FILE,
                        "[fresh air, airing]",
                        "[fresh air, window]",
                        "also a name of the device 'window'",
                        "one of"),
                warning(FILE, "names: [air]", "names: [blower]", "also a name of the device 'fan'", "one of the two"),
                warning(
                        FILE,
                        "  fresh-air: [fresh air, airing]",
                        "  {}",
                        "routine 'fresh-air' has no words",
                        "[fresh air]"),
                warning(FILE, "  fast: [we are fast]", "  {}", "condition 'fast' has no words", "under 'conditions'"),
                warning(FILE, "devices: [window, fan]", "devices: [window, fan, fan]", "'fan' is there twice", "one"),
                warning(FILE, "fan, blower", "fan, fan", "'fan' is there twice", "remove one"),
                warning(
                        FILE,
                        "    values:\n      low: [low, gentle]\n",
                        "",
                        "value 'low' of 'fan' has no words",
                        "low: [low]"),
                warning(FILE, "  front: [front]\n", "", "zone 'front' has no words", "add some"),
                warning(FILE, "front: [front]", "front: [driver]", "'driver' never means 'front'", "remove it"),
                warning(FILE, "[blow harder]", "[blower]", "'blower' is a name and a verb of 'fan'", "remove one"),
                warning(
                        FILE,
                        "[blow harder]",
                        "[blow]\n      decrease: [blow]",
                        "'blow' means 'decrease' here",
                        "template"));
    }

    @ParameterizedTest
    @MethodSource("warnings")
    void warnsAndLoads(Breakage breakage) {
        breakage.isWarnedOfAlone(dir);
    }

    @Test
    void aNameIsUnreachableWhenAnEarlierDeviceDoesAll() {
        CatalogFolder folder = new CatalogFolder(dir)
                .with(
                        "devices.yaml",
                        new CatalogFolder(dir).text("devices.yaml")
                                + "  - {id: heat, group: climate, traits: [{kind: temperature, signal: Codriver.H, range: [0, 9]}]}\n")
                .replacing(FILE, "replies:", "  heat: {names: [warmth, blower]}\nreplies:");
        int line = folder.lineOf(FILE, "warmth");

        assertThat(folder.problems())
                .extracting(CatalogProblem::toString)
                .containsExactly(
                        "phrases/en.yaml:" + line + ":26: warning: 'blower' never means 'heat': 'fan' comes first"
                                + " and does all that it does — remove the name from one of the two");
    }

    @Test
    void devicesMayShareANameWhenTheirOperationsDiffer() {
        CatalogFolder folder = new CatalogFolder(dir)
                .replacing(
                        "devices.yaml",
                        "  - id: fan",
                        "  - {id: lock, group: doors, traits: [{kind: on-off, signal: Codriver.L}]}\n  - id: fan")
                .replacing(FILE, "  fan:\n", "  lock: {names: [window]}\n  fan:\n");

        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void aDeviceWithoutWordsIsAnError() {
        CatalogFolder folder = new CatalogFolder(dir)
                .replacing(
                        "devices.yaml",
                        "  - id: fan",
                        "  - {id: lock, group: doors, traits: [{kind: on-off, signal: Codriver.L}]}\n  - id: fan");

        assertThat(folder.problems()).extracting(CatalogProblem::message).containsExactly("device 'lock' has no words");
    }
}
