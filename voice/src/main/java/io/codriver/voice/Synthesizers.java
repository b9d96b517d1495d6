package io.codriver.voice;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Finds voices by the id that configuration names. */
public final class Synthesizers {
    /** Stands for the voice that works on every machine. */
    public static final String AUTO = "auto";

    private static final String ON_EVERY_MACHINE = "mary";

    private Synthesizers() {}

    /**
     * Opens a voice, programs being looked for where they usually are.
     *
     * @param preferred an id, or {@link #AUTO}
     * @return empty when the voice is known but not installed
     * @throws IllegalArgumentException when no provider has the id; the message lists those there are
     */
    public static Optional<Synthesizer> open(String preferred) {
        return provider(preferred).open();
    }

    /** As {@link #open(String)}, with programs looked for in these folders. */
    public static Optional<Synthesizer> open(String preferred, List<Path> searchPath) {
        return provider(preferred).open(searchPath);
    }

    /**
     * Nothing when there is such a voice, installed or not.
     *
     * @throws IllegalArgumentException when there is none; the message names those that there are
     */
    public static void requireKnown(String preferred) {
        SynthesizerProvider unused = provider(preferred);
    }

    private static SynthesizerProvider provider(String preferred) {
        String id = preferred.equals(AUTO) ? ON_EVERY_MACHINE : preferred;
        Map<String, SynthesizerProvider> known = new TreeMap<>();
        ServiceLoader.load(SynthesizerProvider.class).forEach(provider -> known.put(provider.id(), provider));
        SynthesizerProvider provider = known.get(id);
        if (provider == null) {
            throw new IllegalArgumentException("no voice '" + id + "'; there are " + known.keySet());
        }
        return provider;
    }
}
