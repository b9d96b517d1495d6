package io.codriver.runtime.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.session.HopTimes;
import io.codriver.runtime.turn.Decision;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The protocol's messages to the page, as JSON text. Moments are milliseconds since 1970. */
final class Messages {
    private static final List<String> HOPS =
            List.of("separate", "recognise", "fuse", "understand", "plan", "turn", "guard", "gateway");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Messages() {}

    static String signals(Map<SignalPath, SignalValue> changes, Instant at) {
        return json("signals", "changes", plain(changes), "at", at.toEpochMilli());
    }

    static String heard(String seat, String text, boolean last, long startMillis) {
        return json("heard", "seat", seat, "text", text, "final", last, "startMillis", startMillis);
    }

    static String decision(Decision decision, HopTimes hops, Instant at) {
        return json(
                "decision",
                "id",
                decision.id(),
                "seat",
                decision.seat(),
                "text",
                decision.text(),
                "decision",
                decision.kind().id(),
                "actions",
                decision.actions().stream().map(Messages::action).toList(),
                "reply",
                decision.reply(),
                "reason",
                decision.reason(),
                "confidence",
                finite(decision.confidence()),
                "why",
                decision.why(),
                "policy",
                decision.policy().orElse(""),
                "choices",
                decision.choices(),
                "at",
                at.toEpochMilli(),
                "hops",
                hops(hops),
                "totalMillis",
                finite(Math.round(hops.total() * 1000) / 1000.0));
    }

    static String reached(String id, boolean reached, List<SignalPath> missing, String reply) {
        List<String> paths = missing.stream().map(SignalPath::name).toList();
        return json("reached", "id", id, "reached", reached, "missing", paths, "reply", reply);
    }

    static String say(String seat, String text) {
        return json("say", "seat", seat, "text", text);
    }

    static String hush(String seat) {
        return json("hush", "seat", seat);
    }

    static String link(Link link) {
        return json("link", "up", link.up(), "detail", link.detail());
    }

    static String trouble(String seat, String kind, String detail) {
        return json("trouble", "seat", seat, "kind", kind, "detail", detail);
    }

    static String microphone(String seat, String fault, boolean begins, String detail) {
        return json("microphone", "seat", seat, "fault", fault, "begins", begins, "detail", detail);
    }

    static String error(String message) {
        return json("error", "message", message);
    }

    /** Any map of plain values as JSON. */
    static String json(Map<String, ? extends @Nullable Object> message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can always be written", e);
        }
    }

    /** The value when it is a number that JSON has, else null. */
    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Signal path → plain value. */
    static Map<String, Object> plain(Map<SignalPath, SignalValue> values) {
        Map<String, Object> out = new LinkedHashMap<>();
        values.forEach((path, value) -> out.put(path.name(), value.toPlain()));
        return out;
    }

    private static String json(String type, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("type", type);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            message.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return json(message);
    }

    private static Map<String, @Nullable Object> action(Action action) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("device", action.device());
        out.put("operation", action.operation());
        out.put("zones", action.zones());
        out.put("value", action.value().orElse(null));
        out.put("unit", action.unit());
        out.put("slots", action.slots());
        out.put("signals", plain(action.signals()));
        return out;
    }

    private static Map<String, @Nullable Object> hops(HopTimes hops) {
        Map<String, Double> took = hops.byName();
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        HOPS.forEach(hop -> out.put(hop, took.get(hop)));
        return out;
    }
}
