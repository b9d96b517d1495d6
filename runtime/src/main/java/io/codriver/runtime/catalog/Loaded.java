package io.codriver.runtime.catalog;

import java.util.List;
import java.util.function.Function;

/** What came of reading a catalogue. */
public sealed interface Loaded {

    /** It can be used. {@code warnings} are in file order. */
    record Ok(Catalog catalog, List<CatalogProblem> warnings) implements Loaded {
        public Ok {
            warnings = List.copyOf(warnings);
        }

        @Override
        public <R> R fold(Function<Ok, R> ok, Function<Failed, R> failed) {
            return ok.apply(this);
        }
    }

    /** It cannot be used. {@code problems} holds at least one error, and the warnings too, in file order. */
    record Failed(List<CatalogProblem> problems) implements Loaded {
        public Failed {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R fold(Function<Ok, R> ok, Function<Failed, R> failed) {
            return failed.apply(this);
        }
    }

    /** Applies the function for this outcome. */
    <R> R fold(Function<Ok, R> ok, Function<Failed, R> failed);
}
