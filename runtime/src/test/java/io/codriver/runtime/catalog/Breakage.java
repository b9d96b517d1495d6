package io.codriver.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.runtime.catalog.CatalogProblem.Severity;
import java.nio.file.Path;
import java.util.List;

/**
 * One mistake in the correct catalogue of {@link CatalogFolder}, and what must be said of it.
 *
 * @param part the first text like this in the file is replaced
 * @param at text on the line that is to be named; empty for the line of the replaced part
 * @param message part of the message
 * @param mend part of the mend
 */
record Breakage(Severity severity, String file, String part, String by, String at, String message, String mend) {

    static Breakage error(String file, String part, String by, String message, String mend) {
        return error(file, part, by, "", message, mend);
    }

    static Breakage error(String file, String part, String by, String at, String message, String mend) {
        return new Breakage(Severity.ERROR, file, part, by, at, message, mend);
    }

    static Breakage warning(String file, String part, String by, String message, String mend) {
        return new Breakage(Severity.WARNING, file, part, by, "", message, mend);
    }

    /** The catalogue does not load, and the mistake is among what is reported. */
    void isReported(Path dir) {
        CatalogFolder folder = new CatalogFolder(dir);
        int replaced = folder.lineOf(file, part);
        folder.replacing(file, part, by);
        int line = at.isEmpty() ? replaced : folder.lineOf(file, at);

        List<CatalogProblem> problems = folder.load().fold(ok -> List.of(), Loaded.Failed::problems);
        assertThat(problems).as("of %s", problems).anySatisfy(p -> {
            isAbout(p);
            assertThat(p.line()).isEqualTo(line);
        });
    }

    /** The catalogue loads, and the mistake is all that is reported. */
    void isWarnedOfAlone(Path dir) {
        Loaded loaded = new CatalogFolder(dir).replacing(file, part, by).load();

        List<CatalogProblem> warnings = loaded.fold(Loaded.Ok::warnings, Loaded.Failed::problems);
        assertThat(warnings).singleElement().satisfies(p -> {
            isAbout(p);
            assertThat(p.line()).isPositive();
        });
    }

    private void isAbout(CatalogProblem problem) {
        assertThat(problem.severity()).isEqualTo(severity);
        assertThat(problem.file()).isEqualTo(file);
        assertThat(problem.message()).contains(message);
        assertThat(problem.mend()).contains(mend);
    }

    @Override
    public String toString() {
        return file + ": " + message;
    }
}
