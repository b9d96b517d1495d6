package io.codriver.runtime.app;

import io.codriver.runtime.catalog.AppData;
import io.codriver.runtime.catalog.AppData.Wiring;
import io.codriver.runtime.catalog.AppData.Words;
import io.codriver.runtime.plan.Lookup;
import io.codriver.runtime.plan.SlotLookup;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.gateway.sim.CarConsequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All simulated apps of one car in one language. Slots that no app knows are found as they were said. Immutable and
 * thread-safe.
 */
public final class Apps implements SlotLookup {
    /** Most sentences that the recogniser is given. */
    public static final int MOST_SENTENCES = 1500;

    private static final String NAME = "{name}";

    private record Slot(String device, String name) {}

    private final Map<Slot, Directory> bySlot = new LinkedHashMap<>();
    private final List<CarConsequence> consequences = new ArrayList<>();
    private final Set<String> sentences = new LinkedHashSet<>();

    /**
     * @param data what the apps know
     * @param language of the people in the car
     */
    public Apps(AppData data, String language) {
        Words words = data.words().getOrDefault(language, Words.NONE);
        data.library().ifPresent(library -> {
            Selections selections = new Selections(library);
            Map<String, io.codriver.vehiclebus.SignalPath> signals =
                    library.wiring().signals();
            add("library", library.wiring(), new LibraryDirectory(selections, signals, words), words);
            consequences.add(new MusicPlayer(selections, signals));
        });
        data.region().ifPresent(region -> {
            Places places = new Places(region);
            Map<String, io.codriver.vehiclebus.SignalPath> signals =
                    region.wiring().signals();
            add("region", region.wiring(), new RegionDirectory(places, signals, words), words);
            consequences.add(new Navigator(places, signals));
        });
        data.contacts().ifPresent(contacts -> {
            add("contacts", contacts.wiring(), new ContactDirectory(contacts, words), words);
            consequences.add(new PhoneLine(contacts));
        });
    }

    private void add(String section, Wiring wiring, Directory directory, Words words) {
        wiring.slots().forEach((device, slots) -> slots.forEach(s -> bySlot.put(new Slot(device, s), directory)));
        for (String sentence : words.phrases("sentences", section)) {
            directory.names().stream()
                    .limit(MOST_SENTENCES)
                    .filter(n -> sentences.size() < MOST_SENTENCES)
                    .forEach(n -> sentences.add(sentence.replace(NAME, n)));
        }
    }

    @Override
    public Lookup find(String device, String slot, String text, Map<String, String> others, Snapshot snapshot) {
        Directory directory = bySlot.get(new Slot(device, slot));
        return directory == null
                ? AS_SAID.find(device, slot, text, others, snapshot)
                : directory.find(slot, text, snapshot);
    }

    /** What follows in the simulated car. */
    public List<CarConsequence> consequences() {
        return List.copyOf(consequences);
    }

    /** Sentences with the apps' names in them, for the recogniser's language model; at most {@link #MOST_SENTENCES}. */
    public List<String> sentences() {
        return List.copyOf(sentences);
    }
}
