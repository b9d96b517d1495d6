package io.codriver.runtime.plan;

import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Value;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Trait;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Goals of traits that are numbers: levels, temperatures, positions. Absolute values outside the range are refused;
 * relative steps are clamped to it. All arithmetic is in people's scale; the signal's is that times {@code scale}.
 */
final class NumberGoals {
    private static final double FAHRENHEIT_STEP = 5.0 / 9.0;

    private final Snapshot snapshot;

    NumberGoals(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** A set to {@code value}, which is a number or a fraction. */
    Goal set(Trait trait, String zone, Value value) {
        double span = trait.max() - trait.min();
        if (value.kind() == Value.Kind.FRACTION) {
            return to(trait, zone, rounded(trait, trait.min() + value.number() * span));
        }
        double wanted = absolute(trait, value);
        if (wanted < trait.min() || wanted > trait.max()) {
            return Goal.impossible(Obstacle.OUT_OF_RANGE, plain(wanted));
        }
        return to(trait, zone, wanted);
    }

    /** Open to, or closed by, a part: "close the window halfway" leaves half of it open. */
    Goal move(Trait trait, String zone, Operation operation, Value value) {
        double span = trait.max() - trait.min();
        boolean open = operation == Operation.OPEN;
        return switch (value.kind()) {
            case AMOUNT -> step(trait, zone, open ? value.number() : -value.number(), value);
            case FRACTION -> to(trait, zone, part(trait, open, value.number()));
            case NUMBER -> {
                double part = (absolute(trait, value) - trait.min()) / span;
                yield part < 0 || part > 1
                        ? Goal.impossible(Obstacle.OUT_OF_RANGE, plain(value.number()))
                        : to(trait, zone, part(trait, open, part));
            }
            default -> to(trait, zone, open ? trait.max() : trait.min());
        };
    }

    private static double part(Trait trait, boolean open, double part) {
        return trait.min() + (open ? part : 1 - part) * (trait.max() - trait.min());
    }

    /** Up or down from the present value. */
    Goal change(Trait trait, String zone, boolean up, Value value) {
        double sign = up ? 1 : -1;
        return switch (value.kind()) {
            case NUMBER -> shift(trait, zone, sign * amount(trait, value), value);
            case AMOUNT -> step(trait, zone, sign * value.number(), value);
            default -> step(trait, zone, sign, value);
        };
    }

    private Goal step(Trait trait, String zone, double steps, Value said) {
        OptionalDouble now = current(trait, zone);
        if (trait.levels().size() > 2 && now.isPresent()) {
            double level = nearestIndex(trait.levels(), now.getAsDouble()) + steps;
            int index = (int) Math.max(0, Math.min(trait.levels().size() - 1, Math.round(level)));
            return relative(to(trait, zone, trait.levels().get(index)), said);
        }
        return shift(trait, zone, steps * trait.step(), said);
    }

    private Goal shift(Trait trait, String zone, double by, Value said) {
        OptionalDouble now = current(trait, zone);
        if (now.isEmpty()) {
            return Goal.impossible(Obstacle.STATE_UNKNOWN, zone);
        }
        double wanted = Math.max(trait.min(), Math.min(trait.max(), now.getAsDouble() + by));
        return relative(to(trait, zone, wanted), said);
    }

    /** A relative change says its amount in the contract, when one was said; the reply says where it led. */
    private static Goal relative(Goal goal, Value said) {
        boolean amount = said.kind() == Value.Kind.NUMBER || said.kind() == Value.Kind.AMOUNT;
        return amount
                ? goal.saying(said.number(), said.unit())
                : new Goal(goal.signals(), java.util.Optional.empty(), "", false, goal.obstacle(), goal.detail());
    }

    /**
     * A goal that leaves the other side of a two-sided signal alone. Seat heating and cooling are the two sides of one
     * signal: with the heating on the cooling is off already, and "turn off the seat cooling" must not end the heating.
     */
    Goal sparingOtherSide(Device device, String zone, Goal goal) {
        for (Trait trait : device.traits()) {
            SignalPath path = trait.signals().get(zone);
            if (path == null
                    || trait.min() != 0
                    || !SignalValue.of(0).equals(goal.signals().get(path))) {
                continue;
            }
            OptionalDouble raw = snapshot.number(path);
            if (raw.isPresent() && raw.getAsDouble() / trait.scale() < 0) {
                return goal.and(path, SignalValue.of(raw.getAsDouble()));
            }
        }
        return goal;
    }

    /** The present value in people's scale, clamped to the range; empty when the bus hasn't said. */
    OptionalDouble current(Trait trait, String zone) {
        SignalPath path = trait.signals().get(zone);
        OptionalDouble raw = path == null ? OptionalDouble.empty() : snapshot.number(path);
        return raw.isEmpty()
                ? raw
                : OptionalDouble.of(Math.max(trait.min(), Math.min(trait.max(), raw.getAsDouble() / trait.scale())));
    }

    static Goal to(Trait trait, String zone, double value) {
        double tidy = Math.round(value * 1000) / 1000.0;
        return Goal.of(trait, zone, SignalValue.of(tidy * trait.scale())).saying(tidy, trait.unit());
    }

    private static double absolute(Trait trait, Value value) {
        double number = value.number();
        boolean level = value.unit().isEmpty() && number == Math.rint(number) && number >= 0;
        if (level && trait.levels().size() > number) {
            return trait.levels().get((int) number);
        }
        if (value.unit().equals("percent") && !trait.unit().equals("percent")) {
            return trait.min() + number / 100 * (trait.max() - trait.min());
        }
        return trait.kind() == TraitKind.TEMPERATURE ? celsius(trait, value) : number;
    }

    /** Fahrenheit when said so, or when only that makes sense: nobody wants 72 °C. */
    private static double celsius(Trait trait, Value value) {
        double number = value.number();
        double converted = Math.round((number - 32) * FAHRENHEIT_STEP * 2) / 2.0;
        boolean meant = value.unit().equals("fahrenheit");
        boolean unsaid = !value.unit().equals("celsius") && number > trait.max();
        boolean sensible = converted >= trait.min() && converted <= trait.max();
        return meant || unsaid && sensible ? converted : number;
    }

    private static double amount(Trait trait, Value value) {
        if (trait.kind() == TraitKind.TEMPERATURE) {
            return value.unit().equals("fahrenheit") ? value.number() * FAHRENHEIT_STEP : value.number();
        }
        boolean percent = value.unit().equals("percent") && !trait.unit().equals("percent");
        return percent ? value.number() / 100 * (trait.max() - trait.min()) : value.number();
    }

    private static double rounded(Trait trait, double value) {
        if (!trait.levels().isEmpty()) {
            return trait.levels().get(nearestIndex(trait.levels(), value));
        }
        double grain = trait.kind() == TraitKind.TEMPERATURE ? trait.step() : 1;
        double steps = Math.round((value - trait.min()) / grain) * grain;
        return Math.max(trait.min(), Math.min(trait.max(), trait.min() + steps));
    }

    private static int nearestIndex(List<Double> levels, double value) {
        int best = 0;
        for (int i = 1; i < levels.size(); i++) {
            if (Math.abs(levels.get(i) - value) < Math.abs(levels.get(best) - value)) {
                best = i;
            }
        }
        return best;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
