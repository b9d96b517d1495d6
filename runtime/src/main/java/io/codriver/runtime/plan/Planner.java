package io.codriver.runtime.plan;

import io.codriver.nlu.Operation;
import io.codriver.nlu.When;
import io.codriver.nlu.Wish;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Trait;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.VehicleModel;
import io.codriver.vehiclebus.guard.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a wish into the signal state that would satisfy it, and that into the writes that are still missing. Idempotent:
 * what the car has already is not written again. Immutable and thread-safe.
 */
public final class Planner {
    /** Numbers closer than this are the same: half of the smallest step in any catalogue that makes sense. */
    private static final double SAME = 0.05;

    private final Catalog catalog;
    private final VehicleModel model;
    private final ZoneChoice zones;
    private final OpenSlots slots;
    private final Conditions conditions;
    private final Sharing sharing;

    /** A planner for one car that takes the words in open slots as they were said. */
    public Planner(Catalog catalog, VehicleModel model) {
        this(catalog, model, SlotLookup.AS_SAID);
    }

    /** A planner for one car that looks up what open slots stand for. */
    public Planner(Catalog catalog, VehicleModel model, SlotLookup lookup) {
        this.slots = new OpenSlots(lookup);
        this.catalog = catalog;
        this.model = model;
        this.zones = new ZoneChoice(catalog.vehicle());
        this.conditions = new Conditions(catalog, zones);
        this.sharing = new Sharing(catalog);
    }

    /**
     * Plans one wish.
     *
     * @param wish what is wanted
     * @param seat who wants it
     * @param snapshot the car now
     */
    public Planned plan(Wish wish, String seat, Snapshot snapshot) {
        Device device = catalog.device(wish.device()).orElse(null);
        if (device == null) {
            return new Planned.Impossible(action(wish, List.of()), Obstacle.NOT_SUPPORTED, wish.device());
        }
        List<String> meant = zones.expand(device, wish.zones(), seat);
        if (meant.isEmpty()) {
            return new Planned.Impossible(action(wish, List.of()), Obstacle.NO_SUCH_ZONE, wish.device());
        }
        return wish.operation() == Operation.QUERY
                ? Facts.answer(action(wish, meant), device, meant, wish.value(), snapshot)
                : found(device, slots.look(device, wish, snapshot), meant, snapshot);
    }

    private Planned found(Device device, OpenSlots.Looked looked, List<String> meant, Snapshot snapshot) {
        Optional<OpenSlots.Open> open = looked.open();
        if (open.isEmpty()) {
            return change(device, looked.wish(), looked.alsoSets(), meant, snapshot);
        }
        Action action = action(looked.wish(), meant);
        return open.get().choices().isEmpty()
                ? new Planned.Impossible(action, Obstacle.NOT_FOUND, open.get().text())
                : new Planned.Unclear(action, open.get().choices(), open.get().names());
    }

    /** Whether all checks hold for somebody in {@code seat}; empty when the bus hasn't said enough to tell. */
    public Optional<Boolean> holds(List<When.Check> checks, String seat, Snapshot snapshot) {
        return conditions.hold(checks, seat, snapshot);
    }

    /** What the seats of this car share. */
    public Sharing sharing() {
        return sharing;
    }

    /** What a policy that offers would do; empty when it offers nothing, or nothing that would change the car. */
    public Optional<Planned.Change> offered(String policy, String seat, Snapshot snapshot) {
        return Optional.ofNullable(catalog.offers().get(policy))
                .map(wish -> plan(wish, seat, snapshot))
                .flatMap(p -> p instanceof Planned.Change c ? Optional.of(c) : Optional.empty())
                .filter(c -> !c.writes().isEmpty());
    }

    /** The change that brings {@code before} back: undo. */
    public Planned.Change restore(Action undone, List<Write> before, Snapshot snapshot) {
        Map<SignalPath, SignalValue> wanted = new LinkedHashMap<>();
        before.forEach(w -> wanted.put(w.path(), w.value()));
        Action action = new Action(
                undone.device(), Operation.UNDO.id(), undone.zones(), Optional.empty(), "", Map.of(), wanted);
        return diff(action, wanted, false, snapshot);
    }

