package io.codriver.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Understanding;
import io.codriver.runtime.plan.FirstCar;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.plan.Shorthand;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.gateway.VehicleGateway.Outcome;
import io.codriver.vehiclebus.guard.Refusal;
import io.codriver.vehiclebus.guard.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every event in every sort of state: it never throws, decides at most once and sends only after a permit. */
class TurnTableTest {
    private static final Turn TURN = new Turn(FirstCar.planner(), FirstCar.replies());

    private static Map<String, List<String>> states() {
        Map<String, List<String>> out = new LinkedHashMap<>();
        out.put("fresh", List.of());
        out.put("asked", List.of("driver: open door@mine"));
        out.put("asked too long ago", List.of("driver: open door@mine", "wait 60"));
        out.put("in flight", List.of("driver: open window@mine"));
        out.put("taken", List.of("driver: open window@mine", "gateway d1.1 ACCEPTED"));
        out.put("two in flight", List.of("driver: open window@mine and on air-conditioning"));
        out.put("one failed, one in flight", List.of("driver: open window@mine and on fan", "gateway d1.1 REJECTED"));
        out.put("asked and in flight", List.of("driver: open door@mine and on air-conditioning"));
        out.put("asked to choose", List.of("driver: which on reading-light@mine or on dome-light"));
        out.put("asked whether that was meant", List.of("driver: meant open window@mine"));
        out.put("waiting", List.of("driver: in 60 open trunk", "driver: when *dark on dome-light"));
        out.put("offered", List.of("car window@driver=100", "driver: on air-conditioning"));
        out.put("offered unasked", List.of("driver: offered on air-conditioning"));
        out.put(
                "another seat has just wished",
                List.of("front-passenger: set volume 60 and open window@driver and on fan"));
        out.put(
                "asked whether to overrule another seat",
                List.of("front-passenger: set volume 60", "rear-left: set volume 20"));
        out.put("taught", List.of("driver: teach cave=open all windows"));
        out.put(
                "with something to undo",
                List.of("driver: on wiper", "gateway d1.1 ACCEPTED", "car wiper@windshield-front=MEDIUM"));
        return out;
    }

    private static Map<String, TurnEvent> events(Stage stage) {
        Map<String, TurnEvent> out = new LinkedHashMap<>();
        for (String said : List.of(
                "yes",
                "okay",
                "no",
                "undo",
                "unclear",
                "talk",
                "backchannel",
                "nothing-at-all",
                "undo all",
                "help",
                "help windows",
                "teach cave=open all windows",
                "teach =",
                "forget cave")) {
            out.put(said, understood(Stage.understanding(said), List.of(), stage.car()));
        }
        for (String wish : List.of(
                "on fan",
                "close window",
                "open window@moon",
                "query speed",
                "open door@mine",
                "in 60 open trunk",
                "at 99:99 open trunk",
                "in 99999999999999 open trunk",
                "in -1 open trunk",
                "set volume 20",
                "instead on wiper",
                "when *dark on fan",
                "if *no-such-thing on fan",
                "which on fan or on wiper",
                "meant open door@mine",
                "meant open window@moon",
                "meant query speed")) {
            Understanding understanding = Stage.understanding(wish);
            List<Planned> plans = understanding.wishes().stream()
                    .map(w -> StagedCar.planner().plan(w, "driver", stage.car()))
                    .toList();
            out.put(wish, understood(understanding, plans, stage.car()));
        }
        Planned.Answer nothing = new Planned.Answer(
                FirstCar.planner()
                        .plan(Shorthand.wish("query speed"), "driver", stage.car())
                        .action(),
                List.of());
        out.put(
                "an answer without facts",
                understood(Stage.understanding("query speed"), List.of(nothing), stage.car()));
        out.put("ruled, unknown batch", new TurnEvent.Ruled("d99", List.of()));
        for (Outcome outcome : Outcome.values()) {
            out.put(outcome + " of the first", new TurnEvent.Reported("d1.1", outcome));
            out.put(outcome + " of nothing", new TurnEvent.Reported("nothing", outcome));
        }
        out.put("observed nothing", new TurnEvent.Observed(Snapshot.EMPTY));
        out.put("observed the same", new TurnEvent.Observed(stage.car()));
        out.put("interrupted", new TurnEvent.Interrupted("driver"));
        out.put("interrupted by nobody", new TurnEvent.Interrupted("nobody"));
        return out;
    }

    private static TurnEvent understood(Understanding understanding, List<Planned> plans, Snapshot car) {
        return new TurnEvent.Understood("driver", "words", understanding, plans, car);
    }

    @TestFactory
    Stream<DynamicTest> everyEventInEveryState() {
        List<DynamicTest> out = new ArrayList<>();
        states().forEach((name, lines) -> events(playing(lines))
                .forEach((event, unused) -> out.add(DynamicTest.dynamicTest(name + ": " + event, () -> {
                    Stage stage = playing(lines);
                    check(stage, Objects.requireNonNull(events(stage).get(event)));
                }))));
        assertThat(out).hasSizeGreaterThan(16 * 41);
        return out.stream();
    }

