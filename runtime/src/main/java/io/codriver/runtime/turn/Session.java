package io.codriver.runtime.turn;

import io.codriver.nlu.Understanding;
import io.codriver.nlu.Wish;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.plan.Planned;
import io.codriver.vehiclebus.guard.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One seat's side of the dialogue.
 *
 * @param lastDevice what "it" means
 * @param last the seat's last wishes
 * @param at when these were
 * @param pending what a short answer of this seat would mean
 * @param undo what can be taken back, newest last
 */
record Session(String lastDevice, List<Wish> last, Instant at, Optional<Pending> pending, List<UndoStep> undo) {
    static final Session FRESH = new Session("", List.of(), Instant.MIN, Optional.empty(), List.of());

    Session {
        last = List.copyOf(last);
        undo = List.copyOf(undo);
    }

    Session about(String device, List<Wish> wishes, Instant now) {
        return new Session(device, wishes, now, pending, undo);
    }

    Session asking(Optional<Pending> question) {
        return new Session(lastDevice, last, at, question, undo);
    }

    Session with(List<UndoStep> steps) {
        return new Session(lastDevice, last, at, pending, steps);
    }

    /** What the car has asked or said, as long as an answer to it counts. */
    Optional<Pending> open(Instant now) {
        return pending.filter(p -> now.isBefore(p.until()));
    }

    /**
     * Something that a seat may answer.
     *
     * @param changes what "yes" would do
     * @param offered whether the car offered it without being asked, so that only a clear yes takes it
     * @param contested whether the car asked because another seat has just had it otherwise, and no policy did
     * @param takingBack what "yes" would take back
     * @param choices what the car has asked to choose from
     * @param waiting the wish for later that "no" would take back
     * @param held the wish for later that a choice completes
     * @param meant what "yes" would say: the car wasn't sure that it was said
     */
    record Pending(
            List<Planned.Change> changes,
            boolean offered,
            boolean contested,
            List<UndoStep> takingBack,
            List<Wish> choices,
            Optional<String> waiting,
            Optional<Held> held,
            Optional<Understanding> meant,
            Instant until) {
        Pending {
            changes = List.copyOf(changes);
            takingBack = List.copyOf(takingBack);
            choices = List.copyOf(choices);
        }

        static Pending choice(List<Wish> choices, Optional<Held> held, Instant until) {
            return new Pending(
                    List.of(), false, false, List.of(), choices, Optional.empty(), held, Optional.empty(), until);
        }

        static Pending offer(Planned.Change change, Instant until) {
            return new Pending(
                    List.of(change),
                    true,
                    false,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    until);
        }

        static Pending meaning(Understanding meant, boolean offered, Instant until) {
            return new Pending(
                    List.of(),
                    offered,
                    false,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(meant),
                    until);
        }

        static Pending objection(String waiting, Instant until) {
            return new Pending(
                    List.of(),
                    false,
                    false,
                    List.of(),
                    List.of(),
                    Optional.of(waiting),
                    Optional.empty(),
                    Optional.empty(),
                    until);
        }

        /** Whether the last wish waits for a yes, the speaker's own or one that was put to them, so that a correction corrects it and nothing that is done. */
        boolean isOpenWish() {
            return meant.isPresent() || !changes.isEmpty() && !offered;
        }

        /** Whether a yes or a no means something. */
        boolean isYesOrNo() {
            return !changes.isEmpty() || waiting.isPresent() || meant.isPresent();
        }
    }

    /**
     * A wish for later about which the car has asked.
     *
     * @param meant the sentence as it was understood
     * @param before its wishes before the one that is open
     * @param after its wishes after that
     */
    record Held(Understanding meant, List<Wish> before, List<Wish> after) {
        Held {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** What one utterance did: changes, or a wish for later that was set down. */
    record UndoStep(List<Undoable> changes, Optional<String> waiting) {
        UndoStep {
            changes = List.copyOf(changes);
        }
    }

    /** One change that can be taken back. */
    record Undoable(Action action, List<Write> before) {
        Undoable {
            before = List.copyOf(before);
        }
    }
}
