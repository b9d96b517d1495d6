package io.codriver.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Scene;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.When;
import io.codriver.runtime.fuse.CabinMoment;
import io.codriver.runtime.fuse.Fusion;
import io.codriver.runtime.plan.FirstCar;
import io.codriver.runtime.plan.Shorthand;
import io.codriver.runtime.turn.Effect;
import io.codriver.runtime.turn.Step;
import io.codriver.runtime.turn.Turn;
import io.codriver.runtime.turn.TurnState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What comes due is ruled on like what was just said, and its hops are its own. */
class LaterInSessionTest {
    private static final Interpreter INTERPRETER = new Interpreter() {
        @Override
        public Understanding interpret(String text, Context context) {
            return new Understanding(
                    Understanding.Kind.WISHES,
                    Shorthand.wishes(text),
                    1,
                    "frame",
                    Optional.of(new When.After(Duration.ofMinutes(1))),
                    Map.of());
        }

        @Override
        public Completeness completeness(String text) {
            return Completeness.UNKNOWN;
        }
    };

    private final AtomicLong nanos = new AtomicLong();
    private final Thinking thinking = new Thinking(
            INTERPRETER,
            FirstCar.planner(),
            new Turn(FirstCar.planner(), FirstCar.replies()),
            FirstCar.guard(),
            () -> nanos.addAndGet(1_000_000));

    private TurnState saying(String text) {
        CabinMoment moment = new Fusion(INTERPRETER).typed("driver", text, FirstCar.parked(), Scene.UNKNOWN);
        Step step = thinking.think(TurnState.START, moment, FirstCar.NOON).step();
        assertThat(step.effects()).noneMatch(Effect.Send.class::isInstance);
        return step.state();
    }

    @Test
    void whatIsDueIsSentOnceTheGuardHasPermittedIt() {
        Thinking.Thought due =
                thinking.observe(saying("on seat-heating@mine"), FirstCar.parked(), FirstCar.NOON.plusSeconds(60));

        assertThat(due.step().effects())
                .filteredOn(Effect.Send.class::isInstance)
                .hasSize(1);
        assertThat(due.step().effects()).noneMatch(Effect.Propose.class::isInstance);
        assertThat(due.hops().byName()).isEqualTo(Map.of("turn", 1.0, "guard", 1.0));
        Step again = thinking.observe(due.step().state(), FirstCar.parked(), FirstCar.NOON.plusSeconds(61))
                .step();
        assertThat(again.effects()).noneMatch(Effect.Send.class::isInstance);
    }

    @Test
    void whatTheGuardRefusesWhenItIsDueIsNotSent() {
        Step due = thinking.observe(
                        saying("open trunk"),
                        FirstCar.with(FirstCar.parked(), "speed=50"),
                        FirstCar.NOON.plusSeconds(60))
                .step();

        assertThat(due.effects()).noneMatch(Effect.Send.class::isInstance);
        assertThat(due.effects().get(0)).isInstanceOfSatisfying(Effect.Announce.class, a -> assertThat(
                        a.decision().reason())
                .isEqualTo("state_not_allowed"));
        assertThat(due.state().waiting().isEmpty()).isTrue();
    }
}
