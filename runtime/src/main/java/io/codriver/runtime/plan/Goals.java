package io.codriver.runtime.plan;

import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Value;
import io.codriver.nlu.Wish;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Trait;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What one wish asks of one device in one zone. */
final class Goals {
    private final NumberGoals numbers;

    Goals(Snapshot snapshot) {
        this.numbers = new NumberGoals(snapshot);
    }

    Goal of(Device device, Wish wish, String zone) {
        double number = wish.value().number();
        boolean part = wish.value().kind() != Value.Kind.FRACTION || number >= 0 && number <= 1;
        return Double.isFinite(number) && part
                ? numbers.sparingOtherSide(device, zone, wanted(device, wish, zone))
                : Goal.impossible(Obstacle.OUT_OF_RANGE, String.valueOf(number));
    }

    private Goal wanted(Device device, Wish wish, String zone) {
        Value value = wish.value();
        if (value.kind() == Value.Kind.NAMED) {
            return named(device, zone, value.text());
        }
        return switch (wish.operation()) {
            case ON, OFF -> switched(device, zone, wish.operation() == Operation.ON);
            case OPEN, CLOSE -> moved(device, zone, wish.operation(), value);
            case INCREASE, DECREASE -> changed(device, zone, wish.operation() == Operation.INCREASE, value);
            case SET, SELECT -> wish.slots().isEmpty() ? set(device, zone, value) : slots(device, wish, zone);
            case START, STOP, PAUSE, RESUME, NEXT, PREVIOUS, SEND -> performed(device, wish, zone);
            case QUERY, UNDO ->
                Goal.impossible(Obstacle.NOT_SUPPORTED, wish.operation().id());
        };
    }

    private Goal named(Device device, String zone, String id) {
        for (Trait trait : device.traits()) {
            SignalValue value = trait.values().get(id);
            if (value != null) {
                return alsoOn(device, zone, Goal.of(trait, zone, value).saying(id, ""), trait);
            }
        }
        return Goal.impossible(Obstacle.NO_SUCH_VALUE, id);
    }

    private Goal switched(Device device, String zone, boolean on) {
        Optional<Trait> onOff = device.trait(TraitKind.ON_OFF);
        if (onOff.isPresent()) {
            return value(onOff.get(), zone, on ? "on" : "off")
                    .orElseGet(() -> Goal.of(onOff.get(), zone, SignalValue.of(on)));
        }
        // A level without an "off" is a position: "turn on the seat" must not drive it to its end.
        Optional<Trait> level =
                device.trait(TraitKind.LEVEL).filter(t -> t.values().containsKey("off"));
        if (level.isPresent()) {
            return on ? levelOn(level.get(), zone) : quiet(level.get(), zone);
        }
        return device.trait(TraitKind.TRANSPORT)
                .flatMap(t -> value(t, zone, on ? "on" : "off"))
                .orElseGet(() -> Goal.impossible(Obstacle.NOT_SUPPORTED, on ? "on" : "off"));
    }

    /** A level that is above its minimum is on already and stays as it is. */
    private Goal levelOn(Trait trait, String zone) {
        OptionalDouble now = numbers.current(trait, zone);
        boolean isOn = now.isPresent() && now.getAsDouble() > trait.min();
        double wanted = isOn ? now.getAsDouble() : trait.onValue().orElse(trait.max());
        return unsaid(NumberGoals.to(trait, zone, wanted));
    }

    private static Goal quiet(Trait trait, String zone) {
        return unsaid(NumberGoals.to(trait, zone, trait.min()));
    }

    private static Goal unsaid(Goal goal) {
        return new Goal(goal.signals(), Optional.empty(), "", goal.always(), goal.obstacle(), goal.detail());
    }

    private Goal moved(Device device, String zone, Operation operation, Value value) {
        Optional<Trait> trait = device.trait(TraitKind.OPEN_CLOSE);
        if (trait.isEmpty()) {
            return Goal.impossible(Obstacle.NOT_SUPPORTED, operation.id());
        }
        if (trait.get().max() > trait.get().min()) {
            Goal goal = numbers.move(trait.get(), zone, operation, value);
            return value.kind() == Value.Kind.NONE ? unsaid(goal) : goal;
        }
        boolean open = operation == Operation.OPEN;
        return value(trait.get(), zone, open ? "open" : "closed")
                .orElseGet(() -> Goal.of(trait.get(), zone, SignalValue.of(open)));
    }

