package io.codriver.nlu.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Understanding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code requests.txt}: sentences about the assistant, routines and taught phrases. */
class RequestsTest {
    private static final CatalogMatcher MATCHER = TestCar.full();
    private static final Context TAUGHT = new Context(
            "",
            false,
            List.of(),
            List.of(),
            Map.of("bunker", "close all windows and lock the doors", "loop", "loop", "beach day", "open the sunroof"));

    static Stream<String[]> sentences() {
        return Lines.of("requests.txt", 2);
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void understands(String text, String meaning) {
        Understanding understood = MATCHER.interpret(text, TAUGHT);
        String said = understood.said().isEmpty() ? "" : " " + new TreeMap<>(understood.said());
        String why = understood.why().contains(":") && !understood.wishes().isEmpty() ? understood.why() + " " : "";
        assertThat(why + Written.of(understood) + said).as(understood.why()).isEqualTo(meaning);
    }
}
