package io.codriver.nlu.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Operation;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Value;
import io.codriver.nlu.Wish;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code choices.txt}: what left something open, what that means, the answer, and what it means then. */
class ChoicesTest {
    private static final CatalogMatcher MATCHER = TestCar.full();

    static Stream<String[]> questions() {
        return Lines.of("choices.txt", 4);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void asksAndTakesTheAnswer(String first, String open, String answer, String meaning) {
        Understanding asked = MATCHER.interpret(first, Context.FRESH);
        assertThat(Written.of(asked)).as(asked.why()).isEqualTo(open);
        Understanding understood = MATCHER.interpret(answer, choosing(asked.wishes()));
        assertThat(Written.of(understood)).as(understood.why()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "berg,Anna Berg",
        "anna stone,Anna Stone",
        "the stone one,Anna Stone",
        "the second one please,Anna Stone",
        "Anna Lee Berg,''",
        "anna,''",
        "berg or stone,''",
        "berg called yesterday,''",
        "the one from berg street,''",
    })
    void anyWordsOfOneSlotChoose(String answer, String contact) {
        List<Wish> annas = Stream.of("Anna Berg", "Anna Stone")
                .map(n -> new Wish(Operation.START, "call", List.of(), Value.NONE, Map.of("contact", n)))
                .toList();
        Understanding understood = MATCHER.interpret(answer, choosing(annas));
        assertThat(understood.wishes().stream().map(w -> w.slots().get("contact")))
                .isEqualTo(contact.isEmpty() ? List.of() : List.of(contact));
    }

    private static Context choosing(List<Wish> wishes) {
        return new Context("", false, List.of(), wishes, Map.of());
    }
}