    private Goal changed(Device device, String zone, boolean up, Value value) {
        Optional<Trait> trait = number(device);
        return trait.map(t -> alsoOn(device, zone, numbers.change(t, zone, up, value), t))
                .orElseGet(() -> Goal.impossible(Obstacle.NOT_SUPPORTED, up ? "increase" : "decrease"));
    }

    private Goal set(Device device, String zone, Value value) {
        boolean number = value.kind() == Value.Kind.NUMBER || value.kind() == Value.Kind.FRACTION;
        Optional<Trait> trait = number ? number(device) : Optional.empty();
        return trait.map(t -> alsoOn(device, zone, numbers.set(t, zone, value), t))
                .orElseGet(() -> Goal.impossible(Obstacle.NOT_SUPPORTED, "set"));
    }

    private static Optional<Trait> number(Device device) {
        return device.traits().stream()
                .filter(t -> t.kind() == TraitKind.LEVEL
                        || t.kind() == TraitKind.TEMPERATURE
                        || t.kind() == TraitKind.OPEN_CLOSE && t.max() > t.min())
                .findFirst();
    }

    /** Whoever sets a light's brightness wants it lit: the switch goes on beside it. */
    private Goal alsoOn(Device device, String zone, Goal goal, Trait set) {
        Optional<Trait> onOff = device.trait(TraitKind.ON_OFF).filter(t -> set.kind() != TraitKind.ON_OFF);
        SignalPath path = onOff.map(t -> t.signals().get(zone)).orElse(null);
        if (goal.obstacle().isPresent() || path == null || goal.signals().containsKey(path)) {
            return goal;
        }
        return goal.and(path, onOff.orElseThrow().values().getOrDefault("on", SignalValue.of(true)));
    }

    private Goal performed(Device device, Wish wish, String zone) {
        Operation operation = wish.operation();
        boolean starts = operation == Operation.START || operation == Operation.SEND;
        if (starts && !wish.slots().isEmpty()) {
            return slots(device, wish, zone);
        }
        for (Trait trait : device.traits()) {
            Optional<Goal> goal = value(trait, zone, operation.id());
            if (goal.isPresent()) {
                boolean step = operation == Operation.NEXT || operation == Operation.PREVIOUS;
                return step ? goal.get().everyTime() : goal.get();
            }
        }
        if (operation == Operation.START || operation == Operation.STOP) {
            return operation == Operation.STOP
                            && device.trait(TraitKind.OPEN_CLOSE).isPresent()
                    ? halted(device, zone)
                    : switched(device, zone, operation == Operation.START);
        }
        return Goal.impossible(Obstacle.NOT_SUPPORTED, operation.id());
    }

    /** Stops where it is: the present position becomes the target. */
    private Goal halted(Device device, String zone) {
        Trait trait = device.trait(TraitKind.OPEN_CLOSE).orElseThrow();
        OptionalDouble now = numbers.current(trait, zone);
        return now.isEmpty()
                ? Goal.impossible(Obstacle.STATE_UNKNOWN, zone)
                : unsaid(NumberGoals.to(trait, zone, now.getAsDouble())).everyTime();
    }

    private Goal slots(Device device, Wish wish, String zone) {
        Map<SignalPath, SignalValue> signals = new LinkedHashMap<>();
        for (Trait trait : device.traits()) {
            wish.slots().forEach((slot, text) -> {
                SignalPath path = trait.slots().get(slot);
                if (path != null) {
                    signals.put(path, SignalValue.of(text));
                }
            });
            SignalValue start = trait.values().get(Operation.START.id());
            SignalPath path = trait.signals().get(zone);
            if (start != null && path != null) {
                signals.putIfAbsent(path, start);
            }
        }
        return signals.isEmpty()
                ? Goal.impossible(Obstacle.NOT_SUPPORTED, wish.operation().id())
                : new Goal(signals, Optional.empty(), "", true, Optional.empty(), "");
    }

    private static Optional<Goal> value(Trait trait, String zone, String id) {
        return Optional.ofNullable(trait.values().get(id)).map(v -> Goal.of(trait, zone, v));
    }
}
