package io.codriver.runtime.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * When the car may speak first: about a state that has just come and stayed, while nobody talks, seldom, and never twice
 * about the same thing. Confined to the session's loop.
 */
final class Suggestions {
    /** A state that doesn't stay, such as a door that is opened and shut, is no reason to say anything. */
    static final Duration SETTLED = Duration.ofSeconds(3);
    /** Who has just talked is not interrupted. */
    static final Duration QUIET = Duration.ofSeconds(8);
    /** Between two offers, whatever they are about. */
    static final Duration BETWEEN = Duration.ofMinutes(2);
    /** Until the same thing is offered again, also when it was taken. */
    static final Duration AGAIN = Duration.ofMinutes(20);
    /** As many offers as {@link #AGAIN} can hold. */
    private static final int MOST = (int) (AGAIN.toSeconds() / BETWEEN.toSeconds()) + 1;

    private final Deque<Made> made = new ArrayDeque<>();
    private Set<String> states = Set.of();
    private Instant changed = Instant.MIN;
    private Instant talked = Instant.MIN;
    private boolean open;

    private record Made(String what, Instant at) {}

    /** Somebody speaks, or the car does. */
    void talk(Instant now) {
        talked = now;
    }

    /** What the bus says now; when to look again, if something has come. What goes away is no reason. */
    Optional<Instant> observed(Set<String> now, Instant at) {
        if (states.equals(now)) {
            return Optional.empty();
        }
        open |= !states.containsAll(now);
        states = Set.copyOf(now);
        changed = at;
        return open ? Optional.of(soonest()) : Optional.empty();
    }

    /** Whether it is time to think about an offer; when it is only too early, {@link #again} says when it may be. */
    boolean isDue(Instant now) {
        return open && !now.isBefore(soonest());
    }

    /** When to look again at what is still open; empty when nothing is. */
    Optional<Instant> again(Instant now) {
        return open && now.isBefore(soonest()) ? Optional.of(soonest()) : Optional.empty();
    }

    private Instant soonest() {
        Instant soonest = later(plus(changed, SETTLED), plus(talked, QUIET));
        return made.isEmpty() ? soonest : later(soonest, plus(made.getLast().at(), BETWEEN));
    }

    /** It was thought about: until something else comes there is no reason to think again. */
    void considered() {
        open = false;
    }

    /** Notes an offer; false when the same was made lately, and then it must not be made. */
    boolean offers(String what, Instant now) {
        made.removeIf(m -> !now.isBefore(m.at().plus(AGAIN)));
        if (made.size() >= MOST || made.stream().anyMatch(m -> m.what().equals(what))) {
            return false;
        }
        made.addLast(new Made(what, now));
        return true;
    }

    private static Instant plus(Instant at, Duration duration) {
        return at.equals(Instant.MIN) ? at : at.plus(duration);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
