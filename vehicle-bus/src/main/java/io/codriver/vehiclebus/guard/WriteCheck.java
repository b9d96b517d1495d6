package io.codriver.vehiclebus.guard;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.VehicleModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The catalogue's own say: whether a list of writes is made of known, writable signals and values they allow. */
final class WriteCheck {
    private final VehicleModel model;

    WriteCheck(VehicleModel model) {
        this.model = model;
    }

    /** The first thing wrong with {@code writes}, in their order; nothing when all are well. */
    Optional<Verdict.Deny> firstFault(List<Write> writes) {
        if (writes.isEmpty() || writes.size() > CatalogGuard.MAX_WRITES) {
            return deny(Refusal.MALFORMED, writes.size() + " writes; 1 to " + CatalogGuard.MAX_WRITES + " are allowed");
        }
        Set<SignalPath> seen = new HashSet<>();
        for (Write write : writes) {
            if (!seen.add(write.path())) {
                return deny(Refusal.MALFORMED, "two writes for " + write.path());
            }
        }
        return writes.stream().map(this::fault).flatMap(Optional::stream).findFirst();
    }

    private Optional<Verdict.Deny> fault(Write write) {
        Optional<SignalSpec> known = model.spec(write.path());
        if (known.isEmpty()) {
            return deny(Refusal.UNKNOWN_SIGNAL, write.path() + " is not in the catalogue");
        }
        SignalSpec spec = known.get();
        if (!spec.writable()) {
            return deny(Refusal.NOT_WRITABLE, write.path() + " may only be read");
        }
        if (spec.type() != typeOf(write.value())) {
            return deny(Refusal.WRONG_TYPE, write.path() + " takes a " + spec.type() + ", not " + write.value());
        }
        return write.value().fold(b -> Optional.empty(), n -> numberFault(spec, n), t -> textFault(spec, t));
    }

    private static Optional<Verdict.Deny> numberFault(SignalSpec spec, SignalValue.Num number) {
        if (number.value() >= spec.min() && number.value() <= spec.max()) {
            return Optional.empty();
        }
        return deny(
                Refusal.OUT_OF_RANGE,
                spec.path() + " takes " + spec.min() + " to " + spec.max() + ", not " + number.value());
    }

    private static Optional<Verdict.Deny> textFault(SignalSpec spec, SignalValue.Text text) {
        boolean fits = spec.allowed().isEmpty()
                ? text.value().length() <= SignalSpec.MAX_TEXT
                : spec.allowed().contains(text.value());
        return fits ? Optional.empty() : deny(Refusal.VALUE_NOT_ALLOWED, spec.path() + " does not allow this text");
    }

    private static SignalSpec.Type typeOf(SignalValue value) {
        return value.fold(b -> SignalSpec.Type.BOOLEAN, n -> SignalSpec.Type.NUMBER, t -> SignalSpec.Type.TEXT);
    }

    private static Optional<Verdict.Deny> deny(Refusal reason, String detail) {
        return Optional.of(new Verdict.Deny(reason, detail, Optional.empty()));
    }
}
