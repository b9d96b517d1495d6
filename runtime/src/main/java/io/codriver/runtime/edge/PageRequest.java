package io.codriver.runtime.edge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a page may say in a text message; whatever else it says is {@link Malformed}. */
sealed interface PageRequest {

    /** Somebody typed. */
    record Typed(String seat, String text) implements PageRequest {
        @Override
        public <R> R fold(
                Function<Typed, R> typed,
                Function<Touch, R> touch,
                Function<Talk, R> talk,
                Function<Look, R> look,
                Function<Malformed, R> malformed) {
            return typed.apply(this);
        }
    }

    /**
     * A control was moved: one wish, which passes turn and guard like a spoken one.
     *
     * @param zones as the catalogue names them; empty for a device with only one
     * @param value a number in people's unit, or the id of a named value; null where the operation says it all
     * @param slots free text by slot: a title, a place, a person
     */
    record Touch(
            String seat,
            String device,
            String operation,
            List<String> zones,
            @Nullable Object value,
            Map<String, String> slots)
            implements PageRequest {
        public Touch {
            zones = List.copyOf(zones);
            slots = Map.copyOf(slots);
        }

        @Override
        public <R> R fold(
                Function<Typed, R> typed,
                Function<Touch, R> touch,
                Function<Talk, R> talk,
                Function<Look, R> look,
                Function<Malformed, R> malformed) {
            return touch.apply(this);
        }
    }

    /** The talk button of a seat went down or up. */
    record Talk(String seat, boolean on) implements PageRequest {
        @Override
        public <R> R fold(
                Function<Typed, R> typed,
                Function<Touch, R> touch,
                Function<Talk, R> talk,
                Function<Look, R> look,
                Function<Malformed, R> malformed) {
            return talk.apply(this);
        }
    }

    /** What a seat looks at, in place of a camera; an empty target takes it back. */
    record Look(String seat, String target) implements PageRequest {
        @Override
        public <R> R fold(
                Function<Typed, R> typed,
                Function<Touch, R> touch,
                Function<Talk, R> talk,
                Function<Look, R> look,
                Function<Malformed, R> malformed) {
            return look.apply(this);
        }
    }

    /** Not in the protocol; {@code problem} says what is wrong, for people. */
    record Malformed(String problem) implements PageRequest {
        @Override
        public <R> R fold(
                Function<Typed, R> typed,
                Function<Touch, R> touch,
                Function<Talk, R> talk,
                Function<Look, R> look,
                Function<Malformed, R> malformed) {
            return malformed.apply(this);
        }
    }

    /** More zones than any car has. */
    int MOST_ZONES = 64;

    /** More slots than any trait has. */
    int MOST_SLOTS = 8;

    /** Longest free text of a slot in characters. */
    int LONGEST_SLOT = 200;

    /** Applies the function for this request. */
    <R> R fold(
            Function<Typed, R> typed,
            Function<Touch, R> touch,
            Function<Talk, R> talk,
            Function<Look, R> look,
            Function<Malformed, R> malformed);

    /** Reads a text message. Never throws; whether the car has the seat is not looked at. */
    static PageRequest read(String message) {
        JsonNode json;
        try {
            json = Reader.JSON.readTree(message);
        } catch (JsonProcessingException e) {
            return new Malformed("that is not JSON: " + firstLine(e.getOriginalMessage()));
        }
        if (!json.isObject()) {
            return new Malformed("a message is a JSON object");
        }
        String type = json.path("type").asText();
        return switch (type) {
            case "text" -> typed(json);
            case "touch" -> touch(json);
            case "talk" -> talk(json);
            case "look" -> look(json);
            case "" -> new Malformed("a message has a 'type'");
            default ->
                new Malformed(
                        "unknown message type '" + shortened(type) + "'; there are 'text', 'touch', 'talk' and 'look'");
        };
    }

    private static PageRequest typed(JsonNode json) {
        JsonNode text = json.path("text");
        if (!json.path("seat").isTextual() || !text.isTextual()) {
            return new Malformed("'text' takes a 'seat' and a 'text'");
        }
        return text.textValue().isBlank()
                ? new Malformed("the text is empty")
                : new Typed(json.path("seat").textValue(), text.textValue().strip());
    }

    private static PageRequest touch(JsonNode json) {
        boolean named = json.path("seat").isTextual()
                && json.path("device").isTextual()
                && json.path("operation").isTextual();
        JsonNode zones = json.path("zones");
        if (!named || !zones.isArray() || zones.size() > MOST_ZONES || !texts(zones)) {
            return new Malformed("'touch' takes a 'seat', a 'device', an 'operation' and a list of 'zones'");
        }
        JsonNode value = json.path("value");
        boolean plain = value.isMissingNode() || value.isNull() || value.isNumber() || value.isTextual();
        if (!plain || value.isNumber() && !Double.isFinite(value.doubleValue())) {
            return new Malformed("the 'value' of a 'touch' is a number or a text");
        }
        Optional<Map<String, String>> slots = slots(json.path("slots"));
        if (slots.isEmpty()) {
            return new Malformed("the 'slots' of a 'touch' are texts of 1 to " + LONGEST_SLOT + " characters");
        }
        List<String> names = new ArrayList<>();
        zones.forEach(z -> names.add(z.textValue()));
        return new Touch(
                json.path("seat").textValue(),
                json.path("device").textValue(),
                json.path("operation").textValue(),
                names,
                value.isNumber() ? (Object) value.doubleValue() : value.textValue(),
                slots.get());
    }

    /** None when there is no such field; empty when it isn't as it should be. */
    private static Optional<Map<String, String>> slots(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return Optional.of(Map.of());
        }
        Map<String, String> out = new LinkedHashMap<>();
        json.fields()
                .forEachRemaining(
                        e -> out.put(e.getKey(), e.getValue().asText("").strip()));
        boolean sound = json.isObject()
                && json.size() <= MOST_SLOTS
                && texts(json)
                && out.values().stream().allMatch(t -> !t.isEmpty() && t.length() <= LONGEST_SLOT);
        return sound ? Optional.of(out) : Optional.empty();
    }

    private static boolean texts(JsonNode list) {
        boolean all = true;
        for (JsonNode item : list) {
            all &= item.isTextual();
        }
        return all;
    }

    private static PageRequest talk(JsonNode json) {
        return json.path("seat").isTextual() && json.path("on").isBoolean()
                ? new Talk(json.path("seat").textValue(), json.path("on").booleanValue())
                : new Malformed("'talk' takes a 'seat' and 'on', true or false");
    }

    private static PageRequest look(JsonNode json) {
        return json.path("seat").isTextual() && json.path("target").isTextual()
                ? new Look(json.path("seat").textValue(), json.path("target").textValue())
                : new Malformed("'look' takes a 'seat' and a 'target', which may be empty");
    }

    /** Cuts what came from outside to a length that fits an error message. */
    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().map(PageRequest::shortened).orElse("");
    }

    /** Keeps the parser out of the interface's own names. Immutable after set-up, so safe to share. */
    final class Reader {
        private static final ObjectMapper JSON = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

        private Reader() {}
    }
}
