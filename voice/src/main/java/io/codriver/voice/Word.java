package io.codriver.voice;

/**
 * One word as it was heard.
 *
 * @param text written form, lower case; {@code [unk]} for speech that fits no word of the language model
 * @param confidence 0 to 1, the recogniser's own estimate
 * @param startSeconds when it begins; in a {@link Hypothesis} from a {@link Recognition} counted from the first sample
 *     of the utterance, in {@link Heard} in stream time
 * @param endSeconds when it ends, counted likewise
 */
public record Word(String text, double confidence, double startSeconds, double endSeconds) {}
