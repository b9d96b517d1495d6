package io.codriver.vehiclebus.gateway.mqtt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot.Reading;
import io.codriver.vehiclebus.gateway.VehicleGateway.Outcome;
import io.codriver.vehiclebus.gateway.sim.CarOrder;
import io.codriver.vehiclebus.guard.Write;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The payloads, to and from JSON. Strict: a payload that is too long, has a field too many, too few or twice, a value
 * of the wrong kind or anything after its end is malformed, and reads as empty; a reader never throws.
 */
final class Wire {

    /** Longest payload that is read: far more than 64 writes of the longest texts a real car would need. */
    static final int MAX_PAYLOAD = 16 * 1024;

    private static final int MAX_DEPTH = 4;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(40)
                    .build())
            .build();

    /** The fate of one order, as the car tells it. */
    record Fate(String id, Outcome outcome, Optional<String> detail) {}

    /** Raised and caught in here only. */
    private static final class Malformed extends IOException {
        Malformed(String what) {
            super(what);
        }
    }

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private interface Reader<T> {
        T read(Map<?, ?> fields) throws IOException;
    }

    private Wire() {}

    static byte[] state(Reading reading) {
        return object(json -> {
            value(json, reading.value());
            json.writeStringField("at", reading.at().toString());
        });
    }

    static Optional<Reading> readState(byte[] payload) {
        return read(
                payload,
                Set.of("value", "at"),
                Set.of(),
                fields -> new Reading(value(fields.get("value")), instant(fields.get("at"))));
    }

    static byte[] order(CarOrder order) {
        return object(json -> {
            json.writeStringField("id", order.id());
            json.writeStringField("seat", order.seat());
            json.writeStringField("issued", order.issued().toString());
            json.writeStringField("expires", order.expires().toString());
            json.writeArrayFieldStart("writes");
            for (Write write : order.writes()) {
                json.writeStartObject();
                json.writeStringField("path", write.path().name());
                value(json, write.value());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static Optional<CarOrder> readOrder(byte[] payload) {
        return read(payload, Set.of("id", "seat", "issued", "expires", "writes"), Set.of(), fields -> {
            List<Write> writes = new ArrayList<>();
            for (Object item : as(List.class, fields.get("writes"))) {
                Map<?, ?> write = as(Map.class, item);
                requireFields(write, Set.of("path", "value"), Set.of());
                writes.add(new Write(new SignalPath(text(write.get("path"))), value(write.get("value"))));
            }
            return new CarOrder(
                    text(fields.get("id")),
                    text(fields.get("seat")),
                    instant(fields.get("issued")),
                    instant(fields.get("expires")),
                    writes);
        });
    }

    static byte[] fate(Fate fate) {
        return object(json -> {
            json.writeStringField("id", fate.id());
            json.writeStringField("outcome", fate.outcome().name());
            if (fate.detail().isPresent()) {
                json.writeStringField("detail", fate.detail().get());
            }
        });
    }

    static Optional<Fate> readFate(byte[] payload) {
        return read(
                payload,
                Set.of("id", "outcome"),
                Set.of("detail"),
                fields -> new Fate(
                        text(fields.get("id")),
                        Outcome.valueOf(text(fields.get("outcome"))),
                        fields.containsKey("detail") ? Optional.of(text(fields.get("detail"))) : Optional.empty()));
    }

    static byte[] online(boolean online) {
        return String.valueOf(online).getBytes(StandardCharsets.UTF_8);
    }

    static Optional<Boolean> readOnline(byte[] payload) {
        return switch (new String(payload, StandardCharsets.UTF_8)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static byte[] object(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void value(JsonGenerator json, SignalValue value) throws IOException {
        Object plain = value.toPlain();
        if (plain instanceof Boolean truth) {
            json.writeBooleanField("value", truth);
        } else if (plain instanceof Long whole) {
            json.writeNumberField("value", whole);
        } else if (plain instanceof Double number) {
            json.writeNumberField("value", number);
        } else {
            json.writeStringField("value", (String) plain);
        }
    }

    private static <T> Optional<T> read(byte[] payload, Set<String> needed, Set<String> extra, Reader<T> reader) {
        if (payload.length > MAX_PAYLOAD) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(payload)) {
            json.nextToken();
            Map<?, ?> fields = as(Map.class, tree(json));
            requireFields(fields, needed, extra);
            if (json.nextToken() != null) {
                throw new Malformed("something after the end");
            }
            return Optional.of(reader.read(fields));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The value at the parser's token as Map, List, String, Double or Boolean. Depth is bounded by the parser. */
    private static Object tree(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw new Malformed("empty");
        }
        return switch (token) {
            case START_OBJECT -> members(json);
            case START_ARRAY -> items(json);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new Malformed("unexpected " + token);
        };
    }

    private static Map<String, Object> members(JsonParser json) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            members.put(name, tree(json));
        }
        return members;
    }

    private static List<Object> items(JsonParser json) throws IOException {
        List<Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(tree(json));
        }
        return items;
    }

    private static void requireFields(Map<?, ?> fields, Set<String> needed, Set<String> extra) throws Malformed {
        boolean known = fields.keySet().stream().allMatch(f -> needed.contains(f) || extra.contains(f));
        if (!known || !fields.keySet().containsAll(needed)) {
            throw new Malformed("fields " + fields.keySet());
        }
    }

    private static <T> T as(Class<T> kind, @Nullable Object value) throws Malformed {
        if (!kind.isInstance(value)) {
            throw new Malformed("not a " + kind.getSimpleName());
        }
        return kind.cast(value);
    }

    private static String text(@Nullable Object value) throws Malformed {
        return as(String.class, value);
    }

    private static Instant instant(@Nullable Object value) throws Malformed {
        return Instant.parse(text(value));
    }

    private static SignalValue value(@Nullable Object value) throws Malformed {
        if (value instanceof Boolean truth) {
            return SignalValue.of((boolean) truth);
        }
        return value instanceof Double number ? SignalValue.of((double) number) : SignalValue.of(text(value));
    }
}
