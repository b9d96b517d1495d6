package io.codriver.voice.mary;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;

/**
 * Shows MaryTTS our configurations in place of those in its jars. MaryTTS asks {@link java.util.ServiceLoader} once, with
 * the class loader of the thread that first uses it; with this one it finds our list. Classes are the application's.
 */
final class LeanConfigs extends ClassLoader {
    private static final String ASKED = "META-INF/services/marytts.config.MaryConfig";

    LeanConfigs() {
        super(LeanConfigs.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (name.equals(ASKED)) {
            URL ours = Objects.requireNonNull(LeanConfigs.class.getResource("configs"));
            return Collections.enumeration(List.of(ours));
        }
        return super.getResources(name);
    }
}
