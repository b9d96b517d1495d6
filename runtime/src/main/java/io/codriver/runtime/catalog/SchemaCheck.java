package io.codriver.runtime.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Checks a file's shape against its JSON Schema and says in plain words what is wrong, and where.
 *
 * <p>The schemas are ordinary ones (draft 2020-12), so that editors can use them. They are evaluated in here because a
 * general validator costs a cold start 150 to 190 ms of processor time before it has seen the first of them; a test
 * compares the two on mutated files. Only the keywords that the schemas use are known; a schema with another one is a
 * bug and throws. Recursion ends with the file's depth, which the reader bounds. Thread-safe.
 */
final class SchemaCheck {
    private static final Set<String> SILENT = Set.of("$schema", "$id", "$defs", "title", "description");

    private final JsonNode schema;
    private final Map<String, JsonNode> definitions = new ConcurrentHashMap<>();
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    /** @param name of the resource beside this class, without {@code .schema.json} */
    SchemaCheck(String name) {
        String resource = name + ".schema.json";
        try (InputStream in = SchemaCheck.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + resource);
            }
            this.schema = new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reports every problem; a file that could not be read is skipped. */
    void check(Source source) {
        if (!source.root().isMissingNode()) {
            check(schema, source.top());
        }
    }

    private void check(JsonNode rule, Place place) {
        if (rule.has("$ref")) {
            check(definitions.computeIfAbsent(rule.get("$ref").textValue().substring(1), schema::at), place);
            return;
        }
        if (!typeFits(rule.path("type"), place)) {
            return; // what the other keywords would add is only noise
        }
        each(rule, (keyword, value) -> keyword(rule, keyword, value, place));
    }

    private void keyword(JsonNode rule, String keyword, JsonNode value, Place place) {
        JsonNode node = place.node();
        switch (keyword) {
            case "const" ->
                require(
                        node.asText().equals(value.asText()),
                        place,
                        "'" + node.asText() + "' is not allowed here",
                        "write " + value.asText());
            case "enum" -> enumerated(value, place);
            case "pattern" -> pattern(value.textValue(), node.asText(), place);
            case "minLength" ->
                require(node.asText().length() >= value.intValue(), place, "an empty text", "write something");
            case "maxLength" -> most(node.asText().length(), value.intValue(), "characters", place);
            case "minimum" ->
                require(node.doubleValue() >= value.doubleValue(), place, node + " is too small", "at least " + value);
            case "maximum" ->
                require(node.doubleValue() <= value.doubleValue(), place, node + " is too large", "at most " + value);
            case "minItems", "minProperties" -> least(node.size(), value.intValue(), place);
            case "maxItems", "maxProperties" -> most(node.size(), value.intValue(), "entries", place);
            case "items" -> place.items().forEach(item -> check(value, item));
            case "required" -> required(value, place);
            case "properties" -> each(value, (name, child) -> property(child, place.at(name)));
            case "additionalProperties" -> additional(rule, value, place);
            case "propertyNames" ->
                place.fields()
                        .forEach((name, child) -> pattern(value.path("pattern").textValue(), name, child));
            default -> require(SILENT.contains(keyword) || keyword.equals("type"), keyword);
        }
    }

    private void property(JsonNode rule, Place place) {
        if (place.exists()) {
            check(rule, place);
        }
    }

    private void additional(JsonNode rule, JsonNode value, Place place) {
        List<String> known = names(rule.path("properties"));
        place.fields().forEach((name, child) -> {
            if (known.contains(name)) {
                return;
            }
            if (value.isBoolean()) {
                child.error("unknown key '" + name + "'", CloseMatch.mend(name, known, "remove it"));
            } else {
                check(value, child);
            }
        });
    }

    private static boolean typeFits(JsonNode types, Place place) {
        List<String> allowed = texts(types);
        boolean fits = allowed.isEmpty() || allowed.stream().anyMatch(type -> isOfType(type, place.node()));
        if (!fits) { // so many values are checked that even the words of an error cost something
            place.error("wrong kind of value: " + kind(place.node()), "it must be " + String.join(" or ", allowed));
        }
        return fits;
    }

    private static boolean isOfType(String type, JsonNode node) {
        return switch (type) {
            case "object" -> node.isObject();
            case "array" -> node.isArray();
            case "string" -> node.isTextual();
            case "boolean" -> node.isBoolean();
            case "number" -> node.isNumber();
            case "integer" -> node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue());
            default -> throw new IllegalStateException("the schema has an unknown type: " + type);
        };
    }

    private static void enumerated(JsonNode values, Place place) {
        List<String> known = texts(values);
        String text = place.node().asText();
        if (!place.node().isTextual() || !known.contains(text)) {
            place.error("'" + text + "' is not allowed here", CloseMatch.mend(text, known, "choose another"));
        }
    }

    private void pattern(String pattern, String text, Place place) {
        boolean fits = patterns.computeIfAbsent(pattern, Pattern::compile)
                .matcher(text)
                .find();
        require(fits, place, "'" + text + "' has a form that is not allowed", "it must match " + pattern);
    }

    private static void required(JsonNode names, Place place) {
        for (String name : texts(names)) {
            require(place.at(name).exists(), place, "'" + name + "' is missing", "add '" + name + ": …'");
        }
    }

    private static void least(int size, int bound, Place place) {
        require(size >= bound, place, "too few entries: " + size, "give at least " + bound);
    }

    private static void most(int size, int bound, String what, Place place) {
        require(size <= bound, place, "too many " + what + ": " + size, "give at most " + bound);
    }

    private static void require(boolean fits, Place place, String message, String mend) {
        if (!fits) {
            place.error(message, mend);
        }
    }

    private static void require(boolean known, String keyword) {
        if (!known) {
            throw new IllegalStateException("the schema has an unknown keyword: " + keyword);
        }
    }

    private static String kind(JsonNode node) {
        return node.isNull() ? "nothing" : node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static void each(JsonNode object, BiConsumer<String, JsonNode> action) {
        names(object).forEach(name -> action.accept(name, object.get(name)));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(item.asText()));
        } else if (node.isTextual()) {
            texts.add(node.textValue());
        }
        return texts;
    }
}
