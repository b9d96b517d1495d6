package io.codriver.voice.vosk;

import com.sun.jna.Platform;
import io.codriver.voice.RecognizerException;
import java.util.Set;

/** Which machines the natives inside Vosk's jar run on. */
final class VoskPlatform {
    /** JNA's resource prefixes for the libraries in the jar of Vosk 0.3.45; its macOS library serves both processors. */
    private static final Set<String> SUPPORTED =
            Set.of("linux-x86-64", "win32-x86-64", "darwin-x86-64", "darwin-aarch64");

    private VoskPlatform() {}

    /** Fails on a platform without a library, before the JVM tries and fails in a way that explains nothing. */
    static void require() throws RecognizerException {
        require(Platform.RESOURCE_PREFIX);
    }

    static void require(String prefix) throws RecognizerException {
        if (!SUPPORTED.contains(prefix)) {
            throw new RecognizerException(
                    RecognizerException.Problem.UNSUPPORTED_PLATFORM,
                    "Vosk has no library for " + prefix
                            + "; run on one of " + SUPPORTED.stream().sorted().toList()
                            + " or configure another recogniser");
        }
    }

    /** The library's name as Vosk's own binding loads it. */
    static String libraryName() {
        return Platform.isWindows() ? "libvosk" : "vosk";
    }
}
