package io.codriver.runtime.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a part of a catalogue from {@code name.yaml}, from the files of the folder {@code name/} in the order of their
 * names, or from both, as one source. Each file is checked against the schema alone. Joining appends lists to lists and
 * entries to entries, one level deep; every value keeps the place where it was written. One thread.
 */
final class SourceFiles {
    private final Path dir;
    private final Problems problems;
    private final YamlReader yaml;
    private final Set<String> read = new LinkedHashSet<>();

    SourceFiles(Path dir, Problems problems) {
        this.dir = dir;
        this.problems = problems;
        this.yaml = new YamlReader(dir, problems);
    }

    /** Whether there is a file or a folder of this name. */
    boolean exist(String name) {
        return Files.exists(dir.resolve(name + ".yaml")) || Files.isDirectory(dir.resolve(name));
    }

    /** The files read so far, relative to the catalogue's folder. */
    Set<String> names() {
        return Set.copyOf(read);
    }

    /** The part called {@code name}; without any file, an empty source after a reported error. */
    Source read(String name, String schema) {
        SchemaCheck check = new SchemaCheck(schema);
        List<Source> parts = new ArrayList<>();
        for (String file : files(name)) {
            read.add(file);
            Source part = yaml.read(file);
            check.check(part);
            parts.add(part);
        }
        return parts.size() == 1 ? parts.get(0) : joined(parts);
    }

    /** Stands for a part that the catalogue does without. */
    Source empty(String name) {
        return new Source(name + ".yaml", MissingNode.getInstance(), Map.of(), problems);
    }

    private List<String> files(String name) {
        List<String> files = new ArrayList<>();
        if (Files.isDirectory(dir.resolve(name))) {
            try (Stream<Path> inside = Files.list(dir.resolve(name))) {
                inside.map(p -> name + "/" + p.getFileName())
                        .filter(f -> f.endsWith(".yaml"))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                problems.error(name, "cannot be listed: " + e.getMessage(), "check its permissions");
            }
        }
        if (files.isEmpty() || Files.exists(dir.resolve(name + ".yaml"))) {
            files.add(0, name + ".yaml");
        }
        return files;
    }

    private Source joined(List<Source> parts) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        Map<String, Source.Mark> marks = new HashMap<>();
        for (Source part : parts) {
            part.top().fields().forEach((key, value) -> join(root, key, value, marks));
        }
        return new Source(parts.get(0).file(), root, marks, problems);
    }

    private static void join(ObjectNode root, String key, Place from, Map<String, Source.Mark> marks) {
        JsonNode there = root.get(key);
        String pointer = "/" + Place.escape(key);
        if (there instanceof ArrayNode list && from.node() instanceof ArrayNode) {
            from.items().forEach(item -> {
                move(item, pointer + "/" + list.size(), marks);
                list.add(item.node());
            });
        } else if (there instanceof ObjectNode object && from.node() instanceof ObjectNode) {
            from.fields().forEach((name, value) -> put(object, pointer, name, value, marks));
        } else if (there == null) {
            root.set(key, from.node().deepCopy());
            move(from, pointer, marks);
        } else if (!there.equals(from.node())) {
            from.error("'" + key + "' is " + there + " in another file", "write the same in both");
        }
    }

    private static void put(
            ObjectNode object, String pointer, String name, Place value, Map<String, Source.Mark> marks) {
        if (object.has(name)) {
            value.error("'" + name + "' is there in another file too", "remove or merge one of the two");
            return;
        }
        object.set(name, value.node());
        move(value, pointer + "/" + Place.escape(name), marks);
    }

    /** Notes where {@code from} and everything below it was written, under its new pointer. */
    private static void move(Place from, String to, Map<String, Source.Mark> marks) {
        move(from.node(), from.source().marks(), from.pointer(), to, marks);
    }

    private static void move(
            JsonNode node, Map<String, Source.Mark> known, String from, String to, Map<String, Source.Mark> marks) {
        Source.Mark mark = known.get(from);
        if (mark != null) {
            marks.put(to, mark);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            move(node.get(i), known, from + "/" + i, to + "/" + i, marks);
        }
        node.fields().forEachRemaining(field -> {
            String child = "/" + Place.escape(field.getKey());
            move(field.getValue(), known, from + child, to + child, marks);
        });
    }
}
