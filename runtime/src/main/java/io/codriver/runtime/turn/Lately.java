package io.codriver.runtime.turn;

import io.codriver.nlu.Interpreter.Others;
import io.codriver.nlu.Interpreter.Others.Own;
import io.codriver.runtime.plan.Action;
import io.codriver.vehiclebus.SignalPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the car has done lately, for whichever seat, newest last; at most {@link #MAX}, the oldest is forgotten first. Pure.
 */
record Lately(List<Deed> deeds) {
    /** How long "me too" and "no, warmer" refer to what was done for another seat: longer, and talk has moved on. */
    static final Duration REFERS = Duration.ofSeconds(15);

    /** More than four seats get done in the time above. */
    static final int MAX = 16;

    static final Lately NOTHING = new Lately(List.of());

    Lately {
        deeds = List.copyOf(deeds);
    }

    /** One held value: who wanted it and when. */
    record Held(Deed deed, Action action) {}

    Lately and(Deed deed) {
        List<Deed> more = new ArrayList<>(deeds);
        more.add(deed);
        more.removeIf(d -> d.at().plus(REFERS).isBefore(deed.at()));
        return new Lately(more.subList(Math.max(0, more.size() - MAX), more.size()));
    }

    /** Without what came to nothing. */
    Lately without(String decision) {
        return new Lately(
                deeds.stream().filter(d -> !d.decision().equals(decision)).toList());
    }

    /** What was done last for another seat than {@code seat}, whose own last wishes were at {@code own}. */
    Others others(String seat, Instant own, Instant now) {
        Instant since = now.minus(REFERS);
        return newest(d -> !d.seat().equals(seat) && !d.wishes().isEmpty() && d.at().isAfter(since))
                .map(d -> new Others(d.wishes(), age(own, d.at(), since)))
                .orElse(Others.NONE);
    }

    private static Own age(Instant own, Instant theirs, Instant since) {
        if (!own.isBefore(theirs)) {
            return Own.NEWER;
        }
        return own.isAfter(since) ? Own.RECENT : Own.OLD;
    }

    /** Who had a signal set last, after {@code since}. */
    Optional<Held> holding(SignalPath signal, Instant since) {
        for (int i = deeds.size() - 1; i >= 0; i--) {
            Deed deed = deeds.get(i);
            for (Action action : deed.at().isAfter(since) ? deed.actions() : List.<Action>of()) {
                if (action.signals().containsKey(signal)) {
                    return Optional.of(new Held(deed, action));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Deed> newest(Predicate<Deed> which) {
        return deeds.stream().filter(which).reduce((a, b) -> b);
    }
}
