package io.codriver.voice;

/**
 * What a seat's ear did so far.
 *
 * @param frames frames of sound judged
 * @param decoded frames that went through the recogniser
 * @param dropped frames lost because the queue was full ({@link Pace#REAL_TIME} only)
 * @param utterances utterances told
 * @param secondOpinionsDue utterances that wanted dictation
 * @param secondOpinionsLate those that went on without it: too slow, too many waiting, or failed
 * @param listenerFailures exceptions that the listener or a judge threw
 */
public record EarCounts(
        long frames,
        long decoded,
        long dropped,
        long utterances,
        long secondOpinionsDue,
        long secondOpinionsLate,
        long listenerFailures) {}
