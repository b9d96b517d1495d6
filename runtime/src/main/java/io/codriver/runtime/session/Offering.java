package io.codriver.runtime.session;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Scene;
import io.codriver.nlu.Suggester;
import io.codriver.nlu.Understanding;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Lets the car speak first to one seat: watches what comes on the bus, waits until it may speak ({@link Suggestions}), and asks
 * the suggester. Does nothing itself: an offer is a question, and goes the way of every other. Confined to the session's loop.
 */
final class Offering {
    /** While a question is open there is no other; a question lives ten seconds. */
    private static final Duration QUESTION = Duration.ofSeconds(10);

    private final Suggestions suggestions = new Suggestions();
    private final Suggester suggester;
    private final String seat;
    private final SessionLoop loop;
    private final Supplier<Context> dialogue;
    private final Consumer<Understanding> offer;
    private boolean looking;

    /**
     * Watches for one seat.
     *
     * @param seat who is asked
     * @param dialogue what this seat's dialogue and scene are now
     * @param offer puts the question
     */
    Offering(
            Suggester suggester,
            String seat,
            SessionLoop loop,
            Supplier<Context> dialogue,
            Consumer<Understanding> offer) {
        this.suggester = suggester;
        this.seat = seat;
        this.loop = loop;
        this.dialogue = dialogue;
        this.offer = offer;
    }

    String seat() {
        return seat;
    }

    /** Somebody speaks, or the car does. */
    void talk() {
        suggestions.talk(loop.now());
    }

    /** The bus is lost. */
    void lost() {
        suggestions.lost();
    }

    /** The scene as the bus has it now. */
    void observed(Scene scene) {
        suggestions.observed(scene.states(), loop.now()).ifPresent(this::lookAgainAt);
    }

    private void lookAgainAt(Instant at) {
        if (!looking) {
            looking = loop.schedule(Duration.between(loop.now(), at).plusMillis(1), this::look);
        }
    }

    private void look() {
        looking = false;
        Instant now = loop.now();
        if (!suggestions.isDue(now)) {
            suggestions.again(now).ifPresent(this::lookAgainAt);
            return;
        }
        Context context = dialogue.get();
        if (context.awaitsAnswer() || !context.choices().isEmpty()) {
            lookAgainAt(now.plus(QUESTION));
            return;
        }
        suggestions.considered();
        suggester
                .worth(context)
                .filter(found -> suggestions.offers(what(found), now))
                .ifPresent(offer);
    }

    private static String what(Understanding offer) {
        return offer.wishes().stream()
                .map(w -> w.operation().id() + " " + w.device())
                .collect(Collectors.joining(", "));
    }
}
