package io.codriver.nlu.fused;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Operation;
import io.codriver.nlu.Scene;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Understanding.Kind;
import io.codriver.nlu.Value;
import io.codriver.nlu.When;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import io.codriver.nlu.fused.FakeBrain.Want;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the model's reading is acted on, asked about, offered or dropped, and what is said to have decided it. */
class FusedDecidingTest {
    private final StrangeTalk talk = new StrangeTalk();

    @Test
    void theModelDecidesWhereTheFloorIsSilent() {
        talk.brain.wants(Want.of("open", "window"));
        Understanding found = talk.said(StrangeTalk.STRANGE);
        assertThat(found.kind()).isEqualTo(Kind.WISHES);
        assertThat(found.wishes()).containsExactly(new Wish(Operation.OPEN, "window", List.of(), Value.NONE, Map.of()));
        assertThat(found.why()).isEqualTo("fused");
        assertThat(found.confidence()).isGreaterThan(0.98).isLessThanOrEqualTo(1);
    }

    @Test
    void aWishThatIsSaidTwiceIsOne() {
        talk.brain.wants(Want.of("open", "window"), Want.of("open", "window"));
        assertThat(talk.said(StrangeTalk.STRANGE).wishes()).hasSize(1);
        talk.brain.wants(Want.of("open", "window"), Want.of("open", "window").in("rear"));
        assertThat(talk.said(StrangeTalk.STRANGE).wishes()).hasSize(2);
        talk.brain.wants(Want.of("start", "music"), Want.of("start", "music")).tagged(Map.of(0, "title", 2, "title1"));
        assertThat(talk.said(StrangeTalk.STRANGE).wishes()).hasSize(2);
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
        talk.brain.wants(Want.of("open", "window")).lessSure(logit); // 3.3: 0.82, 3.1: 0.79, 1.8: 0.5
        assertThat(talk.said(StrangeTalk.STRANGE).kind()).isEqualTo(expected);
    }

    @Test
    void whatOnlyAsksNeedsLess() {
        talk.brain.wants(Want.of("query", "window")).lessSure(3.1); // 0.79
        assertThat(talk.said(StrangeTalk.STRANGE).kind()).isEqualTo(Kind.WISHES);
        talk.brain.wants(Want.of("query", "window")).lessSure(2.5); // 0.67
        assertThat(talk.said(StrangeTalk.STRANGE).kind()).isEqualTo(Kind.NOTHING);
        talk.brain.wants(Want.of("query", "window"), Want.of("open", "window")).lessSure(3.1);
        assertThat(talk.said(StrangeTalk.STRANGE).kind()).isNotEqualTo(Kind.WISHES);
    }

