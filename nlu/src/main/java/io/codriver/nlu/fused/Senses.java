package io.codriver.nlu.fused;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.fused.Meaning.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which senses beside the words decided: those without which the model would have read something else. It is asked again
 * without each that it had, which costs a reading more for each, and only when it decided. Pure. A reading that fails now
 * names nothing and takes back nothing.
 */
final class Senses {
    private Senses() {}

    /** {@code found} with the senses that decided in its reason: {@code fused:look+bus}; unchanged when words were enough. */
    static Understanding named(Understanding found, Reading reading, Meaning meaning, Context context) {
        List<String> decisive = decisive(reading, meaning, context);
        return decisive.isEmpty()
                ? found
                : new Understanding(
                        found.kind(),
                        found.wishes(),
                        found.confidence(),
                        Meaning.WHY + ":" + String.join("+", decisive),
                        found.when(),
                        found.said());
    }

    private static List<String> decisive(Reading reading, Meaning meaning, Context context) {
        List<String> out = new ArrayList<>();
        try {
            without(context).forEach((sense, less) -> {
                Reading blind = reading.in(less);
                boolean same = blind.frame().act().equals(reading.frame().act())
                        && meaning.wishes(blind, less).equals(meaning.wishes(reading, context));
                if (!same) {
                    out.add(sense);
                }
            });
        } catch (IllegalStateException e) {
            return List.of();
        }
        return out;
    }

    /** Each sense that there is, and the context without it. */
    private static Map<String, Context> without(Context context) {
        Map<String, Context> out = new LinkedHashMap<>();
        if (!context.scene().look().isEmpty()) {
            out.put("look", context.in(context.scene().unseeing()));
        }
        if (!context.scene().states().isEmpty()) {
            out.put("bus", context.in(context.scene().unfeeling()));
        }
        if (!context.last().isEmpty()) {
            out.put("dialogue", context.forgetting());
        }
        return out;
    }
}
