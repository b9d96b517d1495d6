package io.codriver.voice;

/**
 * Somebody began to speak.
 *
 * @param startMillis stream time of the first speech frame
 */
public record SpeechStarted(String seat, long startMillis) implements EarEvent {}
