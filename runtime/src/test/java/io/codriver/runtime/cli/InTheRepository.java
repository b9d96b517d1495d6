package io.codriver.runtime.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Sets what the launcher sets: the home is this checkout; models are unpacked once for the module. */
public final class InTheRepository implements BeforeEachCallback, AfterEachCallback {
    /** The root of the checkout; tests run in the module's folder. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Map<String, String> LAUNCHER = Map.of(
            "codriver.home", ROOT.toString(),
            "codriver.cache", Path.of("target", "model-cache").toAbsolutePath().toString());

    private final Map<String, @Nullable String> before = new LinkedHashMap<>();

    @Override
    public void beforeEach(ExtensionContext context) {
        LAUNCHER.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }
}
