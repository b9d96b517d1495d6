package io.codriver.runtime.catalog;

import io.codriver.nlu.Wish;
import java.util.List;

/**
 * What one phrase sets off.
 *
 * @param id kebab-case, unique
 * @param steps in order
 */
public record Routine(String id, List<Wish> steps) {
    public Routine {
        steps = List.copyOf(steps);
    }
}
