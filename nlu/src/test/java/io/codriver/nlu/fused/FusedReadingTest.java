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

/** What the model reads out of a sentence: zones, values, open words and times, all of them those of the car. */
class FusedReadingTest {
    private final StrangeTalk talk = new StrangeTalk();

    @Test
    void zonesAreThoseOfTheCar() {
        Want window = Want.of("open", "window");
        assertThat(talk.wish(window.in("mine")).zones()).containsExactly(ZoneTerm.MINE);
        assertThat(talk.wish(window.in("all")).zones()).containsExactly(ZoneTerm.ALL);
        assertThat(talk.wish(window.in("others")).zones()).containsExactly(ZoneTerm.OTHERS);
        assertThat(talk.wish(window.in("rear-left", "front")).zones())
                .containsExactly(ZoneTerm.named("front"), ZoneTerm.named("rear-left"));
        ZoneTerm except = new ZoneTerm(ZoneTerm.Kind.EXCEPT, "rear-left");
        assertThat(talk.wish(window.but("rear-left")).zones()).containsExactly(ZoneTerm.ALL, except);
        assertThat(talk.wish(Want.of("on", "defroster").in("windshield-front")).zones())
                .containsExactly(ZoneTerm.named("front"));
        assertThat(talk.wish(Want.of("open", "sunroof").in("rear")).zones()).isEmpty();
    }

    @Test
    void thereIsWhereOneLooksAndTheirsIsTheSeatBeside() {
        Scene looks = new Scene("driver", "window@rear-right", Set.of());
        Want there = Want.of("open", "window").in("there");
        assertThat(talk.wish(there, looks).zones()).containsExactly(ZoneTerm.named("rear-right"));
        assertThat(talk.fused
                        .interpret(StrangeTalk.STRANGE, Context.FRESH.in(looks))
                        .why())
                .isEqualTo("fused:look");
        assertThat(talk.wish(there).zones()).isEmpty();
        assertThat(talk.fused.interpret(StrangeTalk.STRANGE, Context.FRESH).why())
                .isEqualTo("fused");

        Want theirs = Want.of("open", "window").in("theirs");
        assertThat(talk.wish(theirs, looks).zones()).containsExactly(ZoneTerm.named("front-passenger"));
        assertThat(talk.wish(theirs, new Scene("rear-right", "", Set.of())).zones())
                .containsExactly(ZoneTerm.named("rear-left"));
        assertThat(talk.wish(theirs, new Scene("rear-middle", "", Set.of())).zones())
                .isEmpty();
        assertThat(talk.wish(Want.of("open", "window").but("mine"), looks).zones())
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
        Wish wish = talk.wish(Want.of(operation, device).to(measure));
        assertThat(wish.operation()).isEqualTo(does);
        assertThat(wish.value().kind()).isEqualTo(kind);
        assertThat(wish.value().number()).isEqualTo(number);
    }

    @Test
    void namedValuesAreFoundByMeaning() {
        Wish wish = talk.wish(Want.of("set", "ambient light").named("red"));
        assertThat(wish).isEqualTo(new Wish(Operation.SET, "ambient-light", List.of(), Value.named("red"), Map.of()));
    }

    /** "Preset five" was once set to two, the nearest value that the model knew. */
    @Test
    void aNumberThatNothingComesFromKeepsTheCarFromActing() {
        talk.brain.wants(Want.of("set", "ambient light").named("red"));
        assertThat(talk.said("blimey gosh golly").kind()).isEqualTo(Kind.WISHES);
        assertThat(talk.said("blimey gosh seven golly").kind()).isEqualTo(Kind.NOTHING);
        assertThat(talk.said("blimey gosh 7 golly").kind()).isEqualTo(Kind.NOTHING);
        talk.brain.wants(Want.of("set", "fan").to("span")).tagged(Map.of(2, "value"));
        assertThat(talk.said("blimey gosh seven golly").kind()).isEqualTo(Kind.WISHES);
    }

    @Test
    void numbersAreReadFromTheWords() {
        talk.brain
                .wants(Want.of("set", "temperature").to("span"))
                .tagged(Map.of(2, "value", 3, "value", 4, "value", 5, "value"));
        assertThat(talk.said("blimey its twenty one point five").wishes().get(0).value())
                .isEqualTo(Value.number(21.5, ""));
        assertThat(talk.said("blimey its 20% then gosh golly").wishes().get(0).value())
                .as("a temperature takes no percent")
                .isEqualTo(Value.NONE);
    }

    @Test
    void whatCannotBeReadAsksForAValue() {
        talk.brain.wants(Want.of("set", "temperature").to("span")).tagged(Map.of(1, "value"));
        Understanding found = talk.said("blimey umpteen");
        assertThat(found.kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(found.wishes()).hasSize(1);
    }

    @Test
    void openWordsGoToTheSlotsOfTheDevice() {
        talk.brain
                .wants(Want.of("start", "navigation"), Want.of("start", "music"))
                .tagged(Map.of(1, "place", 2, "place", 4, "title1", 5, "person1"));
        Understanding found = talk.said("blimey mario harbour and wonderwall somebody");
        assertThat(found.wishes())
                .extracting(Wish::slots)
                .containsExactly(Map.of("destination", "mario harbour"), Map.of("title", "wonderwall"));
    }

    @Test
    void timesAreReadByTheMatcher() {
        talk.brain.wants(Want.of("open", "window")).tagged(Map.of(1, "when", 2, "when", 3, "when"));
        Understanding found = talk.said("blimey in ten minutes stuffy");
        assertThat(found.kind()).isEqualTo(Kind.WISHES);
        assertThat(found.when()).contains(new When.After(Duration.ofMinutes(10)));
        assertThat(talk.said("blimey after the tunnel stuffy").kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(talk.said("blimey after the tunnel stuffy").wishes()).isEmpty();
        talk.brain.wants(Want.of("query", "window")).tagged(Map.of(1, "when", 2, "when", 3, "when"));
        assertThat(talk.said("blimey in ten minutes stuffy").kind()).isEqualTo(Kind.NOTHING);
    }

    @Test
    void aConditionIsReadByTheMatcher() {
        talk.brain
                .wants(Want.of("open", "window"))
                .tagged(Map.of(1, "when", 2, "when", 3, "when", 4, "when", 5, "when"));
        Understanding found = talk.said("blimey when the sunroof is open");
        assertThat(found.when()).get().isInstanceOf(When.Holds.class);
    }

    @Test
    void aQuestionSetsNothing() {
        Wish wish = talk.wish(Want.of("query", "fan").to("max"));
        assertThat(wish.operation()).isEqualTo(Operation.QUERY);
        assertThat(wish.value()).isEqualTo(Value.NONE);
    }

    @Test
    void aDeviceIsOnlyAskedForWhatItCanDo() {
        talk.brain.wants(Want.of("open", "battery"));
        assertThat(talk.said(StrangeTalk.STRANGE).wishes())
                .noneMatch(w -> w.device().equals("battery") && w.operation() == Operation.OPEN);
    }

    @Test
    void wordsThatWereHeardBadlyAreMarked() {
        talk.brain.wants(Want.of("open", "window"));
        talk.fused.interpret(StrangeTalk.STRANGE, Context.FRESH.doubting(Set.of("stuffy", "elsewhere")));
        assertThat(talk.brain.doubts).isEqualTo(1);
        talk.fused.interpret(StrangeTalk.STRANGE, Context.FRESH);
        assertThat(talk.brain.doubts).isZero();
    }
}
