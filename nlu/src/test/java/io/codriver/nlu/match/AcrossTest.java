package io.codriver.nlu.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Interpreter.Others;
import io.codriver.nlu.Interpreter.Others.Own;
import io.codriver.nlu.Understanding;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code across.txt}: what sentences mean after something was done for another seat. */
class AcrossTest {
    private static final CatalogMatcher MATCHER = TestCar.matcher();

    static Stream<String[]> talks() {
        return Lines.of("across.txt", 5);
    }

    private static Context context(String theirs, String own, String age) {
        Context mine = own.isEmpty() ? Context.FRESH : Lines.after(MATCHER.interpret(own, Context.FRESH));
        Understanding done = MATCHER.interpret(theirs, Context.FRESH);
        assertThat(done.wishes()).isNotEmpty();
        return mine.beside(new Others(done.wishes(), Own.valueOf(age.toUpperCase(Locale.ROOT))));
    }

    @ParameterizedTest
    @MethodSource("talks")
    void leansOnWhatWasDoneForAnother(String theirs, String own, String age, String then, String meaning) {
        Understanding understood = MATCHER.interpret(then, context(theirs, own, age));

        assertThat(understood.wishes().isEmpty() ? "" : Written.of(understood))
                .as(understood.why())
                .isEqualTo(meaning);
        assertThat(understood.said()).doesNotContainKey(Understanding.INSTEAD);
    }

    @Test
    void saysInItsReasonThatItLeansAcross() {
        assertThat(MATCHER.interpret("me too", context("turn on my seat heating", "", "old"))
                        .why())
                .isEqualTo(Understanding.ACROSS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"me too", "same here", "for me as well", "same for me", "no, a bit less"})
    void meansNothingAfterNothing(String text) {
        assertThat(MATCHER.interpret(text, Context.FRESH).kind()).isEqualTo(Understanding.Kind.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Uh-huh.", "uh huh", "thanks", "Thank you!", "okay", "mhm", "right", "all right", "Okay, thanks."
            })
    void whatOnlyShowsThatSomebodyListensIsNoWish(String text) {
        Understanding understood = MATCHER.interpret(text, Context.FRESH);

        assertThat(understood.kind()).isEqualTo(Understanding.Kind.NOTHING);
        assertThat(understood.why()).isEqualTo(Understanding.BACKCHANNEL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uh-huh", "thanks", "mhm"})
    void whatOnlyShowsThatSomebodyListensIsNoYes(String text) {
        assertThat(MATCHER.interpret(text, new Context("", true)).kind()).isEqualTo(Understanding.Kind.NOTHING);
    }
}
