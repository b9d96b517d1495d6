package io.codriver.nlu.fused;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.models.BundleStore;
import io.codriver.models.ModelException;
import io.codriver.models.VectorCache;
import io.codriver.nlu.Interpreter.Completeness;
import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Operation;
import io.codriver.nlu.Scene;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Understanding.Kind;
import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.When;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import io.codriver.nlu.fused.FakeBrain.Want;
import io.codriver.nlu.match.TestCar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FusedInterpreterTest {
    private static final Vocabulary CAR = TestCar.vocabulary();
    /** Nothing that the floor could make anything of. */
    private static final String STRANGE = "blimey its rather stuffy";

    private final List<String> notices = new ArrayList<>();
    private final FakeBrain brain = new FakeBrain(CAR);
    private final FusedInterpreter fused = new FusedInterpreter(
            TestCar.matcher(), CAR, TestCar.ENGLISH, VectorCache.none(), Arbitration.USUAL, notices::add);

    FusedInterpreterTest() {
        fused.use(brain.model(CAR));
    }

    private Understanding said(String text) {
        return fused.interpret(text, Context.FRESH);
    }

    private Wish wish(Want want, Scene scene) {
        brain.wants(want);
        Understanding found = fused.interpret(STRANGE, Context.FRESH.in(scene));
        assertThat(found.kind()).isEqualTo(Kind.WISHES);
        return found.wishes().get(0);
    }

    private Wish wish(Want want) {
        return wish(want, Scene.UNKNOWN);
    }

    @Test
    void theModelDecidesWhereTheFloorIsSilent() {
        brain.wants(Want.of("open", "window"));
        Understanding found = said(STRANGE);
        assertThat(found.kind()).isEqualTo(Kind.WISHES);
        assertThat(found.wishes()).containsExactly(new Wish(Operation.OPEN, "window", List.of(), Value.NONE, Map.of()));
        assertThat(found.why()).isEqualTo("fused");
        assertThat(found.confidence()).isGreaterThan(0.98).isLessThanOrEqualTo(1);
    }

    @Test
    void aWishThatIsSaidTwiceIsOne() {
        brain.wants(Want.of("open", "window"), Want.of("open", "window"));
        assertThat(said(STRANGE).wishes()).hasSize(1);
        brain.wants(Want.of("open", "window"), Want.of("open", "window").in("rear"));
        assertThat(said(STRANGE).wishes()).hasSize(2);
        brain.wants(Want.of("start", "music"), Want.of("start", "music")).tagged(Map.of(0, "title", 2, "title1"));
        assertThat(said(STRANGE).wishes()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "9, WISHES",
        "3.3, WISHES",
        "3.1, UNCLEAR",
        "2, UNCLEAR",
        "1, NOTHING",
    })
    void confidenceDecidesWhetherItActs(double logit, Kind expected) {
        brain.wants(Want.of("open", "window")).lessSure(logit); // 3.3: 0.82, 3.1: 0.79, 1.8: 0.5
        assertThat(said(STRANGE).kind()).isEqualTo(expected);
    }

    @Test
    void whatOnlyAsksNeedsLess() {
        brain.wants(Want.of("query", "window")).lessSure(3.1); // 0.79
        assertThat(said(STRANGE).kind()).isEqualTo(Kind.WISHES);
        brain.wants(Want.of("query", "window")).lessSure(2.5); // 0.67
        assertThat(said(STRANGE).kind()).isEqualTo(Kind.NOTHING);
        brain.wants(Want.of("query", "window"), Want.of("open", "window")).lessSure(3.1);
        assertThat(said(STRANGE).kind()).isNotEqualTo(Kind.WISHES);
    }

    @Test
    void betweenTwoItAsksWhich() {
        brain.wants(Want.of("open", "window").or("sunroof"));
        Understanding found = said(STRANGE);
        assertThat(found.kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(found.wishes()).extracting(Wish::device).containsExactly("window", "sunroof");
        assertThat(found.why()).isEqualTo("fused:which");
    }

    @Test
    void inDoubtItAsksWhetherThatWasMeant() {
        brain.wants(Want.of("open", "window").in("rear-left"), Want.of("close", "sunroof"))
                .lessSure(2.5);
        Understanding found = said(STRANGE);
        assertThat(found.kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(found.said()).containsKey(Understanding.CONFIRM);
        assertThat(found.wishes()).extracting(Wish::device).containsExactly("window", "sunroof");
    }

    /** A yes must not set what nobody said, nor do at once what was for later; what only asks has no yes. */
    @Test
    void whatIsNotWholeIsNotAskedAboutSo() {
        brain.wants(Want.of("set", "fan")).lessSure(2.5);
        assertThat(said(STRANGE).said()).doesNotContainKey(Understanding.CONFIRM);
        brain.wants(Want.of("open", "window")).lessSure(2.5).tagged(Map.of(1, "when", 2, "when", 3, "when"));
        Understanding timed = said("blimey in ten minutes stuffy");
        assertThat(timed.said()).containsKey(Understanding.CONFIRM);
        assertThat(timed.when()).contains(new When.After(Duration.ofMinutes(10)));
        brain.wants(Want.of("query", "window")).lessSure(2.5);
        assertThat(said(STRANGE).said()).doesNotContainKey(Understanding.CONFIRM);
        brain.wants(Want.of("set", "ambient light").named("red")).lessSure(2.5);
        assertThat(said("blimey gosh seven golly").said()).doesNotContainKey(Understanding.CONFIRM);
    }

    @Test
    void theSensesThatDecidedAreNamed() {
        Scene wet = new Scene("driver", "", Set.of("raining"));
        Want open = Want.of("open", "window");
        brain.wants(Want.of("close", "window")).without("[bus:raining]", open);
        assertThat(fused.interpret(STRANGE, Context.FRESH.in(wet)).why()).isEqualTo("fused:bus");
        assertThat(fused.interpret(STRANGE, Context.FRESH.in(wet)).wishes())
                .extracting(Wish::operation)
                .containsExactly(Operation.CLOSE);
        brain.wants(open);
        assertThat(fused.interpret(STRANGE, Context.FRESH.in(wet)).why()).isEqualTo("fused");

        Wish before = new Wish(Operation.OPEN, "window", List.of(), Value.NONE, Map.of());
        Context after = new Context("window", false, List.of(before), List.of(), Map.of());
        brain.wants(open.in("rear")).without("[op:open]", open);
        assertThat(fused.interpret(STRANGE, after).why()).isEqualTo("fused:dialogue");
    }

    @Test
    void withoutWordsItOffersOneWholeThingThatItIsSureOf() {
        Context wet = Context.FRESH.in(new Scene("driver", "", Set.of("raining")));
        brain.wants(Want.of("close", "window").in("all"));
        Understanding offer = fused.worth(wet).orElseThrow();
        assertThat(offer.kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(offer.said()).containsKey(Understanding.CONFIRM);
        assertThat(offer.wishes()).singleElement().satisfies(w -> assertThat(w.zones())
                .containsExactly(ZoneTerm.ALL));
        brain.wants(Want.of("close", "window")).lessSure(3); // 0.77, an offer needs 0.9
        assertThat(fused.worth(wet)).isEmpty();
        brain.wants(Want.of("query", "window"));
        assertThat(fused.worth(wet)).isEmpty();
        brain.wants(Want.of("set", "fan"));
        assertThat(fused.worth(wet)).isEmpty();
        brain.wants(Want.of("close", "window"), Want.of("close", "sunroof"));
        assertThat(fused.worth(wet)).isEmpty();
        brain.says("talk");
        assertThat(fused.worth(wet)).isEmpty();
        Wish before = new Wish(Operation.OPEN, "window", List.of(), Value.NONE, Map.of());
        Context asked = new Context("window", false, List.of(before), List.of(), Map.of());
        brain.wants(Want.of("close", "sunroof")).without("[op:open]", Want.of("close", "window"));
        assertThat(fused.worth(asked).orElseThrow().wishes())
                .as("it knows what was wished last")
                .extracting(Wish::device)
                .containsExactly("sunroof");
        fused.close();
        assertThat(fused.worth(wet)).isEmpty();
    }

    @Test
    void wordsThatWereHeardBadlyAreMarked() {
        brain.wants(Want.of("open", "window"));
        fused.interpret(STRANGE, Context.FRESH.doubting(Set.of("stuffy", "elsewhere")));
        assertThat(brain.doubts).isEqualTo(1);
        fused.interpret(STRANGE, Context.FRESH);
        assertThat(brain.doubts).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "yes, true, YES",
        "yes, false, NOTHING",
        "no, true, NO",
        "no, false, NOTHING",
        "undo, false, UNDO",
        "help, false, HELP",
        "talk, true, NOTHING",
        "other, true, NOTHING",
    })
    void actsThatAreNoWishes(String act, boolean asked, Kind expected) {
        brain.says(act);
        assertThat(fused.interpret(STRANGE, new Context("", asked)).kind()).isEqualTo(expected);
        brain.says(act, 3);
        assertThat(fused.interpret(STRANGE, new Context("", asked)).kind()).isEqualTo(Kind.NOTHING);
    }

    @Test
    void zonesAreThoseOfTheCar() {
        Want window = Want.of("open", "window");
        assertThat(wish(window.in("mine")).zones()).containsExactly(ZoneTerm.MINE);
        assertThat(wish(window.in("all")).zones()).containsExactly(ZoneTerm.ALL);
        assertThat(wish(window.in("others")).zones()).containsExactly(ZoneTerm.OTHERS);
        assertThat(wish(window.in("rear-left", "front")).zones())
                .containsExactly(ZoneTerm.named("front"), ZoneTerm.named("rear-left"));
        ZoneTerm except = new ZoneTerm(ZoneTerm.Kind.EXCEPT, "rear-left");
        assertThat(wish(window.but("rear-left")).zones()).containsExactly(ZoneTerm.ALL, except);
        assertThat(wish(Want.of("on", "defroster").in("windshield-front")).zones())
                .containsExactly(ZoneTerm.named("front"));
        assertThat(wish(Want.of("open", "sunroof").in("rear")).zones()).isEmpty();
    }

    @Test
    void thereIsWhereOneLooksAndTheirsIsTheSeatBeside() {
        Scene looks = new Scene("driver", "window@rear-right", Set.of());
        Want there = Want.of("open", "window").in("there");
        assertThat(wish(there, looks).zones()).containsExactly(ZoneTerm.named("rear-right"));
        assertThat(fused.interpret(STRANGE, Context.FRESH.in(looks)).why()).isEqualTo("fused:look");
        assertThat(wish(there).zones()).isEmpty();
        assertThat(fused.interpret(STRANGE, Context.FRESH).why()).isEqualTo("fused");

        Want theirs = Want.of("open", "window").in("theirs");
        assertThat(wish(theirs, looks).zones()).containsExactly(ZoneTerm.named("front-passenger"));
        assertThat(wish(theirs, new Scene("rear-right", "", Set.of())).zones())
                .containsExactly(ZoneTerm.named("rear-left"));
        assertThat(wish(theirs, new Scene("rear-middle", "", Set.of())).zones()).isEmpty();
        assertThat(wish(Want.of("open", "window").but("mine"), looks).zones())
                .containsExactly(ZoneTerm.ALL, new ZoneTerm(ZoneTerm.Kind.EXCEPT, "driver"));
    }

    @ParameterizedTest
    @CsvSource({
        "open, window, max, OPEN, NONE, 0",
        "open, window, half, OPEN, FRACTION, 0.5",
        "open, window, bit, OPEN, AMOUNT, 1",
        "increase, fan, lot, INCREASE, AMOUNT, 3",
        "increase, fan, max, SET, FRACTION, 1",
        "decrease, fan, max, SET, FRACTION, 0",
        "set, fan, min, SET, FRACTION, 0",
        "on, ambient light, max, ON, NONE, 0",
    })
    void valuesAreThoseOfTheMatcher(
            String operation, String device, String measure, Operation does, Value.Kind kind, double number) {
        Wish wish = wish(Want.of(operation, device).to(measure));
        assertThat(wish.operation()).isEqualTo(does);
        assertThat(wish.value().kind()).isEqualTo(kind);
        assertThat(wish.value().number()).isEqualTo(number);
    }

    @Test
    void namedValuesAreFoundByMeaning() {
        Wish wish = wish(Want.of("set", "ambient light").named("red"));
        assertThat(wish).isEqualTo(new Wish(Operation.SET, "ambient-light", List.of(), Value.named("red"), Map.of()));
    }

    /** "Preset five" was once set to two, the nearest value that the model knew. */
    @Test
    void aNumberThatNothingComesFromKeepsTheCarFromActing() {
        brain.wants(Want.of("set", "ambient light").named("red"));
        assertThat(said("blimey gosh golly").kind()).isEqualTo(Kind.WISHES);
        assertThat(said("blimey gosh seven golly").kind()).isEqualTo(Kind.NOTHING);
        assertThat(said("blimey gosh 7 golly").kind()).isEqualTo(Kind.NOTHING);
        brain.wants(Want.of("set", "fan").to("span")).tagged(Map.of(2, "value"));
        assertThat(said("blimey gosh seven golly").kind()).isEqualTo(Kind.WISHES);
    }

    @Test
    void numbersAreReadFromTheWords() {
        brain.wants(Want.of("set", "temperature").to("span"))
                .tagged(Map.of(2, "value", 3, "value", 4, "value", 5, "value"));
        assertThat(said("blimey its twenty one point five").wishes().get(0).value())
                .isEqualTo(Value.number(21.5, ""));
        assertThat(said("blimey its 20% then gosh golly").wishes().get(0).value())
                .as("a temperature takes no percent")
                .isEqualTo(Value.NONE);
    }

    @Test
    void whatCannotBeReadAsksForAValue() {
        brain.wants(Want.of("set", "temperature").to("span")).tagged(Map.of(1, "value"));
        Understanding found = said("blimey umpteen");
        assertThat(found.kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(found.wishes()).hasSize(1);
    }

    @Test
    void openWordsGoToTheSlotsOfTheDevice() {
        brain.wants(Want.of("start", "navigation"), Want.of("start", "music"))
                .tagged(Map.of(1, "place", 2, "place", 4, "title1", 5, "person1"));
        Understanding found = said("blimey mario harbour and wonderwall somebody");
        assertThat(found.wishes())
                .extracting(Wish::slots)
                .containsExactly(Map.of("destination", "mario harbour"), Map.of("title", "wonderwall"));
    }

    @Test
    void timesAreReadByTheMatcher() {
        brain.wants(Want.of("open", "window")).tagged(Map.of(1, "when", 2, "when", 3, "when"));
        Understanding found = said("blimey in ten minutes stuffy");
        assertThat(found.kind()).isEqualTo(Kind.WISHES);
        assertThat(found.when()).contains(new When.After(Duration.ofMinutes(10)));
        assertThat(said("blimey after the tunnel stuffy").kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(said("blimey after the tunnel stuffy").wishes()).isEmpty();
        brain.wants(Want.of("query", "window")).tagged(Map.of(1, "when", 2, "when", 3, "when"));
        assertThat(said("blimey in ten minutes stuffy").kind()).isEqualTo(Kind.NOTHING);
    }

    @Test
    void aConditionIsReadByTheMatcher() {
        brain.wants(Want.of("open", "window")).tagged(Map.of(1, "when", 2, "when", 3, "when", 4, "when", 5, "when"));
        Understanding found = said("blimey when the sunroof is open");
        assertThat(found.when()).get().isInstanceOf(When.Holds.class);
    }

    @Test
    void aQuestionSetsNothing() {
        Wish wish = wish(Want.of("query", "fan").to("max"));
        assertThat(wish.operation()).isEqualTo(Operation.QUERY);
        assertThat(wish.value()).isEqualTo(Value.NONE);
    }

    @Test
    void aDeviceIsOnlyAskedForWhatItCanDo() {
        brain.wants(Want.of("open", "battery"));
        assertThat(said(STRANGE).wishes())
                .noneMatch(w -> w.device().equals("battery") && w.operation() == Operation.OPEN);
    }

    @Test
    void withoutAModelTheFloorIsAlone() {
        fused.close();
        assertThat(brain.closed).isEqualTo(1);
        assertThat(fused.bundle()).isEmpty();
        assertThat(said("open the window").kind()).isEqualTo(Kind.WISHES);
        assertThat(said(STRANGE).kind()).isEqualTo(Kind.NOTHING);
        assertThat(fused.completeness("open the window")).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void aModelThatFailsIsReportedOnceAndTheFloorGoesOn() {
        brain.failsWith(new IllegalStateException("out of memory"));
        assertThat(said(STRANGE)).isEqualTo(TestCar.matcher().interpret(STRANGE, Context.FRESH));
        assertThat(said("open the window").kind()).isEqualTo(Kind.WISHES);
        assertThat(notices).singleElement().asString().contains("out of memory");
    }

    @Test
    void aBundleIsClosedAfterItsLastTurn() {
        FakeBrain second = new FakeBrain(CAR);
        FusedModel first = new FakeBrain(CAR).model(CAR);
        assertThat(first.borrow()).isTrue();
        fused.use(first);
        fused.use(second.model(CAR));
        assertThat(brain.closed).isEqualTo(1);
        assertThat(first.borrow()).isFalse();
        first.giveBack();
        second.wants(Want.of("close", "window"));
        assertThat(said(STRANGE).wishes()).extracting(Wish::operation).containsExactly(Operation.CLOSE);
        assertThat(second.closed).isZero();
    }

    @Test
    void aBorrowedModelStaysOpenUntilItIsGivenBack() {
        FakeBrain kept = new FakeBrain(CAR);
        FusedModel model = kept.model(CAR);
        assertThat(model.borrow()).isTrue();
        model.retire();
        assertThat(kept.closed).isZero();
        model.giveBack();
        assertThat(kept.closed).isEqualTo(1);
    }

    @Test
    void aShadowHasNoSayAndIsCounted() {
        FakeBrain second = new FakeBrain(CAR);
        fused.shadowWith(second.model(CAR));
        brain.wants(Want.of("open", "window"));
        second.wants(Want.of("close", "window"));
        assertThat(said(STRANGE).wishes()).extracting(Wish::operation).containsExactly(Operation.OPEN);
        second.wants(Want.of("open", "window"));
        said(STRANGE);
        second.failsWith(new IllegalStateException("broken"));
        said(STRANGE);
        assertThat(fused.shadowing().compared()).isEqualTo(3);
        assertThat(fused.shadowing().different()).isEqualTo(1);
        assertThat(fused.shadowing().failed()).isEqualTo(1);
        second.wants(Want.of("close", "window"));
        for (int i = 0; i < 100; i++) {
            said(STRANGE);
        }
        assertThat(fused.shadowing().different()).isEqualTo(101);
        assertThat(fused.shadowing().latest()).hasSize(Shadowing.KEPT);
        assertThat(notices).hasSize(Shadowing.KEPT);
    }

    @Test
    void aBundleInAnotherLanguageIsRefusedAndTheOldOneStays() throws ModelException {
        Vocabulary chinese = new Vocabulary("zh", CAR.devices(), CAR.zones());
        FusedInterpreter other = new FusedInterpreter(
                TestCar.matcher(), chinese, TestCar.ENGLISH, VectorCache.none(), Arbitration.USUAL, notices::add);
        assertThat(other.swap(BundleStore.bundled("fused-en"))).get().asString().contains("it speaks 'en'");
        assertThat(other.bundle()).isEmpty();
        assertThat(notices).hasSize(1);
    }

    @Test
    void aRealBundleCanBeSwappedInAndReadsAnything() throws ModelException {
        assertThat(fused.swap(BundleStore.bundled("fused-en"))).isEmpty();
        assertThat(brain.closed).isEqualTo(1);
        assertThat(fused.shadow(BundleStore.bundled("fused-en"))).isEmpty();
        assertThat(said(STRANGE)).isNotNull();
        assertThat(fused.shadowing().different()).isZero();
        fused.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "🙂", "🙂🙂🙂 🪟", "\u0000\u0007\u001b", "%%%", "'''", "\ud800", "打开窗户"})
    void nothingToReadIsNothing(String text) {
        brain.wants(Want.of("open", "window"));
        Understanding found = said(text);
        assertThat(found.kind()).isIn(Kind.NOTHING, Kind.WISHES);
    }

    /** Words that the floor counts as one reach the model; it is given one sequence of bounded length, or none. */
    @ParameterizedTest
    @ValueSource(
            strings = {"window ", "it's ", "🙂 ", "1.1.", "x'y'z", "\u0000 a ", "supercalifragilistic", "a-b_c\u200b"})
    void tenThousandWordsAreOneSequenceAtMost(String word) {
        brain.wants(Want.of("open", "window"));
        int before = brain.runs;
        said(word.repeat(10_000));
        assertThat(brain.runs - before).isLessThanOrEqualTo(1);
        assertThat(brain.longest).isLessThanOrEqualTo(FakeBrain.LABELS.mostPieces());
    }
}
