package io.codriver.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateSyntaxTest {
    private static final Set<String> KNOWN = Set.of("zone", "value", "*slot");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open",
                "[please] open",
                "(roll|wind) [the] {zone} down",
                "set it [(to|at)] {value}",
                "play {*slot}",
                "a|b",
                "[a|b] c",
                "((a|b) c|d)",
                "{zone}"
            })
    void goodPatterns(String pattern) {
        assertThat(TemplateSyntax.check(pattern, KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "open [the; ']' is missing",
                "open (the; ')' is missing",
                "open {zone; '}' is missing",
                "open the]; ']' closes nothing",
                "open (the]; ']' closes nothing",
                "open the}; '}' closes nothing",
                "open {room}; unknown placeholder {room}",
                "play {*slot} now; {*slot} is not at the end",
                "(play {*slot}|stop); {*slot} is not at the end",
                "[open]; nothing in it must be said",
                "[a] [b|c]; nothing in it must be said",
                "a|; nothing in it must be said",
                "(a|b|c|d|e|f|g|h)(a|b|c|d|e|f|g|h)(a|b|c|d|e|f|g|h)(a|b|c|d|e); more than 2048 ways",
            })
    void badPatterns(String pattern, String message) {
        assertThat(TemplateSyntax.check(pattern, KNOWN))
                .hasValueSatisfying(m -> assertThat(m.message()).contains(message));
    }

    @Test
    void anEmptyPatternSaysNothing() {
        assertThat(TemplateSyntax.check("", KNOWN)).isPresent();
    }

    @Test
    void depthIsBounded() {
        assertThat(TemplateSyntax.check("(".repeat(100_000), KNOWN)).isPresent();
    }
}
