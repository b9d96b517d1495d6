package io.codriver.nlu;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a device can do, in the catalogue's fixed vocabulary; each kind brings the operations that make sense for it. */
public enum TraitKind {
    ON_OFF(EnumSet.of(Operation.ON, Operation.OFF, Operation.START, Operation.STOP)),
    OPEN_CLOSE(EnumSet.of(
            Operation.OPEN, Operation.CLOSE, Operation.SET, Operation.INCREASE, Operation.DECREASE, Operation.STOP)),
    LEVEL(EnumSet.of(Operation.SET, Operation.INCREASE, Operation.DECREASE, Operation.ON, Operation.OFF)),
    TEMPERATURE(EnumSet.of(Operation.SET, Operation.INCREASE, Operation.DECREASE)),
    MODE(EnumSet.of(Operation.SET, Operation.SELECT)),
    COLOUR(EnumSet.of(Operation.SET, Operation.SELECT)),
    TRANSPORT(EnumSet.of(
            Operation.START,
            Operation.STOP,
            Operation.PAUSE,
            Operation.RESUME,
            Operation.NEXT,
            Operation.PREVIOUS,
            Operation.ON,
            Operation.OFF)),
    DESTINATION(EnumSet.of(Operation.START, Operation.STOP, Operation.SET)),
    CONTACT(EnumSet.of(Operation.START, Operation.STOP, Operation.SEND)),
    /** Several named choices said in any order in one sentence, as when ordering something. */
    CHOICES(EnumSet.of(Operation.START, Operation.SELECT)),
    QUERY(EnumSet.noneOf(Operation.class));

    @SuppressWarnings("ImmutableEnumChecker") // never written after construction, handed out as copies
    private final Set<Operation> operations;

    TraitKind(Set<Operation> operations) {
        this.operations = operations;
    }

    /** The operations it carries besides {@link Operation#QUERY}, which every trait answers. */
    public Set<Operation> operations() {
        return EnumSet.copyOf(operations);
    }

    public boolean carries(Operation operation) {
        return operation == Operation.QUERY || operations.contains(operation);
    }

    /** The name in YAML: {@code open-close}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<TraitKind> of(String id) {
        return Arrays.stream(values()).filter(k -> k.id().equals(id)).findFirst();
    }
}