    private static Stage playing(List<String> lines) {
        Stage stage = new Stage();
        lines.forEach(stage::play);
        return stage;
    }

    private static void check(Stage stage, TurnEvent event) {
        List<Effect> effects = stage.feed(event);

        boolean utterance = event instanceof TurnEvent.Understood;
        assertThat(effects).filteredOn(Effect.Announce.class::isInstance).hasSize(utterance ? 1 : 0);
        for (Effect effect : effects) {
            if (effect instanceof Effect.Send send) {
                assertThat(stage.permitted()).contains(send.command());
            }
        }
        assertThat(stage.state().batches()).isEmpty();
        if (event instanceof TurnEvent.Interrupted interrupted) {
            assertThat(effects).containsExactly(new Effect.Hush(interrupted.seat()));
        }
    }

    @Test
    void aBatchIsDecidedOnceWhateverTheGuardSaysOfIt() {
        Verdict deny = new Verdict.Deny(Refusal.STATE_NOT_ALLOWED, "", Optional.empty());
        for (List<Verdict> verdicts : List.of(List.<Verdict>of(), List.of(deny), List.of(deny, deny, deny))) {
            Snapshot car = FirstCar.parked();
            Understanding two = Stage.understanding("open window@mine and on air-conditioning");
            List<Planned> plans = two.wishes().stream()
                    .map(w -> FirstCar.planner().plan(w, "driver", car))
                    .toList();
            Step proposed = TURN.next(TurnState.START, understood(two, plans, car), FirstCar.NOON);
            assertThat(proposed.effects()).singleElement().isInstanceOf(Effect.Propose.class);
            TurnEvent ruled = new TurnEvent.Ruled("d1", verdicts);

            Step decided = TURN.next(proposed.state(), ruled, FirstCar.NOON);

            assertThat(decided.effects())
                    .filteredOn(Effect.Send.class::isInstance)
                    .isEmpty();
            assertThat(decided.effects().get(0)).isInstanceOfSatisfying(Effect.Announce.class, a -> assertThat(
                            a.decision().kind())
                    .isEqualTo(Decision.Kind.REFUSE));
            assertThat(TURN.next(decided.state(), ruled, FirstCar.NOON).effects())
                    .isEmpty();
        }
    }

    @Test
    void whatWasAskedIsInTheContextUntilTheQuestionExpires() {
        Stage stage = playing(List.of("driver: open door@mine"));

        assertThat(stage.state().context("driver", stage.now()).awaitsAnswer()).isTrue();
        assertThat(stage.state().context("driver", stage.now()).lastDevice()).isEqualTo("door");
        assertThat(stage.state().context("rear-left", stage.now()).awaitsAnswer())
                .isFalse();
        assertThat(stage.state()
                        .context("driver", stage.now().plus(Deciding.QUESTION_LIFETIME))
                        .awaitsAnswer())
                .isFalse();
    }

    @Test
    void theContextKnowsWhatWasSaidAskedAndTaught() {
        Stage stage = playing(List.of(
                "driver: on wiper",
                "driver: teach cave=open all windows",
                "driver: which on fan@mine or on dome-light"));

        Interpreter.Context context = stage.state().context("driver", stage.now());
        assertThat(context.last()).containsExactly(Shorthand.wish("on wiper"));
        assertThat(context.choices()).containsExactly(Shorthand.wish("on fan@mine"), Shorthand.wish("on dome-light"));
        assertThat(context.taught()).containsExactly(Map.entry("cave", "open all windows"));
        assertThat(context.awaitsAnswer()).isFalse();
        assertThat(stage.state()
                        .context("driver", stage.now().plus(Deciding.QUESTION_LIFETIME))
                        .choices())
                .isEmpty();
        stage.play("driver: talk");
        assertThat(stage.state().context("driver", stage.now()).choices()).isEmpty();
    }

    @Test
    void onlySoManyWishesWaitAndOnlySoManyPhrasesAreKept() {
        Stage stage = new Stage();
        for (int i = 0; i < 60; i++) {
            stage.play("driver: in 600 set volume " + (i + 1));
            stage.play("driver: teach name" + i + "=open all windows");
        }
        assertThat(stage.state().waiting()).hasSize(TurnState.MAX_WAITING);
        assertThat(stage.state().taught()).hasSize(TurnState.MAX_TAUGHT);
        assertThat(stage.show(stage.play("driver: in 600 set volume 1").get(0))).contains("refuse, too-many-waiting");
    }

    @Test
    void onlySoManyStepsCanBeUndone() {
        Stage stage = new Stage();
        for (int i = 1; i <= 12; i++) {
            stage.play("driver: set volume " + (30 + i));
            stage.play("gateway d" + i + ".1 ACCEPTED");
            stage.play("car volume=" + (30 + i));
        }
        int undone = 0;
        for (int i = 13; i < 25; i++) {
            List<Effect> effects = stage.play("driver: undo");
            if (effects.stream().anyMatch(Effect.Send.class::isInstance)) {
                undone++;
                stage.play("gateway d" + i + ".1 ACCEPTED");
                stage.play("car volume=" + (42 - undone));
            }
        }
        assertThat(undone).isEqualTo(10);
    }
}
