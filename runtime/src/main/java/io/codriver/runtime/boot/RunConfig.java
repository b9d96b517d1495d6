package io.codriver.runtime.boot;

import io.codriver.voice.AudioException;
import io.codriver.voice.AudioSource;
import io.codriver.voice.MicrophoneSource;
import io.codriver.voice.Pace;
import io.codriver.voice.WavSource;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * {@code codriver.yaml}: what a runtime is connected to.
 *
 * @param catalog the car's catalogue
 * @param bus {@link #SIMULATED} or the URI of a broker
 * @param vehicle the car's name on the broker
 * @param audio sources of sound
 * @param activity how voices are told from noise
 * @param offers whether the car may speak first, where something is worth offering
 * @param state the runtime's own folder, where what people teach is kept; empty to keep nothing
 */
public record RunConfig(
        Path catalog,
        String language,
        String bus,
        String vehicle,
        List<Audio> audio,
        Detector.Kind activity,
        boolean offers,
        Optional<Path> state) {
    /** The bus of a car that is simulated in this process. */
    public static final String SIMULATED = "simulated";

    private static final Set<String> KEYS =
            Set.of("catalog", "language", "bus", "vehicle", "audio", "voice-activity", "offers", "state");

    public RunConfig {
        audio = List.copyOf(audio);
    }

    /**
     * One source of sound.
     *
     * @param wav a recording, or empty for a microphone
     * @param device the microphone's name
     * @param seats one per channel
     */
    public record Audio(String wav, String device, List<String> seats, Path folder) {
        public Audio {
            seats = List.copyOf(seats);
        }

        /** Opens it; the caller closes it. */
        public AudioSource open() throws AudioException {
            return wav.isEmpty()
                    ? MicrophoneSource.open(device, seats.size())
                    : WavSource.open(folder.resolve(wav), Pace.REAL_TIME);
        }
    }

    /**
     * Reads {@code codriver.yaml} in a folder; paths in it are relative to the folder.
     *
     * @throws IOException when it is missing or malformed; the message names file and key
     */
    public static RunConfig read(Path folder) throws IOException {
        Path file = folder.resolve("codriver.yaml");
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no codriver.yaml in " + folder);
        }
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            if (!(loaded instanceof Map<?, ?> root)) {
                throw new IllegalArgumentException("it is not a map");
            }
            return of(root, folder);
        } catch (YAMLException | IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static RunConfig of(Map<?, ?> root, Path folder) {
        for (Object key : root.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new IllegalArgumentException(
                        "unknown key '" + key + "'; known are " + new java.util.TreeSet<>(KEYS));
            }
        }
        List<Audio> audio = new ArrayList<>();
        if (root.get("audio") instanceof List<?> items) {
            items.forEach(item -> audio.add(audio(item, folder)));
        } else if (root.get("audio") != null) {
            throw new IllegalArgumentException("'audio' must be a list");
        }
        return new RunConfig(
                folder.resolve(text(root, "catalog", "catalog")),
                text(root, "language", "en"),
                text(root, "bus", SIMULATED),
                text(root, "vehicle", "car"),
                audio,
                Detector.Kind.of(text(root, "voice-activity", Detector.Kind.SILERO.toString())),
                offers(root),
                Optional.of(text(root, "state", "state"))
                        .filter(s -> !s.isBlank())
                        .map(folder::resolve));
    }

    private static boolean offers(Map<?, ?> root) {
        Object said = root.get("offers");
        if (said != null && !(said instanceof Boolean)) {
            throw new IllegalArgumentException("'offers' must be true or false");
        }
        return Boolean.TRUE.equals(said);
    }

    private static Audio audio(Object item, Path folder) {
        if (!(item instanceof Map<?, ?> map) || !(map.get("seats") instanceof List<?> seats) || seats.isEmpty()) {
            throw new IllegalArgumentException("each item of 'audio' needs 'seats: [...]', one per channel");
        }
        return new Audio(
                text(map, "wav", ""),
                text(map, "microphone", MicrophoneSource.DEFAULT_DEVICE),
                seats.stream().map(String::valueOf).toList(),
                folder);
    }

    private static String text(Map<?, ?> map, String key, String missing) {
        Object value = map.get(key);
        return value == null ? missing : String.valueOf(value);
    }
}
