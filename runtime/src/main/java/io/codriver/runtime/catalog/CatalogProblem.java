package io.codriver.runtime.catalog;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something wrong in a catalogue, with its place and what mends it.
 *
 * @param severity whether the catalogue can be used in spite of it
 * @param file name relative to the catalogue's folder, with forward slashes
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1; 0 when the file as a whole is meant
 * @param message what is wrong
 * @param mend what to do about it, may be empty
 */
public record CatalogProblem(Severity severity, String file, int line, int column, String message, String mend)
        implements Comparable<CatalogProblem> {

    /** Whether the catalogue can be used in spite of a problem. */
    public enum Severity {
        /** The catalogue is not loaded. */
        ERROR,
        /** It is loaded; somebody should look. */
        WARNING
    }

    private static final Comparator<CatalogProblem> ORDER = Comparator.comparing(CatalogProblem::file)
            .thenComparingInt(CatalogProblem::line)
            .thenComparingInt(CatalogProblem::column)
            .thenComparing(CatalogProblem::message)
            .thenComparing(CatalogProblem::severity)
            .thenComparing(CatalogProblem::mend);

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** By file, line and column. */
    @Override
    public int compareTo(CatalogProblem other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column: error: message — mend}, as editors and terminals understand it. */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line + ":" + column : file;
        String text = place + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + message;
        return mend.isEmpty() ? text : text + " — " + mend;
    }
}
