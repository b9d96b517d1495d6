package io.codriver.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final Suggestions suggestions = new Suggestions();

    SuggestionsTest() {
        suggestions.observed(Set.of(), NOON.minus(Suggestions.SETTLING_IN));
    }

    private static Instant after(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    @Test
    void aStateThatCameAndStayedIsDue() {
        assertThat(suggestions.isDue(NOON)).isFalse();
        assertThat(suggestions.observed(Set.of("raining"), NOON)).contains(after(3));
        assertThat(suggestions.isDue(after(2))).isFalse();
        assertThat(suggestions.again(after(2))).contains(after(3));
        assertThat(suggestions.isDue(after(3))).isTrue();
    }

    @Test
    void whatIsConsideredIsNotDueAgainUntilSomethingElseComes() {
        suggestions.observed(Set.of("raining"), NOON);
        suggestions.considered();
        assertThat(suggestions.isDue(after(60))).isFalse();
        assertThat(suggestions.again(after(60))).isEmpty();
        assertThat(suggestions.observed(Set.of("raining"), after(61))).isEmpty();
        assertThat(suggestions.observed(Set.of(), after(62)))
                .as("what goes is no reason")
                .isEmpty();
        assertThat(suggestions.observed(Set.of("window-open"), after(63))).contains(after(66));
    }

    @Test
    void aChangeMeanwhileBeginsTheWaitAnew() {
        suggestions.observed(Set.of("dark"), NOON);
        suggestions.observed(Set.of("dark", "raining"), after(2));
        assertThat(suggestions.isDue(after(4))).isFalse();
        assertThat(suggestions.isDue(after(5))).isTrue();
    }

    /** A door that is opened and shut again is no reason to think about what else is so. */
    @Test
    void whatIsGoneBeforeItWasConsideredIsNoReason() {
        suggestions.observed(Set.of("raining"), NOON);
        suggestions.considered();
        suggestions.observed(Set.of("raining", "door-open"), after(30));
        suggestions.observed(Set.of("raining"), after(32));
        assertThat(suggestions.isDue(after(60))).isFalse();
        assertThat(suggestions.again(after(60))).isEmpty();
    }

    @Test
    void whatIsSoWhenTheBusBeginsToSpeakIsNoNews() {
        suggestions.lost();
        assertThat(suggestions.observed(Set.of("raining"), after(0))).isEmpty();
        assertThat(suggestions.observed(Set.of("raining", "dark"), after(2))).isEmpty();
        assertThat(suggestions.isDue(after(60))).isFalse();
        assertThat(suggestions.observed(Set.of("raining", "dark", "fogged"), after(61)))
                .isPresent();
    }

    @Test
    void nobodyIsInterrupted() {
        suggestions.observed(Set.of("raining"), NOON);
        suggestions.talk(after(2));
        assertThat(suggestions.isDue(after(9))).isFalse();
        assertThat(suggestions.again(after(9))).contains(after(10));
        assertThat(suggestions.isDue(after(10))).isTrue();
    }

    @Test
    void offersAreRareAndNeverTheSameTwice() {
        suggestions.observed(Set.of("raining"), NOON);
        assertThat(suggestions.offers("close window", after(3))).isTrue();
        assertThat(suggestions.isDue(after(100))).isFalse();
        assertThat(suggestions.isDue(after(123))).isTrue();
        assertThat(suggestions.offers("close window", after(123))).isFalse();
        assertThat(suggestions.offers("close sunroof", after(123))).isTrue();
        assertThat(suggestions.offers("close window", after(3 + 20 * 60))).isTrue();
    }
}
