package io.codriver.runtime.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codriver.runtime.catalog.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The catalogue's format as a page, written from the JSON Schemas that the loader checks with, so that the two cannot
 * differ: a table of keys for each file and for each kind of entry in it. Stateless and thread-safe.
 */
public final class FormatReference {
    /** The schemas in the order in which somebody writes the files. */
    static final List<String> SCHEMAS =
            List.of("vehicle", "devices", "policies", "routines", "states", "phrases", "cases");

    /** The whole page. */
    public String markdown() {
        Page page = new Page();
        page.heading(1, "The format of a catalogue");
        page.paragraph(
                "Written by `codriver reference --format` from the JSON Schemas; don't edit it. What the keys are"
                        + " for, with examples: [catalogue.md](../catalogue.md).");
        SCHEMAS.forEach(name -> file(page, name));
        return page.toString();
    }

    /** A schema as the loader has it. */
    static JsonNode schema(String name) {
        String resource = name + ".schema.json";
        try (InputStream in = Catalog.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + resource);
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void file(Page page, String name) {
        JsonNode schema = schema(name);
        String[] title = schema.path("title").asText().split(": ", 2);
        page.heading(2, title[0]);
        page.paragraph("Holds " + title[title.length - 1] + ".");
        keys(page, schema, schema);
        schema.path("$defs").fields().forEachRemaining(def -> {
            if (def.getValue().has("properties")) {
                page.heading(3, title[0] + ": " + def.getKey());
                page.paragraph(def.getValue().path("description").asText());
                keys(page, def.getValue(), schema);
            }
        });
    }

    private static void keys(Page page, JsonNode object, JsonNode root) {
        List<String> required = new ArrayList<>();
        object.path("required").forEach(key -> required.add(key.asText()));
        List<List<String>> rows = new ArrayList<>();
        object.path("properties").fields().forEachRemaining(property -> {
            JsonNode rule = property.getValue();
            rows.add(List.of(
                    Page.code(property.getKey()),
                    SchemaWords.of(rule, root),
                    required.contains(property.getKey()) ? "yes" : "",
                    rule.path("description").asText()));
        });
        page.table(List.of("key", "value", "required", "what it says"), rows);
    }
}
