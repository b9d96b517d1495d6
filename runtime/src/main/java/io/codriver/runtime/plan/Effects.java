package io.codriver.runtime.plan;

import io.codriver.nlu.Operation;
import io.codriver.runtime.catalog.Catalog.Trait;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.Write;
import java.util.List;
import java.util.Optional;

/** What one write does to a switch or an opening, whatever was said. */
final class Effects {
    private Effects() {}

    static Optional<Operation> of(Trait trait, Write write, List<Write> before) {
        return switch (trait.kind()) {
            case ON_OFF -> Optional.of(is(trait, "off", write, false) ? Operation.OFF : Operation.ON);
            case OPEN_CLOSE -> moved(trait, write, before);
            default -> Optional.empty();
        };
    }

    private static Optional<Operation> moved(Trait trait, Write write, List<Write> before) {
        if (!(write.value() instanceof SignalValue.Num to)) {
            return Optional.of(is(trait, "closed", write, false) ? Operation.CLOSE : Operation.OPEN);
        }
        double from = before.stream()
                .filter(w -> w.path().equals(write.path()) && w.value() instanceof SignalValue.Num)
                .mapToDouble(w -> ((SignalValue.Num) w.value()).value())
                .findFirst()
                .orElse(trait.min() * trait.scale());
        double opened = (to.value() - from) * Math.signum(trait.scale());
        return Optional.of(opened > 0 ? Operation.OPEN : Operation.CLOSE);
    }

    private static boolean is(Trait trait, String name, Write write, boolean otherwise) {
        return Planner.isSame(trait.values().getOrDefault(name, SignalValue.of(otherwise)), write.value());
    }
}
