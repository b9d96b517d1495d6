package io.codriver.nlu.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Understanding;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code followups.txt}: what was said first, what then, and what the second sentence means. */
class FollowUpsTest {
    private static final CatalogMatcher MATCHER = TestCar.matcher();

    static Stream<String[]> talks() {
        return Lines.of("followups.txt", 3);
    }

    @ParameterizedTest
    @MethodSource("talks")
    void meansSomethingAfterAWish(String first, String then, String meaning) {
        Understanding before = MATCHER.interpret(first, Context.FRESH);
        Context context = Lines.after(before);
        Understanding understood = MATCHER.interpret(then, context);
        String instead = understood.said().containsKey(Understanding.INSTEAD) ? "instead: " : "";
        assertThat(instead + Written.of(understood)).as(understood.why()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @MethodSource("talks")
    void meansNothingAlone(String first, String then, String meaning) {
        Understanding leaning = MATCHER.interpret(then, Lines.after(MATCHER.interpret(first, Context.FRESH)));
        Understanding alone = MATCHER.interpret(then, Context.FRESH);
        boolean whole = !leaning.why().equals("follow-up") || leaning.said().containsKey(Understanding.INSTEAD);
        assertThat(whole || alone.kind() == Understanding.Kind.NOTHING)
                .as(meaning)
                .isTrue();
    }
}
