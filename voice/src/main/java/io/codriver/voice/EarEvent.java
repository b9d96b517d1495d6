package io.codriver.voice;

import java.util.function.Function;

/**
 * Something a seat's ear noticed. Each {@link SpeechStarted} is followed by any number of {@link Partial}s and then by
 * one {@link Heard}, or by a {@link Trouble} of kind {@link Trouble.Kind#RECOGNISER_FAILED}, before the seat's next one.
 * A {@link MicrophoneFault} may come at any time.
 */
public sealed interface EarEvent permits SpeechStarted, Partial, Heard, Trouble, MicrophoneFault {
    /** The seat it happened at. */
    String seat();

    /** The value of the one function that fits. */
    default <R> R fold(
            Function<? super SpeechStarted, ? extends R> started,
            Function<? super Partial, ? extends R> partial,
            Function<? super Heard, ? extends R> heard,
            Function<? super Trouble, ? extends R> trouble,
            Function<? super MicrophoneFault, ? extends R> fault) {
        if (this instanceof SpeechStarted event) {
            return started.apply(event);
        } else if (this instanceof Partial event) {
            return partial.apply(event);
        } else if (this instanceof Heard event) {
            return heard.apply(event);
        } else if (this instanceof Trouble event) {
            return trouble.apply(event);
        }
        return fault.apply((MicrophoneFault) this);
    }
}
