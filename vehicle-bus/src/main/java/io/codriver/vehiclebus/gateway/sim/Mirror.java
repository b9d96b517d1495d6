package io.codriver.vehiclebus.gateway.sim;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.VehicleModel;
import java.util.List;
import java.util.Optional;

/**
 * Two names that VSS has for one thing: how far something is open, and whether it is. The position leads: it is open
 * when its position is above the signal's least value. Writing the truth moves the position to its greatest or least.
 *
 * @param position a numeric signal
 * @param isOpen a boolean signal
 */
public record Mirror(SignalPath position, SignalPath isOpen) {
    private static final String POSITION = ".Position";

    /** Every pair {@code X.Position}, {@code X.IsOpen} of the right types in the model. */
    public static List<Mirror> allIn(VehicleModel model) {
        return model.specs().stream()
                .filter(spec -> spec.type() == SignalSpec.Type.NUMBER
                        && spec.path().name().endsWith(POSITION))
                .map(SignalSpec::path)
                .flatMap(position -> partner(position, model).stream())
                .toList();
    }

    private static Optional<Mirror> partner(SignalPath position, VehicleModel model) {
        String stem = position.name().substring(0, position.name().length() - POSITION.length());
        String isOpen = stem + ".IsOpen";
        return SignalPath.isValid(isOpen)
                ? model.spec(new SignalPath(isOpen))
                        .filter(spec -> spec.type() == SignalSpec.Type.BOOLEAN)
                        .map(spec -> new Mirror(position, spec.path()))
                : Optional.empty();
    }
}
