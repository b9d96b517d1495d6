package io.codriver.runtime.eval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.turn.Decision;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.util.List;
import java.util.Map;

/** Decisions in the JSON of the command contract. */
public final class DecisionJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DecisionJson() {}

    /** Adds {@code decision}, {@code actions}, {@code reply}, {@code reason} and {@code confidence} to {@code out}. */
    public static void write(Decision decision, ObjectNode out) {
        out.put("decision", decision.kind().id());
        out.set("actions", actions(decision.actions()));
        out.put("reply", decision.reply());
        out.put("reason", decision.reason());
        out.put("confidence", Math.round(decision.confidence() * 1000) / 1000.0);
    }

    /** The actions of one decision. */
    public static ArrayNode actions(List<Action> actions) {
        ArrayNode out = JSON.arrayNode();
        actions.forEach(a -> out.add(action(a)));
        return out;
    }

    private static ObjectNode action(Action action) {
        ObjectNode out = JSON.objectNode();
        out.put("device", action.device());
        out.put("operation", action.operation());
        ArrayNode zones = out.putArray("zones");
        action.zones().forEach(zones::add);
        action.value().ifPresentOrElse(v -> out.set("value", plain(v)), () -> out.putNull("value"));
        out.put("unit", action.unit());
        ObjectNode slots = out.putObject("slots");
        action.slots().forEach(slots::put);
        out.set("signals", signals(action.signals()));
        return out;
    }

    /** Signal path → plain value. */
    public static ObjectNode signals(Map<SignalPath, SignalValue> signals) {
        ObjectNode out = JSON.objectNode();
        signals.forEach((path, value) -> out.set(path.name(), plain(value.toPlain())));
        return out;
    }

    private static com.fasterxml.jackson.databind.JsonNode plain(Object value) {
        if (value instanceof Boolean b) {
            return JSON.booleanNode(b);
        }
        if (value instanceof Number n) {
            double number = n.doubleValue();
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? JSON.numberNode((long) number)
                    : JSON.numberNode(number);
        }
        return JSON.textNode(String.valueOf(value));
    }
}
