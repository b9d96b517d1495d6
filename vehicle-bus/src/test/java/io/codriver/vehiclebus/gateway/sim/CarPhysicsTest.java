package io.codriver.vehiclebus.gateway.sim;

import static io.codriver.vehiclebus.TestCar.CABIN;
import static io.codriver.vehiclebus.TestCar.COOLING;
import static io.codriver.vehiclebus.TestCar.FAN;
import static io.codriver.vehiclebus.TestCar.LIGHT;
import static io.codriver.vehiclebus.TestCar.OUTSIDE;
import static io.codriver.vehiclebus.TestCar.SET;
import static io.codriver.vehiclebus.TestCar.WINDOW;
import static io.codriver.vehiclebus.TestCar.WINDOW_OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.TestCar;
import io.codriver.vehiclebus.guard.Write;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class CarPhysicsTest {
    private static final Mirror MIRROR = new Mirror(WINDOW, WINDOW_OPEN);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final CarPhysics physics = new CarPhysics(TestCar.model(), List.of(MIRROR));

    @Test
    void aWindowMovesLinearlyAndStopsAtItsTarget() {
        CarState state = order(physics.initial(), WINDOW, 60);
        assertThat(number(physics.step(state, SECOND), WINDOW)).isEqualTo(25, within(1e-9));
        CarState there = physics.step(state, Duration.ofSeconds(10));
        assertThat(number(there, WINDOW)).isEqualTo(60);
        assertThat(there.targets()).isEmpty();
    }

    @Test
    void aNewTargetReplacesTheOldOne() {
        CarState moving = physics.step(order(physics.initial(), WINDOW, 100), SECOND);
        CarState back = physics.step(order(moving, WINDOW, 0), Duration.ofMillis(500));
        assertThat(number(back, WINDOW)).isEqualTo(12.5, within(1e-9));
    }

    @Test
    void everythingElseArrivesAtOnce() {
        CarState state = physics.step(
                physics.order(physics.initial(), List.of(new Write(LIGHT, SignalValue.of(true)))), Duration.ZERO);
        assertThat(state.isTrue(LIGHT)).isTrue();
    }

    @Test
    void isOpenFollowsThePositionAndDrivesIt() {
        assertThat(Mirror.allIn(TestCar.model())).containsExactly(MIRROR);
        CarState ajar = physics.step(order(physics.initial(), WINDOW, 10), SECOND);
        assertThat(ajar.isTrue(WINDOW_OPEN)).isTrue();
        CarState closing = physics.order(ajar, List.of(new Write(WINDOW_OPEN, SignalValue.of(false))));
        assertThat(physics.step(closing, Duration.ZERO).isTrue(WINDOW_OPEN)).isTrue();
        CarState closed = physics.step(closing, SECOND);
        assertThat(number(closed, WINDOW)).isEqualTo(0);
        assertThat(closed.isTrue(WINDOW_OPEN)).isFalse();
        CarState opening = physics.order(closed, List.of(new Write(WINDOW_OPEN, SignalValue.of(true))));
        assertThat(number(physics.step(opening, Duration.ofSeconds(4)), WINDOW)).isEqualTo(100);
    }

    /** "Next" twice writes the same value twice, and two things must follow. */
    @Test
    void whatFollowsDoesSoForEveryArrivalAndOnlyWithinBounds() {
        CarConsequence oneMore = (values, arrived) -> values.get(FAN) instanceof SignalValue.Num fan
                        && arrived.stream().anyMatch(w -> w.path().equals(LIGHT))
                ? Map.of(FAN, SignalValue.of(fan.value() + 30))
                : Map.of();
        CarPhysics follows = new CarPhysics(TestCar.model(), List.of(MIRROR), List.of(oneMore));
        CarState state = follows.initial();
        double before = number(state, FAN);
        List<Write> on = List.of(new Write(LIGHT, SignalValue.of(true)));
        state = follows.step(follows.order(state, on), Duration.ZERO);
        assertThat(number(state, FAN)).isEqualTo(before + 30);
        state = follows.step(follows.step(follows.order(state, on), Duration.ZERO), SECOND);
        assertThat(number(state, FAN)).isEqualTo(before + 60);
        for (int i = 0; i < 4; i++) {
            state = follows.step(follows.order(state, on), Duration.ZERO);
        }
        assertThat(number(state, FAN)).isLessThanOrEqualTo(100);
    }

    @Test
    void aStuckWindowForgetsWhatItWasTold() {
        CarState stuck = physics.initial().withFault(CarFault.stuck(WINDOW));
        CarState told = physics.step(order(stuck, WINDOW, 100), SECOND);
        assertThat(number(told, WINDOW)).isEqualTo(0);
        CarState mended = physics.step(told.withoutFault(WINDOW), Duration.ofSeconds(10));
        assertThat(number(mended, WINDOW)).as("no late actuation").isEqualTo(0);
    }

    @Test
    void aSlowWindowObeysAfterItsLag() {
        CarState slow = physics.initial().withFault(CarFault.slow(WINDOW, Duration.ofSeconds(2)));
        CarState told = physics.step(order(slow, WINDOW, 100), Duration.ofMillis(1500));
        assertThat(number(told, WINDOW)).isEqualTo(0);
        assertThat(number(physics.step(told, Duration.ofMillis(1500)), WINDOW)).isEqualTo(25, within(1e-9));
    }

    @Test
    void objectsToWhatItCannotDo() {
        CarState state = physics.initial().withFault(CarFault.rejects(LIGHT));
        for (Write bad : List.of(
                new Write(TestCar.path("Vehicle.Made.Up"), SignalValue.of(1)),
                new Write(TestCar.SPEED, SignalValue.of(1)),
                new Write(WINDOW, SignalValue.of(101)),
                new Write(WINDOW, SignalValue.of("open")),
                new Write(TestCar.SOURCE, SignalValue.of("cd")),
                new Write(LIGHT, SignalValue.of(true)))) {
            assertThat(physics.objection(state, List.of(bad))).as("%s", bad).isPresent();
        }
        assertThat(physics.objection(state, List.of())).isPresent();
        assertThat(physics.objection(state, List.of(new Write(WINDOW, SignalValue.of(5)))))
                .isEmpty();
    }

    @Test
    void mirrorsMustFitTheCar() {
        for (List<Mirror> bad : List.of(
                List.of(new Mirror(WINDOW, TestCar.path("Vehicle.Made.Up"))),
                List.of(new Mirror(WINDOW_OPEN, WINDOW)),
                List.of(MIRROR, new Mirror(WINDOW, LIGHT)))) {
            assertThatThrownBy(() -> new CarPhysics(TestCar.model(), bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void coolsToTheSetTemperatureAndFasterWithMoreFan() {
        CarState mild = cooling(20);
        CarState strong = cooling(100);
        assertThat(number(after(strong, 60), CABIN)).isLessThan(number(after(mild, 60), CABIN));
        assertThat(number(after(strong, 3600), CABIN)).isEqualTo(21, within(0.05));
    }

    @Test
    void heatsButDoesNotCoolWithoutAirConditioning() {
        CarState blowing = sense(physics.initial(), FAN, 100);
        assertThat(number(after(blowing, 3600), CABIN)).isEqualTo(30, within(0.05));
        CarState winter = sense(sense(blowing, OUTSIDE, -10), CABIN, -10);
        assertThat(number(after(winter, 3600), CABIN)).isEqualTo(21, within(0.05));
    }

    @Test
    void driftsToTheOutsideFasterWithTheWindowOpen() {
        CarState closed = sense(physics.initial(), OUTSIDE, 0);
        CarState open = sense(closed, WINDOW, 100);
        assertThat(number(after(closed, 60), CABIN)).isBetween(25.0, 29.9);
        assertThat(number(after(open, 60), CABIN)).isBetween(5.0, 20.0);
        assertThat(number(after(cooling(100), 3600), CABIN))
                .isLessThan(number(after(sense(cooling(100), WINDOW, 100), 3600), CABIN));
    }

    @Property(tries = 200)
    void manyStepsAndOneLongOneAgree(
            @ForAll @DoubleRange(min = 0, max = 100) double target,
            @ForAll @DoubleRange(min = -30, max = 50) double outside,
            @ForAll @IntRange(min = 1, max = 40) int steps) {
        // The window stands still, since the air's exact solution holds for a constant opening.
        CarState state = sense(sense(sense(physics.initial(), OUTSIDE, outside), FAN, target), WINDOW, target);
        CarState whole = physics.step(state, Duration.ofMillis(50L * steps));
        CarState parts = state;
        for (int i = 0; i < steps; i++) {
            parts = physics.step(parts, Duration.ofMillis(50));
        }
        assertThat(number(parts, CABIN)).isEqualTo(number(whole, CABIN), within(1e-6));
    }

    @Property(tries = 200)
    void aMovingWindowStaysInRangeAndArrives(
            @ForAll @DoubleRange(min = 0, max = 100) double from, @ForAll @DoubleRange(min = 0, max = 100) double to) {
        CarState state = order(sense(physics.initial(), WINDOW, from), WINDOW, to);
        for (int i = 0; i < 85; i++) {
            state = physics.step(state, Duration.ofMillis(50));
            assertThat(number(state, WINDOW)).isBetween(Math.min(from, to), Math.max(from, to));
            assertThat(state.isTrue(WINDOW_OPEN)).isEqualTo(number(state, WINDOW) > 0);
        }
        assertThat(number(state, WINDOW)).isEqualTo(to == 0 ? 0.0 : to);
    }

    private CarState cooling(double fan) {
        CarState state = sense(sense(physics.initial(), FAN, fan), SET, 21);
        return physics.sense(state, COOLING, SignalValue.of(true));
    }

    private CarState after(CarState state, int seconds) {
        return physics.step(state, Duration.ofSeconds(seconds));
    }

    private CarState sense(CarState state, SignalPath path, double value) {
        return physics.sense(state, path, SignalValue.of(value));
    }

    private CarState order(CarState state, SignalPath path, double value) {
        return physics.order(state, List.of(new Write(path, SignalValue.of(value))));
    }

    private static double number(CarState state, SignalPath path) {
        return state.number(path).orElseThrow();
    }
}
