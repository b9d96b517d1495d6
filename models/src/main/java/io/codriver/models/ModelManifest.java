package io.codriver.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What is known about a model before it is trusted.
 *
 * @param id short stable name, also that of the manifest's resource
 * @param version the publisher's version
 * @param archive file name inside the folder of archives
 * @param sha256 of the archive, 64 lower-case hex digits
 * @param licence SPDX identifier
 * @param source Maven coordinates (group:artifact:version:type), or {@code npm:package:version:path}; never a host
 * @param root folder inside the archive that is unpacked, ending in a slash; empty for the whole archive
 * @param files unpacked layout: path below the root to its size in bytes; all must be there, others are not unpacked. Of
 *     a model that is a single file and not an archive, that file
 */
public record ModelManifest(
        String id,
        String version,
        String archive,
        String sha256,
        String licence,
        String source,
        String root,
        Map<String, Long> files) {

    private static final String FILE_PREFIX = "file.";

    public ModelManifest {
        files = Map.copyOf(files);
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 of " + id + " must be 64 lower-case hex digits: " + sha256);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("manifest of " + id + " lists no file");
        }
    }

    /**
     * The manifest of a model that this program knows.
     *
     * @throws ModelException {@link ModelProblem#UNKNOWN_MODEL} or {@link ModelProblem#BAD_MANIFEST}
     */
    public static ModelManifest bundled(String id) throws ModelException {
        String resource = id.toLowerCase(Locale.ROOT) + ".properties";
        try (InputStream in = ModelManifest.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new ModelException(
                        ModelProblem.UNKNOWN_MODEL, "no model '" + id + "': there is no manifest " + resource);
            }
            return parse(resource, in);
        } catch (ModelException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelException(ModelProblem.BAD_MANIFEST, "can't read manifest " + resource, e);
        }
    }

    /**
     * Reads a manifest in {@link Properties} form; files are entries {@code file.<path>=<bytes>}.
     *
     * @param name what to call it in messages
     * @param in UTF-8, not closed
     * @throws ModelException {@link ModelProblem#BAD_MANIFEST}, naming the entry
     */
    public static ModelManifest parse(String name, InputStream in) throws ModelException {
        Properties entries = new Properties();
        try {
            entries.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new ModelManifest(
                    need(entries, "id"),
                    need(entries, "version"),
                    need(entries, "archive"),
                    need(entries, "sha256"),
                    need(entries, "licence"),
                    need(entries, "source"),
                    entries.getProperty("root", ""),
                    files(entries));
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelException(ModelProblem.BAD_MANIFEST, "manifest " + name + ": " + e.getMessage());
        }
    }

    /** Bytes that unpacking writes. */
    public long unpackedBytes() {
        return files.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String need(Properties entries, String key) {
        String value = entries.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("entry '" + key + "' is missing");
        }
        return value;
    }

    private static Map<String, Long> files(Properties entries) {
        Map<String, Long> files = new TreeMap<>();
        for (String key : entries.stringPropertyNames()) {
            if (key.startsWith(FILE_PREFIX)) {
                String size = entries.getProperty(key).strip();
                if (!size.matches("\\d{1,12}")) {
                    throw new IllegalArgumentException("size of '" + key + "' is not a number: " + size);
                }
                files.put(key.substring(FILE_PREFIX.length()), Long.valueOf(size));
            }
        }
        return files;
    }
}
