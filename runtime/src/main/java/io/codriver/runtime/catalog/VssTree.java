package io.codriver.runtime.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codriver.vehiclebus.SignalSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The COVESA Vehicle Signal Specification as its releases publish it in JSON: nested {@code children}, each with a
 * {@code type} and, unless it is a branch, a {@code datatype}. Immutable.
 */
public final class VssTree {
    private final Map<String, Leaf> leaves = new LinkedHashMap<>();

    /**
     * One signal of the standard.
     *
     * @param role {@code actuator}, {@code sensor} or {@code attribute}
     * @param datatype such as {@code uint8}, {@code boolean}, {@code string}
     * @param allowed texts that the standard lists, empty when it lists none
     * @param min least number, minus infinity when there is none
     * @param max greatest number, infinity when there is none
     */
    public record Leaf(String role, String datatype, Set<String> allowed, double min, double max) {
        public Leaf {
            allowed = Set.copyOf(allowed);
        }

        /** The kind of value, or nothing for arrays and structs. */
        public Optional<SignalSpec.Type> type() {
            if (datatype.equals("boolean")) {
                return Optional.of(SignalSpec.Type.BOOLEAN);
            }
            if (datatype.equals("string")) {
                return Optional.of(SignalSpec.Type.TEXT);
            }
            return datatype.matches("u?int(8|16|32|64)|float|double")
                    ? Optional.of(SignalSpec.Type.NUMBER)
                    : Optional.empty();
        }
    }

    private VssTree(JsonNode root) {
        root.fieldNames().forEachRemaining(name -> collect(name, root.get(name)));
    }

    /**
     * Reads a release.
     *
     * @param file JSON of a VSS release
     * @throws IOException when it cannot be read or is not such a file; the message says which
     */
    public static VssTree read(Path file) throws IOException {
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
            VssTree tree = new VssTree(root);
            if (tree.leaves.isEmpty()) {
                throw new IOException(file + " has no signals: is it a VSS release in JSON?");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    public Optional<Leaf> leaf(String name) {
        return Optional.ofNullable(leaves.get(name));
    }

    public Set<String> names() {
        return java.util.Collections.unmodifiableSet(leaves.keySet());
    }

    private void collect(String path, JsonNode node) {
        JsonNode children = node.path("children");
        if (children.isObject()) {
            List<String> names = new ArrayList<>();
            children.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> collect(path + "." + name, children.get(name)));
        } else if (node.path("datatype").isTextual()) {
            Set<String> allowed = new LinkedHashSet<>();
            node.path("allowed").forEach(item -> allowed.add(item.asText()));
            leaves.put(
                    path,
                    new Leaf(
                            node.path("type").asText(),
                            node.path("datatype").asText(),
                            allowed,
                            node.path("min").asDouble(Double.NEGATIVE_INFINITY),
                            node.path("max").asDouble(Double.POSITIVE_INFINITY)));
        }
    }
}
