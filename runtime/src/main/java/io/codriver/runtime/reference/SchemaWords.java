package io.codriver.runtime.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Says in words what a JSON Schema lets a value be. Pure. */
final class SchemaWords {
    private SchemaWords() {}

    /** @param root the schema that references point into */
    static String of(JsonNode rule, JsonNode root) {
        if (rule.has("$ref")) {
            String pointer = rule.get("$ref").textValue().substring(1);
            JsonNode target = root.at(pointer);
            String name = pointer.substring(pointer.lastIndexOf('/') + 1);
            return target.has("properties") ? Page.code(name) : of(target, root);
        }
        if (rule.has("const")) {
            return Page.code(rule.get("const").asText());
        }
        if (rule.has("enum")) {
            return "one of " + Page.codes(texts(rule.get("enum")));
        }
        return switch (rule.path("type").asText()) {
            case "array" -> "list of" + size(rule) + " " + of(rule.path("items"), root);
            case "object" -> "mapping to " + of(rule.path("additionalProperties"), root);
            default -> plain(rule);
        };
    }

    private static String size(JsonNode rule) {
        int least = rule.path("minItems").asInt(0);
        int most = rule.path("maxItems").asInt(0);
        if (least == most && most > 0) {
            return " " + most;
        }
        return (least > 1 ? " at least " + least : "") + (most > 0 ? (least > 1 ? "," : "") + " at most " + most : "");
    }

    private static String plain(JsonNode rule) {
        String types = String.join(" or ", texts(rule.path("type"))).replace("string", "text");
        String least = rule.has("minimum") ? " from " + rule.get("minimum") : "";
        String most = rule.has("maximum") ? " to " + rule.get("maximum") : "";
        String form =
                rule.has("pattern") ? " like " + Page.code(rule.get("pattern").textValue()) : "";
        return types + least + most + form;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(item.asText()));
        } else {
            texts.add(node.asText());
        }
        return texts;
    }
}
