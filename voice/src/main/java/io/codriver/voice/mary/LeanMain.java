package io.codriver.voice.mary;

import java.io.InputStream;
import java.util.Objects;
import marytts.config.MaryConfig;
import marytts.exceptions.MaryConfigurationException;

/** MaryTTS's main configuration with only the modules on the way from text to sound. Made by MaryTTS. */
public final class LeanMain extends MaryConfig {
    /** For MaryTTS. */
    public LeanMain() throws MaryConfigurationException {
        super(resource());
    }

    @Override
    public boolean isMainConfig() {
        return true;
    }

    private static InputStream resource() {
        return Objects.requireNonNull(LeanMain.class.getResourceAsStream("main.config"));
    }
}
