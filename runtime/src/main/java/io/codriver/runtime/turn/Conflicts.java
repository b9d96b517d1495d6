package io.codriver.runtime.turn;

import io.codriver.nlu.Operation;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.plan.Sharing;
import io.codriver.runtime.turn.Dispute.Ruling;
import io.codriver.runtime.turn.Lately.Held;
import io.codriver.runtime.turn.TurnState.Batch.Origin;
import io.codriver.vehiclebus.guard.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What comes of wishes that meet another seat's of the moments before. Settled before the guard is asked, which still has the
 * last word on what is granted and refuses the rest for its own reasons first, and signal by signal in this order:
 *
 * <ol>
 *   <li>zones: in the speaker's own zone, which isn't the other's, the speaker has it as wished;
 *   <li>role: the catalogue's precedence ({@code policies.yaml}) says whose wish goes first;
 *   <li>recency: the newer wish counts, if it is clearly newer;
 *   <li>otherwise the speaker is asked.
 * </ol>
 *
 * A step ("a bit less", "next") builds on what is there: it answers the other's wish and never conflicts with it. A wish that
 * loses is forgotten. Pure.
 */
final class Conflicts {
    /** As long as people take to notice that something moves and to object, and no longer: after it, minds have changed. */
    static final Duration WINDOW = Duration.ofSeconds(6);

    /** Who speaks sooner after another has not heard or seen what came of it: about the time that people take to begin. */
    static final Duration TOGETHER = Duration.ofMillis(1500);

    private static final Set<String> STEPS =
            Set.of(Operation.INCREASE.id(), Operation.DECREASE.id(), Operation.NEXT.id(), Operation.PREVIOUS.id());
    private static final Set<String> PASSING = Set.of(Operation.NEXT.id(), Operation.PREVIOUS.id());

    private final Sharing sharing;

    Conflicts(Planner planner) {
        this.sharing = planner.sharing();
    }

    /** What is left to be done of wishes, and the disputes that they met. */
    record Settled(List<Planned> plans, List<Dispute> disputes) {}

    /** Settles what {@code seat} wants now. */
    Settled settle(Lately lately, List<? extends Planned> plans, String seat, Origin origin, Instant now) {
        List<Planned> left = new ArrayList<>();
        List<Dispute> disputes = new ArrayList<>();
        for (Planned planned : plans) {
            if (planned instanceof Planned.Change change && !change.writes().isEmpty()) {
                settle(new Claim(lately, seat, origin, now), change, left, disputes);
            } else {
                left.add(planned);
            }
        }
        return new Settled(left, disputes);
    }

    /** What may be put back without taking from another seat what it has just had done. */
    List<Planned.Change> uncontested(Lately lately, List<Planned.Change> changes, String seat, Instant now) {
        Claim claim = new Claim(lately, seat, Origin.SAID, now);
        return changes.stream()
                .flatMap(
                        c -> sharing
                                .together(
                                        c,
                                        sharing.apart(c).stream()
                                                .filter(p -> dispute(claim, p).isEmpty())
                                                .toList())
                                .stream())
                .toList();
    }

    private record Claim(Lately lately, String seat, Origin origin, Instant now) {}

    private void settle(Claim claim, Planned.Change change, List<Planned> left, List<Dispute> disputes) {
        List<Planned.Change> granted = new ArrayList<>();
        List<Dispute> found = new ArrayList<>();
        List<Planned.Change> parts = sharing.apart(change);
        for (Planned.Change part : parts) {
            Optional<Dispute> dispute = dispute(claim, part);
            dispute.ifPresent(found::add);
            if (dispute.isEmpty() || dispute.get().ruling().isGranted()) {
                granted.add(part);
            }
        }
        Optional<Planned.Change> rest =
                granted.size() == parts.size() ? Optional.of(change) : sharing.together(change, granted);
        rest.ifPresent(left::add);
        found.stream()
                .map(d -> d.ruling().isGranted() ? about(rest.orElseThrow(), d) : d)
                .forEach(disputes::add);
    }

    private static Dispute about(Planned.Change granted, Dispute dispute) {
        return new Dispute(granted, dispute.theirs(), dispute.ruling(), dispute.rule());
    }

    /** The dispute that weighs most: no before asking, asking before yes. */
    private Optional<Dispute> dispute(Claim claim, Planned.Change part) {
        Optional<Dispute> worst = Optional.empty();
        for (Write write : part.writes()) {
            Optional<Dispute> found = held(claim, part, write).map(theirs -> ruled(claim, part, write, theirs));
            boolean worse = found.isPresent() && (worst.isEmpty() || weight(found.get()) > weight(worst.get()));
            worst = worse ? found : worst;
        }
        return worst;
    }

    private static int weight(Dispute dispute) {
        return switch (dispute.ruling()) {
            case SECOND -> 2;
            case TOGETHER -> 1;
            case OWN_ZONE, FIRST, NEWER -> 0;
        };
    }

    private static Optional<Held> held(Claim claim, Planned.Change part, Write write) {
        if (STEPS.contains(part.action().operation())) {
            return Optional.empty();
        }
        return claim.lately()
                .holding(write.path(), claim.now().minus(WINDOW))
                .filter(h -> !h.deed().seat().equals(claim.seat()))
                .filter(h -> !PASSING.contains(h.action().operation()))
                .filter(h -> Optional.ofNullable(h.action().signals().get(write.path()))
                        .filter(v -> !Planner.isSame(v, write.value()))
                        .isPresent());
    }

    private Dispute ruled(Claim claim, Planned.Change part, Write write, Held theirs) {
        String device = part.action().device();
        String other = theirs.deed().seat();
        if (sharing.isOwn(device, write.path(), claim.seat(), other)) {
            return new Dispute(part, theirs, Ruling.OWN_ZONE, Optional.empty());
        }
        Optional<String> first = sharing.precedence(device, claim.seat(), other);
        if (first.isPresent()) {
            return new Dispute(part, theirs, Ruling.FIRST, first);
        }
        Optional<String> second = sharing.precedence(device, other, claim.seat());
        if (second.isPresent()) {
            return new Dispute(part, theirs, Ruling.SECOND, second);
        }
        boolean newer = !claim.now().isBefore(theirs.deed().at().plus(TOGETHER)) || hasSaidYes(claim.origin());
        return new Dispute(part, theirs, newer ? Ruling.NEWER : Ruling.TOGETHER, Optional.empty());
    }

    private static boolean hasSaidYes(Origin origin) {
        return origin == Origin.INSISTED || origin == Origin.CONFIRMED;
    }
}
