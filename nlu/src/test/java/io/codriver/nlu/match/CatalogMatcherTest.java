package io.codriver.nlu.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Interpreter.Completeness;
import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Understanding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogMatcherTest {
    private static final CatalogMatcher MATCHER = TestCar.matcher();

    static Stream<String> sentences() throws IOException {
        try (InputStream in = CatalogMatcherTest.class.getResourceAsStream("sentences.txt")) {
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return all.lines().filter(l -> !l.isBlank() && !l.startsWith("#"));
        }
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void understands(String line) {
        int bar = line.indexOf(" | ");
        Understanding understood = MATCHER.interpret(line.substring(0, bar), Context.FRESH);
        assertThat(Written.of(understood)).as(understood.why()).isEqualTo(line.substring(bar + 3));
    }

    @ParameterizedTest
    @CsvSource({"yes,YES", "no thanks,NO", "go ahead,YES", "never mind,NO", "undo,UNDO"})
    void answersOnlyWhenAsked(String text, Understanding.Kind kind) {
        assertThat(MATCHER.interpret(text, new Context("", true)).kind()).isEqualTo(kind);
        Understanding unasked = MATCHER.interpret(text, Context.FRESH);
        assertThat(unasked.kind()).isEqualTo(kind == Understanding.Kind.UNDO ? kind : Understanding.Kind.NOTHING);
    }

    /** A passenger says "right" to the driver as well; what that is enough for is not for the matcher to say. */
    @ParameterizedTest
    @CsvSource({
        "yes,false",
        "'Yes, please!',false",
        "sure,false",
        "go ahead,false",
        "do it,false",
        "please do,false",
        "okay do it,false",
        "okay,true",
        "right,true",
        "that's right,true",
        "exactly,true",
        "yeah,true",
        "fine,true",
    })
    void aYesIsClearOrWeak(String text, boolean weak) {
        Understanding understood = MATCHER.interpret(text, new Context("", true));
        assertThat(understood.kind()).isEqualTo(Understanding.Kind.YES);
        assertThat(understood.said().containsKey(Understanding.WEAK)).isEqualTo(weak);
    }

    @Test
    void itMeansTheLastDevice() {
        Understanding understood = MATCHER.interpret("turn it off", new Context("fan", false));
        assertThat(Written.of(understood)).isEqualTo("off fan");
        assertThat(Written.of(MATCHER.interpret("turn it off", Context.FRESH))).isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "open the window,COMPLETE",
        "open the window and,UNFINISHED",
        "set the temperature to,UNFINISHED",
        "turn on,UNFINISHED",
        "turn on the,UNFINISHED",
        "the sky is blue,UNKNOWN",
        "yes,COMPLETE",
        "navigate to baker,UNKNOWN",
    })
    void saysHowFarASentenceHasCome(String text, Completeness expected) {
        assertThat(MATCHER.completeness(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000\u0001", "😀😀😀", "???", ",,,,", "'", "°", "%", "1e400", "9999999999"})
    void silentOnWhatIsNoSentence(String text) {
        assertThat(MATCHER.interpret(text, Context.FRESH).kind()).isEqualTo(Understanding.Kind.NOTHING);
        assertThat(MATCHER.completeness(text)).isEqualTo(Completeness.UNKNOWN);
    }

    @Test
    void silentOnTenThousandWords() {
        assertThat(MATCHER.interpret("open the window and ".repeat(2500), Context.FRESH)
                        .why())
                .isEqualTo("too-long");
    }
}
