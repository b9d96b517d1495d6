package io.codriver.runtime.app;

import io.codriver.runtime.plan.Lookup;
import io.codriver.vehiclebus.Snapshot;
import java.util.List;

/** What one app knows by name. Pure and thread-safe. */
interface Directory {
    /** Most choices that a question names. */
    int MOST_CHOICES = 5;

    /** Terms as in {@link io.codriver.runtime.plan.SlotLookup#find}. */
    Lookup find(String slot, String text, Snapshot snapshot);

    /** Names as people say them, for the recogniser. */
    List<String> names();

    /** One is it, several are a question, none is none. */
    static Lookup among(List<String> texts) {
        List<String> different = texts.stream().distinct().limit(MOST_CHOICES).toList();
        return switch (different.size()) {
            case 0 -> new Lookup.None();
            case 1 -> new Lookup.Found(different.get(0), java.util.Map.of());
            default -> new Lookup.Several(different);
        };
    }
}
