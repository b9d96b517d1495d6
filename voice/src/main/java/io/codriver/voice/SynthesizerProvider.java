package io.codriver.voice;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes a voice available by id; implementations are listed for {@link java.util.ServiceLoader}. */
public interface SynthesizerProvider {
    /** Stable, lower case; what configuration names. */
    String id();

    /** The voice, looked for where such programs usually are; empty when it isn't installed. Quick. */
    Optional<Synthesizer> open();

    /**
     * The voice, looked for in these folders; a voice that needs no program ignores them.
     *
     * @param searchPath folders with programs, in order
     */
    default Optional<Synthesizer> open(List<Path> searchPath) {
        return open();
    }
}
