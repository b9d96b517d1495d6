package io.codriver.nlu.fused;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.models.VectorCache;
import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Operation;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Understanding.Kind;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Wish;
import io.codriver.nlu.fused.FakeBrain.Want;
import io.codriver.nlu.match.TestCar;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who decides where the matcher understood too. */
class ArbitrationTest {
    private static final Vocabulary CAR = TestCar.vocabulary();

    private final FakeBrain brain = new FakeBrain(CAR);
    private final FusedInterpreter fused = new FusedInterpreter(
            TestCar.matcher(), CAR, TestCar.ENGLISH, VectorCache.none(), Arbitration.USUAL, notice -> {});

    ArbitrationTest() {
        fused.use(brain.model(CAR));
    }

    private Understanding said(String text) {
        return fused.interpret(text, Context.FRESH);
    }

    private static Understanding floor(String text) {
        return TestCar.matcher().interpret(text, Context.FRESH);
    }

    @Test
    void theFloorKeepsWhatBothAgreeOn() {
        brain.wants(Want.of("open", "window").in("rear-left"));
        assertThat(floor("open the window").why()).isEqualTo("frame");
        assertThat(said("open the window")).isEqualTo(floor("open the window"));
    }

    /** "Is the rear climate in auto mode" was once a question about the temperature, as that word was there. */
    @Test
    void looseWordsGiveWayToASureModel() {
        brain.wants(Want.of("close", "sunroof"));
        assertThat(said("open the window").wishes()).extracting(Wish::device).containsExactly("sunroof");
    }

    @Test
    void betweenLooseWordsAndAnUnsureModelItAsks() {
        brain.wants(Want.of("open", "sunroof")).lessSure(2.5); // 0.67
        Understanding found = said("open the window");
        assertThat(found.kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(found.wishes()).extracting(Wish::device).containsExactly("window", "sunroof");
        assertThat(found.said()).isEmpty();
        brain.wants(Want.of("open", "sunroof")).lessSure(1); // below the question
        assertThat(said("open the window")).isEqualTo(floor("open the window"));
        brain.wants(Want.of("close", "window")).lessSure(2.5);
        assertThat(said("open the window"))
                .as("a question can't tell two wishes for one device apart")
                .isEqualTo(floor("open the window"));
    }

    /** "The window or the sunroof?" would close one of them for somebody who said "open". */
    @Test
    void aQuestionThatNamesDevicesIsOnlyAskedWhereTheSameIsToBeDone() {
        brain.wants(Want.of("close", "sunroof")).lessSure(2.5);
        Understanding found = said("open the window");
        assertThat(found.said()).containsKey(Understanding.CONFIRM);
        assertThat(found.wishes()).extracting(Wish::device).containsExactly("sunroof");
        brain.wants(Want.of("query", "sunroof")).lessSure(2.5);
        assertThat(said("open the window")).isEqualTo(floor("open the window"));
        assertThat(floor("is the window open").wishes())
                .extracting(Wish::operation)
                .containsExactly(Operation.QUERY);
        brain.wants(Want.of("open", "sunroof")).lessSure(2.5);
        assertThat(said("is the window open").said()).containsKey(Understanding.CONFIRM);
    }

    @Test
    void whatTheFloorFoundTimedIsNotDoneAtOnce() {
        String text = "open the window in ten minutes";
        assertThat(floor(text).when()).isPresent();
        brain.wants(Want.of("close", "sunroof"));
        assertThat(said(text)).isEqualTo(floor(text));
    }

    @Test
    void wholeSentencesStayTheFloors() {
        brain.wants(Want.of("close", "sunroof"));
        assertThat(floor("let some air in").why()).isEqualTo("template");
        assertThat(said("let some air in")).isEqualTo(floor("let some air in"));
    }

    /** "Play the long road and turn it up": to a template all of it is the title. */
    @Test
    void openWordsGiveBackTheWishThatTheySwallowed() {
        String text = "play the long road and open the window";
        assertThat(floor(text).wishes()).hasSize(1);
        brain.wants(Want.of("start", "music"), Want.of("open", "window"))
                .tagged(Map.of(1, "title", 2, "title", 3, "title"));
        Understanding found = said(text);
        assertThat(found.wishes()).extracting(Wish::device).containsExactly("media", "window");
        assertThat(found.wishes().get(0).slots()).isEqualTo(Map.of("title", "the long road"));
        brain.wants(Want.of("start", "music"), Want.of("open", "window").or("sunroof"))
                .tagged(Map.of(1, "title"));
        assertThat(said(text)).as("half sure of what it adds").isEqualTo(floor(text));
        brain.wants(Want.of("start", "music"), Want.of("open", "window"));
        assertThat(said(text)).as("the title is lost").isEqualTo(floor(text));
        brain.wants(Want.of("start", "music"), Want.of("open", "window"))
                .tagged(Map.of(1, "title", 2, "title", 3, "title"))
                .lessSure(2.5);
        assertThat(said(text)).as("that it is a wish at all is unsure").isEqualTo(floor(text));
        brain.wants(Want.of("open", "window"), Want.of("close", "sunroof"));
        assertThat(said("let some air in")).as("no open words").isEqualTo(floor("let some air in"));
    }

    @Test
    void onlyLooseWordsAreOverruledAndOnlyByAModelThatIsVerySure() {
        brain.says("talk");
        assertThat(said("open the window").why()).isEqualTo("fused:talk");
        assertThat(said("open the window").kind()).isEqualTo(Kind.NOTHING);
        assertThat(said("let some air in").kind()).isEqualTo(Kind.WISHES);
        brain.says("talk", 4); // 0.90
        assertThat(said("open the window").kind()).isEqualTo(Kind.WISHES);
    }

    @Test
    void whatTheFloorRefusesForItsTimeIsNotDoneAtOnce() {
        String text = "open the window when the moon is blue";
        assertThat(TestCar.matcher().interpret(text, Context.FRESH).why()).isEqualTo("condition");
        brain.wants(Want.of("open", "window"));
        assertThat(said(text).kind()).isEqualTo(Kind.NOTHING);
        brain.wants(Want.of("query", "window"));
        assertThat(said(text).kind()).isEqualTo(Kind.WISHES);
    }
}
