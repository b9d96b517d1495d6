package io.codriver.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Value;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.Snapshot.Reading;
import io.codriver.vehiclebus.guard.Guard;
import io.codriver.vehiclebus.guard.Proposal;
import io.codriver.vehiclebus.guard.Refusal;
import io.codriver.vehiclebus.guard.Verdict;
import io.codriver.vehiclebus.guard.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is wished for, however the car is. */
class PlannerProperties {
    private static final Set<Refusal> FAULTS = Set.of(
            Refusal.UNKNOWN_SIGNAL,
            Refusal.NOT_WRITABLE,
            Refusal.WRONG_TYPE,
            Refusal.OUT_OF_RANGE,
            Refusal.VALUE_NOT_ALLOWED,
            Refusal.MALFORMED);
    private static final Set<Operation> RELATIVE_OR_REPEATED =
            Set.of(Operation.INCREASE, Operation.DECREASE, Operation.NEXT, Operation.PREVIOUS);

    private static final Guard GUARD = FirstCar.guard();

    private final Planner planner = FirstCar.planner();

    @Property(tries = 4000)
    void everyWriteIsOfAKnownSignalAndInItsRange(
            @ForAll("wishes") Wish wish, @ForAll("seats") String seat, @ForAll("cars") Snapshot car) {
        Optional<Planned.Change> change = change(planner.plan(wish, seat, car));
        change.ifPresent(c -> {
            c.writes().forEach(PlannerProperties::requireAllowed);
            assertThat(c.travelSeconds()).isNotNegative();
            assertThat(c.action().zones()).doesNotContain("");
            assertThat(c.writes())
                    .allSatisfy(w -> assertThat(c.action().signals()).containsEntry(w.path(), w.value()));
        });
    }

    /** The guard checks the same again, by itself: nothing planned is ever refused for what it is. */
    @Property(tries = 2000)
    void theGuardNeverFindsFaultWithAPlan(
            @ForAll("wishes") Wish wish, @ForAll("seats") String seat, @ForAll("cars") Snapshot car) {
        List<Write> writes = change(planner.plan(wish, seat, car))
                .map(Planned.Change::writes)
                .orElse(List.of());
        if (writes.isEmpty()) {
            return;
        }
        Proposal proposal =
                new Proposal("p", "driver", wish.device(), wish.operation().id(), Set.of(), writes, true);
        Verdict verdict = GUARD.check(proposal, FirstCar.parked(), FirstCar.NOON);
        if (verdict instanceof Verdict.Deny deny) {
            assertThat(deny.reason()).isNotIn(FAULTS);
        }
    }

    @Property(tries = 4000)
    void planningAgainAfterwardsFindsNothingToDo(
            @ForAll("wishes") Wish wish, @ForAll("seats") String seat, @ForAll("cars") Snapshot car) {
        boolean step = wish.value().kind() == Value.Kind.AMOUNT || RELATIVE_OR_REPEATED.contains(wish.operation());
        boolean stopped = wish.operation() == Operation.STOP;
        Assume.that(!step && !stopped && wish.slots().isEmpty());
        Optional<Planned.Change> change = change(planner.plan(wish, seat, car));
        change.ifPresent(c -> {
            Planned again = planner.plan(wish, seat, FirstCar.after(car, c.writes()));
            assertThat(change(again).orElseThrow().writes()).isEmpty();
        });
    }

    @Property(tries = 4000)
    void undoBringsBackWhatWas(
            @ForAll("wishes") Wish wish, @ForAll("seats") String seat, @ForAll("known") Snapshot car) {
        Optional<Planned.Change> change = change(planner.plan(wish, seat, car));
        change.ifPresent(c -> {
            Snapshot after = FirstCar.after(car, c.writes());
            Planned.Change back = planner.restore(c.action(), c.before(), after);
            Snapshot restored = FirstCar.after(after, back.writes());
            assertThat(restored.readings().keySet()).isEqualTo(car.readings().keySet());
            car.readings().forEach((path, reading) -> assertThat(
                            Planner.isSame(restored.value(path).orElseThrow(), reading.value()))
                    .as(path.name())
                    .isTrue());
        });
    }

    /** More is never less, whatever the scale of the signal, and never more than the range. */
    @Property(tries = 2000)
    void aRelativeStepNeverGoesTheOtherWay(@ForAll("cars") Snapshot car, @ForAll boolean up) {
        for (String device : List.of("fan", "volume", "seat-position", "seat-backrest", "temperature")) {
            Wish wish = new Wish(
                    up ? Operation.INCREASE : Operation.DECREASE, device, List.of(ZoneTerm.MINE), Value.NONE, Map.of());
            change(planner.plan(wish, "driver", car)).ifPresent(c -> c.writes().forEach(w -> {
                double before = car.number(w.path()).orElse(Double.NaN);
                if (w.value() instanceof SignalValue.Num after) {
                    assertThat(up ? after.value() >= before : after.value() <= before)
                            .isTrue();
                }
            }));
        }
    }

    private static Optional<Planned.Change> change(Planned planned) {
        return planned.fold(Optional::of, answer -> Optional.empty(), open -> Optional.empty(), no -> Optional.empty());
    }

