package io.codriver.nlu.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Understanding;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code timing.txt}: sentences that say when. */
class TimingTest {
    private static final CatalogMatcher MATCHER = TestCar.full();

    static Stream<String[]> sentences() {
        return Lines.of("timing.txt", 2);
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void saysWhen(String text, String meaning) {
        Understanding understood = MATCHER.interpret(text, Context.FRESH);
        assertThat(Written.of(understood)).as(understood.why()).isEqualTo(meaning);
    }
}
