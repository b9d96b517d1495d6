package io.codriver.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the numbers of a bundle's network stand for.
 *
 * @param acts what sort of utterance, in the order of output {@code act}
 * @param operations of a wish, the first one empty for no wish; order of that output
 * @param zones order of both halves of {@code zones}: said, then left out
 * @param values how a wish's value is given; order of that output
 * @param tags roles of words, the first one empty; order of {@code tags}
 * @param types what stands at a position → number for input {@code types}
 * @param mostPieces longest sequence
 * @param wishes most wishes in a sentence
 * @param sharpness what similarities are multiplied by to become logits
 * @param actHeat temperature of the act's logits
 * @param wishHeat temperature of a wish's logits
 * @param actFrom confidence from which the car acts
 * @param answerFrom confidence from which it answers what only asks
 * @param askFrom confidence from which it asks
 * @param offerFrom confidence from which it offers something though nobody spoke; above 1 for never
 * @param trust weights of the evidence for a frame, by the evidence's name, with {@code bias}; empty when a frame is as sure as
 *     the least sure of its parts
 */
public record Labels(
        List<String> acts,
        List<String> operations,
        List<String> zones,
        List<String> values,
        List<String> tags,
        Map<String, Integer> types,
        int mostPieces,
        int wishes,
        double sharpness,
        double actHeat,
        double wishHeat,
        double actFrom,
        double answerFrom,
        double askFrom,
        double offerFrom,
        Map<String, Double> trust) {
    /** No confidence reaches it. */
    private static final double NEVER = 2;

    public Labels {
        acts = List.copyOf(acts);
        operations = List.copyOf(operations);
        zones = List.copyOf(zones);
        values = List.copyOf(values);
        tags = List.copyOf(tags);
        types = Map.copyOf(types);
        trust = Map.copyOf(trust);
        boolean sane = mostPieces > 0 && wishes > 0 && sharpness > 0 && actHeat > 0 && wishHeat > 0;
        boolean risen = offerFrom > 0
                && askFrom >= 0
                && askFrom <= Math.min(answerFrom, actFrom)
                && Math.max(answerFrom, actFrom) <= 1;
        if (!sane || !risen) {
            throw new IllegalArgumentException(
                    "sizes, sharpness and temperatures must be above 0, and 0 ≤ ask ≤ answer and act ≤ 1");
        }
    }

    static Labels from(JsonNode json) {
        Map<String, Integer> types = new LinkedHashMap<>();
        need(json, "types").fields().forEachRemaining(e -> types.put(e.getKey(), whole(e.getValue(), e.getKey())));
        return new Labels(
                texts(json, "acts"),
                texts(json, "operations"),
                texts(json, "zones"),
                texts(json, "values"),
                texts(json, "tags"),
                types,
                whole(need(json, "mostPieces"), "mostPieces"),
                whole(need(json, "wishes"), "wishes"),
                number(json, "sharpness"),
                number(need(json, "temperature"), "act"),
                number(need(json, "temperature"), "wish"),
                number(need(json, "thresholds"), "act"),
                number(need(json, "thresholds"), "answer"),
                number(need(json, "thresholds"), "ask"),
                json.path("thresholds").path("offer").asDouble(NEVER),
                trust(json));
    }

    private static Map<String, Double> trust(JsonNode json) {
        Map<String, Double> out = new LinkedHashMap<>();
        json.path("trust").fieldNames().forEachRemaining(key -> out.put(key, number(json.path("trust"), key)));
        return out;
    }

    private static JsonNode need(JsonNode json, String key) {
        JsonNode found = json.get(key);
        if (found == null) {
            throw new IllegalArgumentException("'" + key + "' is missing");
        }
        return found;
    }

    private static List<String> texts(JsonNode json, String key) {
        List<String> out = new ArrayList<>();
        for (JsonNode item : need(json, key)) {
            if (!item.isTextual()) {
                throw new IllegalArgumentException("'" + key + "' must be a list of texts");
            }
            out.add(item.textValue());
        }
        return out;
    }

    private static int whole(JsonNode value, String key) {
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException("'" + key + "' must be a whole number");
        }
        return value.intValue();
    }

    private static double number(JsonNode json, String key) {
        JsonNode value = need(json, key);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("'" + key + "' must be a number");
        }
        return value.doubleValue();
    }
}
