package io.codriver.vehiclebus.gateway.sim;

import static io.codriver.vehiclebus.TestCar.CABIN;
import static io.codriver.vehiclebus.TestCar.LIGHT;
import static io.codriver.vehiclebus.TestCar.OUTSIDE;
import static io.codriver.vehiclebus.TestCar.SPEED;
import static io.codriver.vehiclebus.TestCar.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.TestCar;
import io.codriver.vehiclebus.guard.Write;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SimulatedCarTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final Hand hand = new Hand();
    private final List<String> said = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final SimulatedCar car = new SimulatedCar(
            TestCar.model(),
            Mirror.allIn(TestCar.model()),
            Clock.fixed(NOW, ZoneOffset.UTC),
            SimulatedCar.Pace.REAL_TIME,
            hand);

    @AfterEach
    void close() {
        car.close();
        hand.shutdownNow();
    }

    @Test
    void aWindowTakesItsSecondsAndSaysEveryStep() {
        watch();
        take("a", WINDOW, SignalValue.of(50), NOW.plusSeconds(2));
        hand.work();
        assertThat(answers).containsExactly("a ACCEPTED");
        for (int i = 0; i < 40; i++) {
            hand.tick();
        }
        assertThat(said).filteredOn(s -> s.startsWith(WINDOW.name())).hasSize(40);
        assertThat(said).endsWith(WINDOW + " 50");
        assertThat(car.state().targets()).isEmpty();
    }

    @Test
    void whatDoesNotTravelIsSaidAtOnce() {
        watch();
        take("a", LIGHT, SignalValue.of(true), NOW.plusSeconds(2));
        hand.work();
        assertThat(said).containsExactly(LIGHT + " true");
    }

    @Test
    void doublesAndExpiredOrdersDoNothing() {
        watch();
        take("a", LIGHT, SignalValue.of(true), NOW);
        take("b", LIGHT, SignalValue.of(true), NOW.plusNanos(1));
        take("b", LIGHT, SignalValue.of(false), NOW.plusSeconds(2));
        take("a", LIGHT, SignalValue.of(false), NOW.plusSeconds(2));
        hand.work();
        assertThat(answers).containsExactly("a EXPIRED", "b ACCEPTED", "b DUPLICATE", "a DUPLICATE");
        assertThat(said).containsExactly(LIGHT + " true");
    }

    @Test
    void anOrderIsTakenWholeOrNotAtAll() {
        watch();
        List<Write> writes = List.of(new Write(LIGHT, SignalValue.of(true)), new Write(SPEED, SignalValue.of(100)));
        car.take(new CarOrder("a", "driver", NOW, NOW.plusSeconds(2), writes), (o, d) -> answers.add("a " + o));
        hand.work();
        hand.tick();
        assertThat(answers).containsExactly("a REJECTED");
        assertThat(said).isEmpty();
    }

    @Test
    void theInboxIsBounded() {
        for (int i = 0; i < SimulatedCar.INBOX; i++) {
            assertThat(take("a" + i, LIGHT, SignalValue.of(true), NOW.plusSeconds(2)))
                    .isEqualTo(SimulatedCar.Intake.TAKEN);
        }
        assertThat(take("b", LIGHT, SignalValue.of(true), NOW.plusSeconds(2))).isEqualTo(SimulatedCar.Intake.FULL);
        hand.work();
        assertThat(answers).hasSize(SimulatedCar.INBOX).noneMatch(a -> a.startsWith("b "));
    }

    @Test
    void aSilentSignalMovesUnheardUntilMended() {
        watch();
        car.inject(CarFault.silent(LIGHT));
        take("a", LIGHT, SignalValue.of(true), NOW.plusSeconds(2));
        hand.work();
        assertThat(said).isEmpty();
        assertThat(car.state().isTrue(LIGHT)).isTrue();
        car.mend(LIGHT);
        hand.work();
        assertThat(said).containsExactly(LIGHT + " true");
    }

    @Test
    void theCabinIsSaidInTenths() {
        watch();
        car.setSensor(OUTSIDE, SignalValue.of(-10));
        hand.work();
        for (int i = 0; i < 200; i++) {
            hand.tick();
        }
        assertThat(said).containsExactly(OUTSIDE + " -10", CABIN + " 29.9", CABIN + " 29.8", CABIN + " 29.7");
    }

    @Test
    void aSensorCannotBeSetToNonsense() {
        assertThatThrownBy(() -> car.setSensor(SPEED, SignalValue.of(9000)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> car.setSensor(SPEED, SignalValue.of("fast")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> car.inject(CarFault.stuck(TestCar.path("Vehicle.Made.Up"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void switchedOffItAnswersWhatWaitedAndTakesNoMore() {
        watch();
        take("a", LIGHT, SignalValue.of(true), NOW.plusSeconds(2));
        car.close();
        hand.work();
        assertThat(answers).containsExactly("a DISCONNECTED");
        assertThat(said).containsExactly("off");
        assertThat(take("b", LIGHT, SignalValue.of(true), NOW.plusSeconds(2))).isEqualTo(SimulatedCar.Intake.OFF);
    }

    private SimulatedCar.Intake take(String id, SignalPath path, SignalValue value, Instant expires) {
        return car.take(
                new CarOrder(id, "driver", NOW, expires, List.of(new Write(path, value))),
                (outcome, detail) -> answers.add(id + " " + outcome));
    }

    private void watch() {
        car.observe(new CarObserver() {
            @Override
            public void onReading(SignalPath path, SignalValue value, Instant at) {
                said.add(path + " " + value.toPlain());
            }

            @Override
            public void onOff() {
                said.add("off");
            }
        });
        hand.work();
        assertThat(said)
                .as("every known value first")
                .hasSize(TestCar.model().specs().size() - 1);
        said.clear();
    }

    /** A scheduler turned by hand, on the test's thread. */
    private static final class Hand extends ScheduledThreadPoolExecutor {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private @Nullable Runnable periodic;

        Hand() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long delay, long period, TimeUnit unit) {
            periodic = work;
            return super.schedule(() -> {}, 0, TimeUnit.SECONDS);
        }

        @Override
        public void execute(Runnable work) {
            waiting.add(work);
        }

        void work() {
            for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
                next.run();
            }
        }

        void tick() {
            work();
            if (periodic != null) {
                periodic.run();
            }
        }
    }
}
