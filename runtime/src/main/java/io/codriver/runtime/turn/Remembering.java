package io.codriver.runtime.turn;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Wish;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.turn.Session.Pending;
import io.codriver.runtime.turn.Session.UndoStep;
import io.codriver.runtime.turn.Session.Undoable;
import io.codriver.runtime.turn.TurnState.Batch;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a seat's session keeps of a decision: what was wanted last, what was asked, what can be taken back.
 *
 * <p>A step leaves the stack only as far as the car was told to take it back. What the guard refused to restore, or asks
 * about first, stays and can be taken back later. When one wish replaces another, the new step remembers the state
 * before both.
 */
final class Remembering {
    private static final int UNDO_DEPTH = 10;

    private Remembering() {}

    static TurnState after(
            TurnState state, Batch batch, List<Part> parts, Optional<Planned.Change> offer, Instant now) {
        boolean kept = replaces(batch) && !isGranted(parts);
        List<UndoStep> left = kept ? batch.takingBack() : left(batch.takingBack(), refused(parts));
        Session session = state.session(batch.seat());
        List<UndoStep> stack = without(session.undo(), batch.takingBack(), kept);
        List<Undoable> done = done(parts, kept ? List.of() : batch.takingBack());
        if (!kept) {
            stack.addAll(left);
        }
        TurnState after = state.with(
                batch.seat(),
                about(session, batch, now)
                        .with(pushed(stack, done))
                        .asking(question(parts, left, offer, now).or(session::pending)));
        for (UndoStep step : kept ? List.<UndoStep>of() : batch.takingBack()) {
            after = step.waiting().map(after::notWaiting).orElse(after);
        }
        return after;
    }

    /** Whether the batch wants something in place of what it takes back, rather than only take back. */
    private static boolean replaces(Batch batch) {
        return !batch.takingBack().isEmpty()
                && batch.plans().stream().anyMatch(p -> !(p instanceof Planned.Change c && isUndo(c)));
    }

    private static boolean isGranted(List<Part> parts) {
        return parts.stream()
                .allMatch(p -> p.kind() == Decision.Kind.ACT
                        || p.change().filter(Remembering::isUndo).isPresent());
    }

    private static boolean isUndo(Planned.Change change) {
        return change.action().operation().equals(Operation.UNDO.id());
    }

    /** Signals that were to be put back and were not. */
    private static Set<SignalPath> refused(List<Part> parts) {
        return parts.stream()
                .filter(p -> p.kind() != Decision.Kind.ACT)
                .flatMap(p -> p.change().stream())
                .filter(Remembering::isUndo)
                .flatMap(c -> c.writes().stream())
                .map(Write::path)
                .collect(Collectors.toSet());
    }

    private static List<UndoStep> left(List<UndoStep> steps, Set<SignalPath> refused) {
        List<UndoStep> out = new ArrayList<>();
        for (UndoStep step : steps) {
            List<Undoable> still = step.changes().stream()
                    .filter(u -> u.before().stream().anyMatch(w -> refused.contains(w.path())))
                    .toList();
            if (!still.isEmpty()) {
                out.add(new UndoStep(still, Optional.empty()));
            }
        }
        return out;
    }

    private static List<UndoStep> without(List<UndoStep> stack, List<UndoStep> taken, boolean kept) {
        List<UndoStep> out = new ArrayList<>(stack);
        for (UndoStep step : kept ? List.<UndoStep>of() : taken) {
            int at = out.lastIndexOf(step);
            if (at >= 0) {
                out.remove(at);
            }
        }
        return out;
    }

    private static List<Undoable> done(List<Part> parts, List<UndoStep> replaced) {
        Map<SignalPath, SignalValue> first = new LinkedHashMap<>();
        replaced.stream()
                .flatMap(s -> s.changes().stream())
                .flatMap(u -> u.before().stream())
                .forEach(w -> first.putIfAbsent(w.path(), w.value()));
        return parts.stream()
                .filter(p -> p.kind() == Decision.Kind.ACT)
                .flatMap(p -> p.change().stream())
                .filter(c -> !isUndo(c) && !c.before().isEmpty())
                .map(c -> new Undoable(c.action(), before(c, first)))
                .toList();
    }

    private static List<Write> before(Planned.Change change, Map<SignalPath, SignalValue> first) {
        return change.before().stream()
                .map(w -> new Write(w.path(), first.getOrDefault(w.path(), w.value())))
                .toList();
    }

    /** {@code stack} with one more step, without the oldest when there are too many. */
    static List<UndoStep> pushed(List<UndoStep> stack, UndoStep top) {
        List<UndoStep> more = new ArrayList<>(stack);
        more.add(top);
        return more.size() > UNDO_DEPTH ? more.subList(1, more.size()) : more;
    }

    private static List<UndoStep> pushed(List<UndoStep> stack, List<Undoable> done) {
        return done.isEmpty() ? stack : pushed(stack, new UndoStep(done, Optional.empty()));
    }

    private static Optional<Pending> question(
            List<Part> parts, List<UndoStep> left, Optional<Planned.Change> offer, Instant now) {
        Instant until = now.plus(Deciding.QUESTION_LIFETIME);
        List<Part> asking =
                parts.stream().filter(p -> p.kind() == Decision.Kind.ASK).toList();
        List<Planned.Change> asked =
                asking.stream().flatMap(p -> p.change().stream()).toList();
        List<Wish> choices = asking.stream().flatMap(p -> p.choices().stream()).toList();
        if (!asked.isEmpty() || !choices.isEmpty()) {
            boolean contested = asking.stream().anyMatch(p -> p.reason().equals(Dispute.ASKED));
            return Optional.of(new Pending(
                    asked,
                    false,
                    contested,
                    left,
                    choices,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    until));
        }
        return offer.map(c -> Pending.offer(c, until));
    }

    /** What "it" means is what the seat has said last, not what came due meanwhile. */
    private static Session about(Session session, Batch batch, Instant now) {
        if (batch.origin() == Batch.Origin.DUE || batch.plans().isEmpty()) {
            return session;
        }
        List<Wish> said = batch.understanding().wishes();
        String device = batch.plans().get(batch.plans().size() - 1).action().device();
        return session.about(device, said.isEmpty() ? session.last() : said, now);
    }
}
