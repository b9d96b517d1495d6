package io.codriver.runtime.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
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
    /** What is so when the bus begins to speak has not just come; a whole car takes a moment to say it all. */
    static final Duration SETTLING_IN = Duration.ofSeconds(10);
    /** Between two offers, whatever they are about. */
    static final Duration BETWEEN = Duration.ofMinutes(2);
    /** Until the same thing is offered again, also when it was taken. */
    static final Duration AGAIN = Duration.ofMinutes(20);
    /** As many offers as {@link #AGAIN} can hold. */
    private static final int MOST = (int) (AGAIN.toSeconds() / BETWEEN.toSeconds()) + 1;

    private final Deque<Made> made = new ArrayDeque<>();
    private Set<String> states = Set.of();
    private Set<String> reasons = Set.of();
    private Instant begun = Instant.MIN;
    private Instant changed = Instant.MIN;
    private Instant talked = Instant.MIN;

    private record Made(String what, Instant at) {}

    /** Somebody speaks, or the car does. */
    void talk(Instant now) {
        talked = now;
    }

    /** The bus is lost; what it says when it is back is not news. */
    void lost() {
        begun = Instant.MIN;
        reasons = Set.of();
    }

    /** What the bus says now; when to look again, if something has come. What goes away is no reason any more. */
    Optional<Instant> observed(Set<String> now, Instant at) {
        if (begun.equals(Instant.MIN)) {
            begun = at;
        }
        Set<String> came = new HashSet<>(now);
        came.removeAll(states);
        boolean isNews = !at.isBefore(begun.plus(SETTLING_IN));
        Set<String> open = new HashSet<>(reasons);
        open.addAll(isNews ? came : Set.of());
        open.retainAll(now);
        changed = states.equals(now) ? changed : at;
        boolean more = !reasons.containsAll(open);
        states = Set.copyOf(now);
        reasons = Set.copyOf(open);
        return more ? Optional.of(soonest()) : Optional.empty();
    }

    /** Whether it is time to think about an offer; when it is only too early, {@link #again} says when it may be. */
    boolean isDue(Instant now) {
        return !reasons.isEmpty() && !now.isBefore(soonest());
    }

    /** When to look again at what is still open; empty when nothing is. */
    Optional<Instant> again(Instant now) {
        return !reasons.isEmpty() && now.isBefore(soonest()) ? Optional.of(soonest()) : Optional.empty();
    }

    private Instant soonest() {
        Instant soonest = later(plus(changed, SETTLED), plus(talked, QUIET));
        return made.isEmpty() ? soonest : later(soonest, plus(made.getLast().at(), BETWEEN));
    }

    /** It was thought about: until something else comes there is no reason to think again. */
    void considered() {
        reasons = Set.of();
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
