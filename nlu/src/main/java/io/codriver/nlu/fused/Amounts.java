package io.codriver.nlu.fused;

import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.TraitWords;
import io.codriver.nlu.language.LanguagePack;
import java.util.Collections;
import java.util.Set;

/** Operation and value of a want, in the terms of the matcher: "down all the way" sets the least. */
final class Amounts {
    private static final Set<Operation> SWITCHING = Set.of(Operation.ON, Operation.START, Operation.SELECT);
    private static final Set<String> DEGREES = Set.of("degrees", "celsius", "fahrenheit");

    private final double bit;
    private final double lot;

    Amounts(LanguagePack pack) {
        bit = pack.amounts().isEmpty() ? 1 : Collections.min(pack.amounts().keySet());
        lot = pack.amounts().isEmpty() ? 1 : Collections.max(pack.amounts().keySet());
    }

    /** What is to be done, and by how much. */
    record Amount(Operation operation, Value value) {}

    /** The value that a label stands for by itself. */
    Value measured(String measure) {
        return switch (measure) {
            case "max" -> Value.fraction(1);
            case "min" -> Value.fraction(0);
            case "half" -> Value.fraction(0.5);
            case "bit" -> Value.steps(bit);
            case "lot" -> Value.steps(lot);
            default -> Value.NONE;
        };
    }

    /** The same, as far as the device can take it: a value that it can't is left out. */
    static Amount fitted(DeviceWords device, Operation operation, Value value) {
        Value kept = takes(device, operation, value) ? value : Value.NONE;
        boolean relative = operation == Operation.INCREASE || operation == Operation.DECREASE;
        boolean end = kept.kind() == Value.Kind.FRACTION;
        if (operation == Operation.DECREASE && end && kept.number() == 1) {
            kept = Value.fraction(0);
        }
        if (operation == Operation.OPEN && end && kept.number() == 1
                || operation == Operation.CLOSE && end && kept.number() != 0.5) {
            kept = Value.NONE;
        }
        boolean absolute = kept.kind() == Value.Kind.NAMED || kept.kind() == Value.Kind.FRACTION;
        boolean numbered = absolute || kept.kind() == Value.Kind.NUMBER;
        boolean sets = relative && absolute || SWITCHING.contains(operation) && numbered;
        if (sets && device.carries(Operation.SET)) {
            return new Amount(Operation.SET, kept);
        }
        return new Amount(operation, kept);
    }

    private static boolean takes(DeviceWords device, Operation operation, Value value) {
        return switch (value.kind()) {
            case NONE -> true;
            case AMOUNT -> operation != Operation.SET && operation != Operation.SELECT;
            case NAMED ->
                operation != Operation.OFF
                        && operation != Operation.STOP
                        && device.traits().stream().anyMatch(t -> t.values().containsKey(value.text()));
            case NUMBER, FRACTION -> device.traits().stream().anyMatch(t -> takes(t, value));
        };
    }

    private static boolean takes(TraitWords trait, Value value) {
        boolean degrees = DEGREES.contains(value.unit());
        boolean counts = trait.kind() == TraitKind.LEVEL || trait.kind() == TraitKind.OPEN_CLOSE;
        return trait.kind() == TraitKind.TEMPERATURE && !value.unit().equals("percent") || counts && !degrees;
    }
}
