package io.codriver.runtime.catalog;

import io.codriver.nlu.Wish;
import io.codriver.vehiclebus.guard.PolicyRule.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code routines.yaml}: routines, and states of the car that have a name. */
final class RoutineReader {
    private final Place top;
    private final WishReader wishes;
    private final ConditionReader conditions;

    RoutineReader(Source source, WishReader wishes, ConditionReader conditions) {
        this.top = source.top();
        this.wishes = wishes;
        this.conditions = conditions;
    }

    /** In file order. */
    List<Routine> routines() {
        Map<String, Routine> routines = new LinkedHashMap<>();
        for (Place place : top.at("routines").items()) {
            String id = place.textAt("id");
            List<Wish> steps = new ArrayList<>();
            place.at("steps").items().forEach(step -> wishes.readOrAsk(step).ifPresent(steps::add));
            if (routines.put(id, new Routine(id, steps)) != null) {
                place.at("id").error("routine '" + id + "' is there twice", "give one of the two another id");
            }
        }
        return List.copyOf(routines.values());
    }

    /** Id → what must all hold, in file order. */
    Map<String, List<Condition>> conditions() {
        Map<String, List<Condition>> named = new LinkedHashMap<>();
        for (Place place : top.at("conditions").items()) {
            String id = place.textAt("id");
            if (named.put(id, conditions.readAnywhere(place.at("when"))) != null) {
                place.at("id").error("condition '" + id + "' is there twice", "give one of the two another id");
            }
        }
        return named;
    }
}
