package io.codriver.voice;

/**
 * When things happened to an utterance, by {@link EarSettings#clock}.
 *
 * @param endOfSpeechNanos the last frame with speech in it came in
 * @param committedNanos the pause was judged long enough
 * @param recognisedNanos everything in {@link Heard} was there
 */
public record EarTimings(long endOfSpeechNanos, long committedNanos, long recognisedNanos) {}
