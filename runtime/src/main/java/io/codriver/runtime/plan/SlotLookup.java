package io.codriver.runtime.plan;

import io.codriver.vehiclebus.Snapshot;
import java.util.Map;

/**
 * Extension point: what the words in an open slot stand for, such as a contact, a place or a title. Asked by the
 * planner for the slots of destinations, contacts and transports. Pure, thread-safe, bounded work; never throws for any
 * text.
 */
public interface SlotLookup {
    /** Finds everything, just as it was said. */
    SlotLookup AS_SAID = (device, slot, text, others, snapshot) -> new Lookup.Found(text, Map.of());

    /**
     * Looks up one slot.
     *
     * @param device catalogue id of the device
     * @param slot its name in the catalogue
     * @param text what was said in it
     * @param others the wish's other slots as said; may be empty
     * @param snapshot the car now
     */
    Lookup find(String device, String slot, String text, Map<String, String> others, Snapshot snapshot);
}