    private static void requireAllowed(Write write) {
        SignalSpec spec = FirstCar.MODEL.spec(write.path()).orElseThrow();
        assertThat(spec.writable()).as(write.toString()).isTrue();
        SignalSpec.Type type = write.value()
                .fold(b -> SignalSpec.Type.BOOLEAN, n -> SignalSpec.Type.NUMBER, t -> SignalSpec.Type.TEXT);
        assertThat(type).as(write.toString()).isEqualTo(spec.type());
        if (write.value() instanceof SignalValue.Num number) {
            assertThat(number.value()).as(write.toString()).isBetween(spec.min(), spec.max());
        }
        if (write.value() instanceof SignalValue.Text text && !spec.allowed().isEmpty()) {
            assertThat(spec.allowed()).contains(text.value());
        }
    }

    @Provide
    Arbitrary<String> seats() {
        List<String> seats = new ArrayList<>(FirstCar.CATALOG.vehicle().seats().stream()
                .map(Catalog.Seat::id)
                .toList());
        seats.add("nobody");
        return Arbitraries.of(seats);
    }

    @Provide
    Arbitrary<Wish> wishes() {
        return Arbitraries.of(FirstCar.CATALOG.devices()).flatMap(PlannerProperties::wishes);
    }

    private static Arbitrary<Wish> wishes(Device device) {
        Arbitrary<Map<String, String>> slots = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Map.of())),
                Tuple.of(
                        1,
                        Arbitraries.of("title", "destination", "contact", "other")
                                .map(s -> Map.of(s, "somewhere nice"))));
        return Combinators.combine(operations(device), zones(device).list().ofMaxSize(3), values(device), slots)
                .as((operation, zones, value, slot) -> new Wish(operation, device.id(), zones, value, slot));
    }

    /** Mostly what the device can do, and now and then anything. */
    private static Arbitrary<Operation> operations(Device device) {
        List<Operation> fitting = device.traits().stream()
                .flatMap(t -> t.kind().operations().stream())
                .distinct()
                .toList();
        Arbitrary<Operation> any = Arbitraries.of(Operation.class);
        return fitting.isEmpty()
                ? any
                : Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.of(fitting)), Tuple.of(1, any));
    }

    private static Arbitrary<ZoneTerm> zones(Device device) {
        List<ZoneTerm> terms = new ArrayList<>(List.of(
                ZoneTerm.MINE,
                ZoneTerm.ALL,
                ZoneTerm.OTHERS,
                ZoneTerm.named("front"),
                ZoneTerm.named("rear"),
                ZoneTerm.named("moon"),
                new ZoneTerm(ZoneTerm.Kind.EXCEPT, "left")));
        device.zones().forEach(z -> terms.add(ZoneTerm.named(z)));
        return Arbitraries.of(terms);
    }

    private static Arbitrary<Value> values(Device device) {
        List<String> names = new ArrayList<>(List.of("no-such-value"));
        device.traits().forEach(t -> names.addAll(t.values().keySet()));
        Arbitrary<Double> anything = Arbitraries.oneOf(
                Arbitraries.doubles().between(-400, 400),
                Arbitraries.integers().between(-5, 110).map(Integer::doubleValue),
                Arbitraries.of(
                        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1e300, Double.MIN_VALUE));
        return Arbitraries.oneOf(
                Arbitraries.just(Value.NONE),
                Combinators.combine(anything, Arbitraries.of("", "percent", "celsius", "fahrenheit", "step"))
                        .as(Value::number),
                Arbitraries.doubles().between(-0.5, 1.5).map(Value::fraction),
                anything.map(Value::steps),
                Arbitraries.of(names).map(Value::named));
    }

    /** Every signal has some value that it can have. */
    @Provide
    Arbitrary<Snapshot> known() {
        return Arbitraries.longs().map(seed -> car(new Random(seed), 0));
    }

    /** As {@link #known}, but of some signals the bus hasn't said anything. */
    @Provide
    Arbitrary<Snapshot> cars() {
        return Arbitraries.longs().map(seed -> car(new Random(seed), 0.15));
    }

    private static Snapshot car(Random random, double unknown) {
        Map<SignalPath, Reading> readings = new HashMap<>();
        for (SignalSpec spec : FirstCar.CATALOG.signals()) {
            SignalValue value = some(spec, random);
            if (random.nextDouble() >= unknown) {
                readings.put(spec.path(), new Reading(value, FirstCar.NOON));
            }
        }
        return new Snapshot(readings);
    }

    private static SignalValue some(SignalSpec spec, Random random) {
        return switch (spec.type()) {
            case BOOLEAN -> SignalValue.of(random.nextBoolean());
            case NUMBER ->
                SignalValue.of(
                        random.nextInt(4) == 0
                                ? (random.nextBoolean() ? spec.min() : spec.max())
                                : spec.min() + random.nextDouble() * (spec.max() - spec.min()));
            case TEXT -> {
                List<String> allowed = spec.allowed().stream().sorted().toList();
                yield SignalValue.of(allowed.isEmpty() ? "somewhere" : allowed.get(random.nextInt(allowed.size())));
            }
        };
    }
}