    /**
     * The same change with writes also for what reads as wanted but is {@code contested}: a command under way wants it
     * otherwise, and "close" must not come to nothing while the window has only just begun to open.
     */
    public Planned.Change insisting(Planned.Change change, Set<SignalPath> contested, Snapshot snapshot) {
        Map<SignalPath, SignalValue> wanted =
                new LinkedHashMap<>(change.action().signals());
        wanted.keySet().retainAll(contested);
        change.writes().forEach(w -> wanted.put(w.path(), w.value()));
        return wanted.size() == change.writes().size() ? change : diff(change.action(), wanted, true, snapshot);
    }

    /**
     * What a change amounts to, in the operations that policies know: the one asked for and what the writes do to
     * switches and openings. "Set the light to 80" switches it on; an undo is nothing but what it does.
     */
    public List<String> operations(Planned.Change change) {
        Set<String> out = new LinkedHashSet<>();
        if (!change.action().operation().equals(Operation.UNDO.id())) {
            out.add(change.action().operation());
        }
        for (Trait trait :
                catalog.device(change.action().device()).map(Device::traits).orElse(List.of())) {
            change.writes().stream()
                    .filter(w -> trait.signals().containsValue(w.path()))
                    .flatMap(w -> Effects.of(trait, w, change.before()).stream())
                    .forEach(o -> out.add(o.id()));
        }
        return out.isEmpty() ? List.of(Operation.SET.id()) : List.copyOf(out);
    }

    private Planned change(
            Device device, Wish wish, Map<SignalPath, SignalValue> also, List<String> meant, Snapshot snapshot) {
        Goals goals = new Goals(snapshot);
        Map<SignalPath, SignalValue> wanted = new LinkedHashMap<>();
        Goal last = null;
        for (String zone : meant) {
            last = goals.of(device, wish, zone);
            if (last.obstacle().isPresent()) {
                return new Planned.Impossible(
                        action(wish, meant), last.obstacle().get(), last.detail());
            }
            wanted.putAll(last.signals());
        }
        wanted.putAll(also);
        Goal goal = Objects.requireNonNull(last);
        Action action = new Action(
                device.id(), wish.operation().id(), shown(meant), goal.said(), goal.unit(), wish.slots(), wanted);
        return diff(action, wanted, goal.always(), snapshot);
    }

    private Planned.Change diff(Action action, Map<SignalPath, SignalValue> wanted, boolean always, Snapshot snapshot) {
        List<Write> writes = new ArrayList<>();
        List<Write> before = new ArrayList<>();
        double travel = 0;
        for (Map.Entry<SignalPath, SignalValue> goal : wanted.entrySet()) {
            Optional<SignalValue> now = snapshot.value(goal.getKey());
            if (always || now.isEmpty() || !isSame(now.get(), goal.getValue())) {
                writes.add(new Write(goal.getKey(), goal.getValue()));
                now.ifPresent(v -> before.add(new Write(goal.getKey(), v)));
                travel = Math.max(
                        travel,
                        model.spec(goal.getKey())
                                .map(SignalSpec::fullTravelSeconds)
                                .orElse(0.0));
            }
        }
        return new Planned.Change(action, writes, before, travel);
    }

    /** Whether a reading is the wanted value, give or take what actuators and wires round. */
    public static boolean isSame(SignalValue one, SignalValue other) {
        if (one instanceof SignalValue.Num a && other instanceof SignalValue.Num b) {
            return Math.abs(a.value() - b.value()) <= SAME;
        }
        return one.equals(other);
    }

    private static Action action(Wish wish, List<String> zones) {
        boolean number = wish.value().kind() == io.codriver.nlu.Value.Kind.NUMBER;
        boolean named = wish.value().kind() == io.codriver.nlu.Value.Kind.NAMED;
        Optional<Object> value = number
                ? Optional.of(wish.value().number())
                : named ? Optional.of(wish.value().text()) : Optional.empty();
        return new Action(
                wish.device(),
                wish.operation().id(),
                shown(zones),
                value,
                number ? wish.value().unit() : "",
                wish.slots(),
                Map.of());
    }

    private static List<String> shown(List<String> zones) {
        return zones.stream().filter(z -> !z.equals(Trait.SINGLE)).toList();
    }
}
