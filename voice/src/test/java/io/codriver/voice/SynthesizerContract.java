package io.codriver.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/** What every voice promises. */
public abstract class SynthesizerContract {
    /** A voice that the test closes. */
    protected abstract Synthesizer voice() throws Exception;

    @Test
    void speaksAtSixteenKilohertz() throws Exception {
        try (Synthesizer voice = voice()) {
            Speech speech = voice.say("The windows are closed.");
            assertThat(speech.millis()).isBetween(600L, 4000L);
            assertThat(Level.decibels(speech.samples())).as("audible").isGreaterThan(30);
        }
    }

    @Test
    void blankTextIsSilence() throws Exception {
        try (Synthesizer voice = voice()) {
            assertThat(voice.say("  ").samples()).isEmpty();
        }
    }

    @Test
    void textIsNeverACommand() throws Exception {
        try (Synthesizer voice = voice()) {
            assertThat(voice.say("-o $(touch x) <break/> & \"windows\" closed").samples())
                    .isNotEmpty();
        }
    }

    @Test
    void refusesWhenClosed() throws Exception {
        Synthesizer voice = voice();
        voice.close();
        voice.close();
        assertThatIllegalStateException().isThrownBy(() -> voice.say("hello"));
    }
}
