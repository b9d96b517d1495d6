package io.codriver.nlu.fused;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.models.VectorCache;
import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Scene;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Understanding.Kind;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Wish;
import io.codriver.nlu.fused.FakeBrain.Want;
import io.codriver.nlu.match.TestCar;
import java.util.ArrayList;
import java.util.List;

/** An interpreter over the test car whose model says what a test wants, and words that only the model can read. */
final class StrangeTalk {
    static final Vocabulary CAR = TestCar.vocabulary();
    /** Nothing that the floor could make anything of. */
    static final String STRANGE = "blimey its rather stuffy";

    final List<String> notices = new ArrayList<>();
    final FakeBrain brain = new FakeBrain(CAR);
    final FusedInterpreter fused = new FusedInterpreter(
            TestCar.matcher(), CAR, TestCar.ENGLISH, VectorCache.none(), Arbitration.USUAL, notices::add);

    StrangeTalk() {
        fused.use(brain.model(CAR));
    }

    Understanding said(String text) {
        return fused.interpret(text, Context.FRESH);
    }

    /** The first wish that is understood when the model wants this. */
    Wish wish(Want want, Scene scene) {
        brain.wants(want);
        Understanding found = fused.interpret(STRANGE, Context.FRESH.in(scene));
        assertThat(found.kind()).isEqualTo(Kind.WISHES);
        return found.wishes().get(0);
    }

    Wish wish(Want want) {
        return wish(want, Scene.UNKNOWN);
    }
}
