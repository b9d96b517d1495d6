package io.codriver.voice;

/**
 * What an utterance in progress sounds like by now; sent only when the text changed.
 *
 * @param startMillis as in the utterance's {@link SpeechStarted}
 * @param text written form, not empty
 */
public record Partial(String seat, long startMillis, String text) implements EarEvent {}
