package io.codriver.voice;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How ears listen.
 *
 * @param pace what happens when decoding is slower than sound comes: drop the oldest, or block the source
 * @param complete pause that ends a {@link Completeness.Stage#COMPLETE} text
 * @param unknown pause that ends an {@link Completeness.Stage#UNKNOWN} one, also when there is no text yet
 * @param unfinished pause that ends an {@link Completeness.Stage#UNFINISHED} one
 * @param preRoll sound before the first speech frame that is decoded too, so that soft first sounds aren't lost
 * @param maxUtterance longest utterance
 * @param secondOpinionBudget longest wait for dictation
 * @param queueFrames frames of 20 ms per seat that may wait
 * @param separate whether voices are taken apart when there is more than one channel
 * @param clock nanoseconds that only grow, as {@link System#nanoTime}
 */
public record EarSettings(
        Pace pace,
        Duration complete,
        Duration unknown,
        Duration unfinished,
        Duration preRoll,
        Duration maxUtterance,
        Duration secondOpinionBudget,
        int queueFrames,
        boolean separate,
        LongSupplier clock) {
    private static final int DEFAULT_QUEUE = 200;

    public EarSettings {
        if (complete.compareTo(unknown) > 0 || unknown.compareTo(unfinished) > 0 || queueFrames < 1) {
            throw new IllegalArgumentException("needed: complete <= unknown <= unfinished, and a queue; got " + complete
                    + ", " + unknown + ", " + unfinished + ", " + queueFrames);
        }
    }

    /** For microphones and for recordings played as they were spoken. */
    public static EarSettings realTime() {
        return of(Pace.REAL_TIME);
    }

    /** For recordings decoded as fast as the machine can. */
    public static EarSettings fast() {
        return of(Pace.FAST);
    }

    /** The same with another wait for dictation. */
    public EarSettings withSecondOpinionBudget(Duration budget) {
        return new EarSettings(
                pace, complete, unknown, unfinished, preRoll, maxUtterance, budget, queueFrames, separate, clock);
    }

    /** The same with other pauses. */
    public EarSettings withPauses(Duration complete, Duration unknown, Duration unfinished) {
        return new EarSettings(
                pace,
                complete,
                unknown,
                unfinished,
                preRoll,
                maxUtterance,
                secondOpinionBudget,
                queueFrames,
                separate,
                clock);
    }

    /** The same with another queue per seat. */
    public EarSettings withQueueFrames(int frames) {
        return new EarSettings(
                pace,
                complete,
                unknown,
                unfinished,
                preRoll,
                maxUtterance,
                secondOpinionBudget,
                frames,
                separate,
                clock);
    }

    /** The same with or without taking voices apart. */
    public EarSettings withSeparation(boolean apart) {
        return new EarSettings(
                pace,
                complete,
                unknown,
                unfinished,
                preRoll,
                maxUtterance,
                secondOpinionBudget,
                queueFrames,
                apart,
                clock);
    }

    /** The same with another clock. */
    public EarSettings withClock(LongSupplier clock) {
        return new EarSettings(
                pace,
                complete,
                unknown,
                unfinished,
                preRoll,
                maxUtterance,
                secondOpinionBudget,
                queueFrames,
                separate,
                clock);
    }

    private static EarSettings of(Pace pace) {
        return new EarSettings(
                pace,
                Duration.ofMillis(160),
                Duration.ofMillis(600),
                Duration.ofMillis(1200),
                Duration.ofMillis(240),
                Duration.ofSeconds(15),
                Duration.ofMillis(1500),
                DEFAULT_QUEUE,
                true,
                System::nanoTime);
    }
}
