package io.codriver.nlu;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody wants done to a device: the closed list of the command contract. */
public enum Operation {
    ON,
    OFF,
    OPEN,
    CLOSE,
    INCREASE,
    DECREASE,
    SET,
    QUERY,
    START,
    STOP,
    PAUSE,
    RESUME,
    NEXT,
    PREVIOUS,
    SELECT,
    SEND,
    UNDO;

    /** The name in the command contract and in YAML: {@code on}, {@code off}, … */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Operation> of(String id) {
        return Arrays.stream(values()).filter(o -> o.id().equals(id)).findFirst();
    }
}
