package io.codriver.voice.mary;

import io.codriver.voice.Synthesizer;
import io.codriver.voice.SynthesizerProvider;
import java.util.Optional;

/** Offers {@link MaryVoice} under the id {@code mary}; it is always there. */
public final class MaryProvider implements SynthesizerProvider {
    /** For {@link java.util.ServiceLoader}. */
    public MaryProvider() {}

    @Override
    public String id() {
        return MaryVoice.ID;
    }

    @Override
    public Optional<Synthesizer> open() {
        return Optional.of(new MaryVoice());
    }
}