    @Test
    void betweenTwoItAsksWhich() {
        talk.brain.wants(Want.of("open", "window").or("sunroof"));
        Understanding found = talk.said(StrangeTalk.STRANGE);
        assertThat(found.kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(found.wishes()).extracting(Wish::device).containsExactly("window", "sunroof");
        assertThat(found.why()).isEqualTo("fused:which");
    }

    @Test
    void inDoubtItAsksWhetherThatWasMeant() {
        talk.brain
                .wants(Want.of("open", "window").in("rear-left"), Want.of("close", "sunroof"))
                .lessSure(2.5);
        Understanding found = talk.said(StrangeTalk.STRANGE);
        assertThat(found.kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(found.said()).containsKey(Understanding.CONFIRM);
        assertThat(found.wishes()).extracting(Wish::device).containsExactly("window", "sunroof");
    }

    /** A yes must not set what nobody said, nor do at once what was for later; what only asks has no yes. */
    @Test
    void whatIsNotWholeIsNotAskedAboutSo() {
        talk.brain.wants(Want.of("set", "fan")).lessSure(2.5);
        assertThat(talk.said(StrangeTalk.STRANGE).said()).doesNotContainKey(Understanding.CONFIRM);
        talk.brain.wants(Want.of("open", "window")).lessSure(2.5).tagged(Map.of(1, "when", 2, "when", 3, "when"));
        Understanding timed = talk.said("blimey in ten minutes stuffy");
        assertThat(timed.said()).containsKey(Understanding.CONFIRM);
        assertThat(timed.when()).contains(new When.After(Duration.ofMinutes(10)));
        talk.brain.wants(Want.of("query", "window")).lessSure(2.5);
        assertThat(talk.said(StrangeTalk.STRANGE).said()).doesNotContainKey(Understanding.CONFIRM);
        talk.brain.wants(Want.of("set", "ambient light").named("red")).lessSure(2.5);
        assertThat(talk.said("blimey gosh seven golly").said()).doesNotContainKey(Understanding.CONFIRM);
    }

    @Test
    void theSensesThatDecidedAreNamed() {
        Scene wet = new Scene("driver", "", Set.of("raining"));
        Want open = Want.of("open", "window");
        talk.brain.wants(Want.of("close", "window")).without("[bus:raining]", open);
        assertThat(talk.fused
                        .interpret(StrangeTalk.STRANGE, Context.FRESH.in(wet))
                        .why())
                .isEqualTo("fused:bus");
        assertThat(talk.fused
                        .interpret(StrangeTalk.STRANGE, Context.FRESH.in(wet))
                        .wishes())
                .extracting(Wish::operation)
                .containsExactly(Operation.CLOSE);
        talk.brain.wants(open);
        assertThat(talk.fused
                        .interpret(StrangeTalk.STRANGE, Context.FRESH.in(wet))
                        .why())
                .isEqualTo("fused");

        Wish before = new Wish(Operation.OPEN, "window", List.of(), Value.NONE, Map.of());
        Context after = new Context("window", false, List.of(before), List.of(), Map.of());
        talk.brain.wants(open.in("rear")).without("[op:open]", open);
        assertThat(talk.fused.interpret(StrangeTalk.STRANGE, after).why()).isEqualTo("fused:dialogue");
    }

    @Test
    void withoutWordsItOffersOneWholeThingThatItIsSureOf() {
        Context wet = Context.FRESH.in(new Scene("driver", "", Set.of("raining")));
        talk.brain.wants(Want.of("close", "window").in("all"));
        Understanding offer = talk.fused.worth(wet).orElseThrow();
        assertThat(offer.kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(offer.said()).containsKey(Understanding.CONFIRM);
        assertThat(offer.wishes()).singleElement().satisfies(w -> assertThat(w.zones())
                .containsExactly(ZoneTerm.ALL));
        talk.brain.wants(Want.of("close", "window")).lessSure(3); // 0.77, an offer needs 0.9
        assertThat(talk.fused.worth(wet)).isEmpty();
        talk.brain.wants(Want.of("query", "window"));
        assertThat(talk.fused.worth(wet)).isEmpty();
        talk.brain.wants(Want.of("set", "fan"));
        assertThat(talk.fused.worth(wet)).isEmpty();
        talk.brain.wants(Want.of("close", "window"), Want.of("close", "sunroof"));
        assertThat(talk.fused.worth(wet)).isEmpty();
        talk.brain.says("talk");
        assertThat(talk.fused.worth(wet)).isEmpty();
        Wish before = new Wish(Operation.OPEN, "window", List.of(), Value.NONE, Map.of());
        Context asked = new Context("window", false, List.of(before), List.of(), Map.of());
        talk.brain.wants(Want.of("close", "sunroof")).without("[op:open]", Want.of("close", "window"));
        assertThat(talk.fused.worth(asked).orElseThrow().wishes())
                .as("it knows what was wished last")
                .extracting(Wish::device)
                .containsExactly("sunroof");
        talk.fused.close();
        assertThat(talk.fused.worth(wet)).isEmpty();
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
        talk.brain.says(act);
        assertThat(talk.fused
                        .interpret(StrangeTalk.STRANGE, new Context("", asked))
                        .kind())
                .isEqualTo(expected);
        talk.brain.says(act, 3);
        assertThat(talk.fused
                        .interpret(StrangeTalk.STRANGE, new Context("", asked))
                        .kind())
                .isEqualTo(Kind.NOTHING);
    }

    @Test
    void aYesInOtherWordsThanThoseOfTheFloorIsWeak() {
        talk.brain.says("yes");
        assertThat(talk.fused
                        .interpret(StrangeTalk.STRANGE, new Context("", true))
                        .said())
                .containsKey(Understanding.WEAK);
        assertThat(talk.fused.interpret("yes", new Context("", true)).said()).isEmpty();
    }
}
