package io.codriver.runtime.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.fuse.Looks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a line's {@code occupants}: who sits where, and what they look at. */
final class Occupants {
    private static final Set<String> FIELDS = Set.of("seat", "gaze", "mouthActive");

    private final Catalog.Vehicle vehicle;
    private final Looks looks;

    Occupants(Catalog.Vehicle vehicle, Looks looks) {
        this.vehicle = vehicle;
        this.looks = looks;
    }

    /**
     * Seat → look, empty where that is unknown; nothing when the line doesn't say who is there.
     *
     * @throws InputException when it says so in another form, or names what the car doesn't have
     */
    Optional<Map<String, String>> read(ObjectNode line, String where) throws InputException {
        JsonNode list = line.path("occupants");
        if (list.isMissingNode() || list.isNull()) {
            return Optional.empty();
        }
        if (!list.isArray()) {
            throw new InputException(where + ": 'occupants' must be a list");
        }
        Map<String, String> looking = new LinkedHashMap<>();
        for (JsonNode occupant : list) {
            if (!(occupant instanceof ObjectNode one)) {
                throw new InputException(where + ": an occupant is an object with a 'seat', not " + shown(occupant));
            }
            String seat = seat(one, where);
            if (looking.put(seat, look(seat, one.path("gaze"), where)) != null) {
                throw new InputException(where + ": two occupants sit on '" + seat + "'");
            }
        }
        return Optional.of(looking);
    }

    private String seat(ObjectNode occupant, String where) throws InputException {
        String seat = JsonLines.text(occupant, "seat", where);
        if (vehicle.seat(seat).isEmpty()) {
            throw new InputException(where + ": an occupant sits on '" + seat + "', which this car doesn't have");
        }
        for (Map.Entry<String, JsonNode> field : occupant.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                throw new InputException(
                        where + ": an occupant has 'seat', 'gaze' and 'mouthActive', not '" + field.getKey() + "'");
            }
        }
        JsonNode mouth = occupant.path("mouthActive");
        if (!mouth.isMissingNode() && !mouth.isNull() && !mouth.isBoolean()) {
            throw new InputException(where + ": 'mouthActive' is true or false, not " + shown(mouth));
        }
        return seat;
    }

    private String look(String seat, JsonNode gaze, String where) throws InputException {
        if (gaze.isMissingNode() || gaze.isNull()) {
            return "";
        }
        if (gaze.isTextual()) {
            return looks.of(gaze.asText())
                    .orElseThrow(() -> new InputException(where + ": nobody can look at " + shown(gaze)
                            + " in this car; name a look ('window@rear-left', 'roof'), a seat, a place or a device, or"
                            + " give {\"yaw\": …, \"pitch\": …}"));
        }
        JsonNode yaw = gaze.path("yaw");
        JsonNode pitch = gaze.path("pitch");
        if (!gaze.isObject() || gaze.size() != 2 || !isAngle(yaw) || !isAngle(pitch)) {
            throw new InputException(where + ": a 'gaze' is a text or {\"yaw\": degrees, \"pitch\": degrees} from -180"
                    + " to 180, not " + shown(gaze));
        }
        return looks.of(seat, yaw.asDouble(), pitch.asDouble()).orElse("");
    }

    private static boolean isAngle(JsonNode node) {
        return node.isNumber() && Math.abs(node.asDouble()) <= 180;
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
