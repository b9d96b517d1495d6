package io.codriver.runtime.eval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codriver.runtime.boot.Mind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code eval text}: each line is thought about as a live session would, against a car that obeys at once. Lines of one
 * {@code conversation} share a dialogue, a car and who was last seen in it; every other line begins with a fresh car.
 */
public final class TextEval {
    private static final int MOST_CONVERSATIONS = 1000;

    private final Mind mind;
    private final Occupants occupants;
    /** The oldest is forgotten when there are very many. */
    private final Map<String, Trial> conversations = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Trial> eldest) {
            return size() > MOST_CONVERSATIONS;
        }
    };

    /** Measures one car's mind. */
    public TextEval(Mind mind) {
        this.mind = mind;
        this.occupants =
                new Occupants(mind.catalog().vehicle(), mind.surroundings().looks());
    }

    /**
     * Reads, decides, writes.
     *
     * @return how many lines were decided
     * @throws InputException at the first bad line
     */
    public int run(Path input, Path output) throws InputException, IOException {
        return JsonLines.map(input, output, this::decide);
    }

    private ObjectNode decide(ObjectNode line, String where) throws InputException {
        String text = JsonLines.text(line, "text", where);
        String seat = JsonLines.text(line, "seat", "driver", where);
        if (mind.catalog().vehicle().seat(seat).isEmpty()) {
            throw new InputException(where + ": there is no seat '" + seat + "' in this car");
        }
        String id = JsonLines.text(line, "conversation", "", where);
        Trial trial = id.isEmpty() ? new Trial(mind) : conversations.computeIfAbsent(id, i -> new Trial(mind));
        trial.signals(line, where);
        occupants.read(line, where).ifPresent(trial::occupied);
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.set("id", line.path("id"));
        DecisionJson.write(trial.typed(seat, text), out);
        out.put("micros", Math.round(trial.millis() * 1000));
        return out;
    }
}
