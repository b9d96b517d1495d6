package io.codriver.runtime.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Scene;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.runtime.app.WholeCar;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.turn.Decision;
import io.codriver.runtime.turn.Effect;
import io.codriver.runtime.turn.Step;
import io.codriver.runtime.turn.TurnState;
import io.codriver.vehiclebus.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the page shows on the buttons under a question of the car is an answer that the car understands. */
class ChoicesCanBeSaidTest {
    private static final Mind MIND = Mind.of(WholeCar.CATALOG, WholeCar.DATA, "en");
    private static final Instant NOW = Instant.EPOCH;
    private static final List<String> SEATS = List.of("driver", "rear-left");

    private static Step say(TurnState state, String seat, String text) {
        return MIND.thinking()
                .think(state, MIND.fusion().typed(seat, text, Snapshot.EMPTY, Scene.UNKNOWN), NOW)
                .step();
    }

    private static Decision decision(Step step) {
        return step.effects().stream()
                .filter(e -> e instanceof Effect.Announce)
                .map(e -> ((Effect.Announce) e).decision())
                .findFirst()
                .orElseThrow();
    }

    /** The last word of every device's name with verbs that many devices carry: where several share it, the car asks. */
    private static Set<String> sentences() {
        Set<String> out = new TreeSet<>(Set.of("call anna", "in ten minutes call anna"));
        for (DeviceWords device : MIND.phrases().vocabulary().devices()) {
            for (String name : device.names()) {
                String last = name.substring(name.lastIndexOf(' ') + 1);
                out.add("turn on the " + last);
                out.add("close the " + last);
                out.add("set the " + last);
            }
        }
        return out;
    }

    @Test
    void everyChoiceIsTakenWhenItIsSaid() {
        List<String> misunderstood = new ArrayList<>();
        int said = 0;
        for (String seat : SEATS) {
            for (String sentence : sentences()) {
                Step asked = say(TurnState.START, seat, sentence);
                List<String> choices = decision(asked).choices();
                for (int i = 0; i < choices.size(); i++) {
                    Decision answered = decision(say(asked.state(), seat, choices.get(i)));
                    said++;
                    if (!isChosen(decision(asked), i, answered)) {
                        misunderstood.add(seat + ", " + sentence + ": " + choices.get(i) + " → " + answered.kind() + " "
                                + answered.reason() + " " + answered.actions());
                    }
                }
            }
        }

        assertThat(misunderstood).isEmpty();
        assertThat(said).isGreaterThan(10);
    }

    /** Which contact was called is in the reply; which device was meant, in the action. */
    private static boolean isChosen(Decision asked, int choice, Decision answered) {
        if (answered.kind() == Decision.Kind.IGNORE
                || answered.actions().size() != 1
                || !answered.choices().isEmpty()) {
            return false;
        }
        Action done = answered.actions().get(0);
        if (asked.actions().size() == 1) {
            return done.slots().containsValue(asked.choices().get(choice));
        }
        Action meant = asked.actions().get(choice);
        return done.device().equals(meant.device()) && done.zones().equals(meant.zones());
    }
}
