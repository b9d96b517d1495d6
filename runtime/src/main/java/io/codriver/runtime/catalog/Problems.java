package io.codriver.runtime.catalog;

import io.codriver.runtime.catalog.CatalogProblem.Severity;
import java.util.List;
import java.util.TreeSet;

/** Collects problems while a catalogue is read; of two that say the same at the same place one is kept. One thread. */
final class Problems {
    /** More than this many say nothing new to anybody. */
    static final int MOST = 500;

    private final TreeSet<CatalogProblem> found = new TreeSet<>();
    private boolean errors;

    void add(CatalogProblem problem) {
        errors |= problem.isError();
        if (found.size() < MOST || problem.isError()) {
            found.add(problem);
        }
        if (found.size() > MOST) {
            found.pollLast();
        }
    }

    void error(String file, String message, String mend) {
        add(new CatalogProblem(Severity.ERROR, file, 0, 0, message, mend));
    }

    void warning(String file, String message, String mend) {
        add(new CatalogProblem(Severity.WARNING, file, 0, 0, message, mend));
    }

    boolean hasErrors() {
        return errors;
    }

    /** In file order. */
    List<CatalogProblem> all() {
        return List.copyOf(found);
    }
}
