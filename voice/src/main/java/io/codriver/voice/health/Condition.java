package io.codriver.voice.health;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a microphone is.
 *
 * @param deaf whether what it delivers right now is worth nothing to anybody and should be taken for silence
 * @param faults what is wrong with it, with the particulars as of when that began, for people; empty when it is well
 */
public record Condition(boolean deaf, Map<Fault, String> faults) {
    /** Nothing is wrong. */
    public static final Condition WELL = new Condition(false, Map.of());

    public Condition {
        faults = faults.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(faults));
    }
}
