package io.codriver.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads bundles: a folder with {@code manifest.json} and the files that it names with their SHA-256. Nothing of a file
 * is used before its sum is checked; a bundle is whole, or it is refused with a {@link ModelException} whose message says
 * which file is wrong and why. Stateless, thread-safe.
 */
public final class BundleStore {
    static final int FORMAT = 1;

    private static final String MANIFEST = "manifest.json";
    private static final List<String> FILES = List.of("student.onnx", "pieces.txt", "labels.json", "cabin.json");
    private static final int MOST_BYTES = 64 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private BundleStore() {}

    /** Where the files of one bundle are. */
    private interface Source {
        Optional<InputStream> open(String name) throws IOException;

        String place();
    }

    /**
     * Opens the bundle in a folder.
     *
     * @throws ModelException one of the {@code BUNDLE_} problems
     */
    public static Bundle read(Path folder) throws ModelException {
        return read(new Source() {
            @Override
            public Optional<InputStream> open(String name) throws IOException {
                Path file = folder.resolve(name);
                return Files.isRegularFile(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
            }

            @Override
            public String place() {
                return folder.toString();
            }
        });
    }

    /**
     * Opens a bundle that this program carries, such as {@code fused-en}.
     *
     * @throws ModelException as for {@link #read(Path)}
     */
    public static Bundle bundled(String name) throws ModelException {
        return read(carried(name));
    }

    /**
     * The version of a bundle that this program carries, from its manifest alone; empty when it carries none.
     *
     * @throws ModelException when the manifest can't be read
     */
    public static Optional<String> versionOf(String name) throws ModelException {
        Source source = carried(name);
        try {
            JsonNode manifest = json(source, MANIFEST, bytes(source, MANIFEST));
            return Optional.of(text(source, manifest, "version"));
        } catch (ModelException e) {
            if (e.problem() == ModelProblem.BUNDLE_MISSING) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Source carried(String name) {
        return new Source() {
            @Override
            public Optional<InputStream> open(String file) {
                return Optional.ofNullable(BundleStore.class.getResourceAsStream(name + "/" + file));
            }

            @Override
            public String place() {
                return "bundled " + name;
            }
        };
    }

    private static Bundle read(Source source) throws ModelException {
        byte[] sealed = bytes(source, MANIFEST);
        JsonNode manifest = json(source, MANIFEST, sealed);
        if (manifest.path("format").asInt(-1) != FORMAT) {
            throw problem(
                    ModelProblem.BUNDLE_FORMAT,
                    source,
                    "is of format '" + manifest.path("format").asText() + "'; this program reads format " + FORMAT);
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : FILES) {
            files.put(
                    name,
                    verified(source, name, manifest.path("files").path(name).asText()));
        }
        Labels labels = labels(source, files);
        List<String> pieces = new String(need(files, "pieces.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
        JsonNode cabin = json(source, "cabin.json", need(files, "cabin.json"));
        Map<String, List<Double>> heads = points(cabin.path("heads"));
        Map<String, List<Double>> targets = points(cabin.path("targets"));
        String id = text(source, manifest, "id");
        String version = text(source, manifest, "version");
        String language = text(source, manifest, "language");
        Network network = open(source, need(files, "student.onnx"));
        Bundle bundle = new Bundle(id, version, language, sha256(sealed), labels, pieces, heads, targets, network);
        return fitting(source, bundle);
    }

    private static Bundle fitting(Source source, Bundle bundle) throws ModelException {
        Optional<String> misfit = BundleFit.problem(bundle);
        if (misfit.isPresent()) {
            bundle.close();
            throw problem(ModelProblem.BUNDLE_UNFIT, source, misfit.get());
        }
        return bundle;
    }

    private static Network open(Source source, byte[] onnx) throws ModelException {
        try {
            return Network.open(onnx);
        } catch (ModelException e) {
            throw problem(e.problem(), source, "student.onnx: " + e.getMessage());
        }
    }

    private static Labels labels(Source source, Map<String, byte[]> files) throws ModelException {
        JsonNode json = json(source, "labels.json", need(files, "labels.json"));
        try {
            return Labels.from(json);
        } catch (IllegalArgumentException e) {
            throw problem(ModelProblem.BUNDLE_FORMAT, source, "labels.json: " + e.getMessage());
        }
    }

    private static byte[] need(Map<String, byte[]> files, String name) {
        return java.util.Objects.requireNonNull(files.get(name), name);
    }

    private static Map<String, List<Double>> points(JsonNode json) {
        Map<String, List<Double>> out = new LinkedHashMap<>();
        json.fields().forEachRemaining(e -> {
            List<Double> point = new ArrayList<>();
            e.getValue().forEach(n -> point.add(n.asDouble()));
            if (point.size() == 3) {
                out.put(e.getKey(), List.copyOf(point));
            }
        });
        return out;
    }

    private static byte[] verified(Source source, String name, String expected) throws ModelException {
        byte[] bytes = bytes(source, name);
        String found = sha256(bytes);
        if (!found.equals(expected)) {
            throw problem(
                    ModelProblem.BUNDLE_DAMAGED,
                    source,
                    name + " is damaged: SHA-256 is " + found + ", the manifest says '" + expected + "'");
        }
        return bytes;
    }

    private static byte[] bytes(Source source, String name) throws ModelException {
        try (InputStream in = source.open(name)
                .orElseThrow(() -> problem(ModelProblem.BUNDLE_MISSING, source, name + " is missing"))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw problem(ModelProblem.BUNDLE_DAMAGED, source, name + " is larger than " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (ModelException e) {
            throw e;
        } catch (IOException e) {
            throw problem(ModelProblem.BUNDLE_DAMAGED, source, "can't read " + name + ": " + e.getMessage());
        }
    }

    private static JsonNode json(Source source, String name, byte[] bytes) throws ModelException {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw problem(ModelProblem.BUNDLE_FORMAT, source, name + " is no JSON");
        }
    }

    private static String text(Source source, JsonNode json, String key) throws ModelException {
        String value = json.path(key).asText();
        if (value.isEmpty()) {
            throw problem(ModelProblem.BUNDLE_FORMAT, source, MANIFEST + " lacks '" + key + "'");
        }
        return value;
    }

    private static ModelException problem(ModelProblem problem, Source source, String message) {
        return new ModelException(problem, "model bundle " + source.place() + ": " + message);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
