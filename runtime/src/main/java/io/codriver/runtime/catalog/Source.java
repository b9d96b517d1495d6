package io.codriver.runtime.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.codriver.runtime.catalog.CatalogProblem.Severity;
import java.util.Map;

/**
 * One YAML file as data, with the place of every value.
 *
 * @param file name relative to the catalogue's folder; of several files read as one, the first
 * @param root its content
 * @param marks JSON pointer → where that value stands
 * @param problems where to report
 */
record Source(String file, JsonNode root, Map<String, Mark> marks, Problems problems) {

    /** A place in a file, line and column from 1. */
    record Mark(String file, int line, int column) {}

    /** The whole file as a place to read from. */
    Place top() {
        return new Place(this, "", root);
    }

    /** Reports a problem at the value that {@code pointer} names, or at the nearest value around it. */
    void report(Severity severity, String pointer, String message, String mend) {
        Mark mark = nearest(pointer);
        problems.add(new CatalogProblem(severity, mark.file(), mark.line(), mark.column(), message, mend));
    }

    Mark nearest(String pointer) {
        String at = pointer;
        while (true) {
            Mark mark = marks.get(at);
            if (mark != null) {
                return mark;
            }
            if (at.isEmpty()) {
                return new Mark(file, 1, 1);
            }
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
    }
}
