package io.codriver.voice.mary;

import java.io.InputStream;
import java.util.Objects;
import marytts.config.LanguageConfig;
import marytts.exceptions.MaryConfigurationException;

/** American English for MaryTTS, without its large part-of-speech model. Made by MaryTTS. */
public final class LeanEnglish extends LanguageConfig {
    /** For MaryTTS. */
    public LeanEnglish() throws MaryConfigurationException {
        super(resource());
    }

    private static InputStream resource() {
        return Objects.requireNonNull(LeanEnglish.class.getResourceAsStream("english.config"));
    }
}
