package io.codriver.runtime.catalog;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One conversation of a catalogue's cases: what people say, and exactly what that must change.
 *
 * @param where {@code file:line}
 * @param language the phrases that it is said in
 * @param steps at least one
 */
public record Case(String where, String language, List<Step> steps) {
    public Case {
        steps = List.copyOf(steps);
    }

    /**
     * One sentence, or some time that passes.
     *
     * @param where {@code file:line}
     * @param say what is said; empty when only time passes
     * @param waitSeconds how long nothing is said before
     * @param given sensors that are set before
     * @param changes every writable signal that is another afterwards, with its new value
     * @param decision the decision's name; empty when none is expected
     * @param policy id of the policy that must have spoken; empty for any or none
     * @param silent id of a policy that must not have spoken; may be empty
     * @param reply a part of the reply; may be empty
     */
    public record Step(
            String where,
            String say,
            double waitSeconds,
            String seat,
            Map<SignalPath, SignalValue> given,
            Map<SignalPath, SignalValue> changes,
            String decision,
            String policy,
            String silent,
            String reply) {
        public Step {
            given = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(given));
            changes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        }
    }
}
