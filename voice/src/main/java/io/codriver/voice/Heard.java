package io.codriver.voice;

import java.util.Optional;

/**
 * An utterance is over.
 *
 * @param id unique over all seats of one {@link SeatEars}
 * @param grammar decoded along the language model; its text may be empty (a noise that was not speech). Word times are
 *     stream time
 * @param dictation decoded freely, when that was due and in time
 * @param startMillis stream time of the first speech frame
 * @param endMillis stream time of the end of the last speech frame
 */
public record Heard(
        String seat,
        long id,
        Hypothesis grammar,
        Optional<Hypothesis> dictation,
        long startMillis,
        long endMillis,
        EarTimings timings)
        implements EarEvent {}
