package io.codriver.runtime.turn;

import io.codriver.nlu.Understanding;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.plan.Planned;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.guard.Write;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a dialogue remembers. Immutable.
 *
 * @param sessions one per seat that has spoken
 * @param batches proposals that the guard hasn't ruled on yet
 * @param flights commands whose signals haven't all been read back
 * @param next number of the next id
 */
public record TurnState(Map<String, Session> sessions, Map<String, Batch> batches, List<Flight> flights, long next) {

    /** Nothing said yet. */
    public static final TurnState START = new TurnState(Map.of(), Map.of(), List.of(), 1);

    public TurnState {
        sessions = Map.copyOf(sessions);
        batches = Map.copyOf(batches);
        flights = List.copyOf(flights);
    }

    /**
     * One seat's side of the dialogue.
     *
     * @param lastDevice what "it" means
     * @param pending what the car has asked this seat about
     * @param undo what can be taken back, newest last
     */
    record Session(String lastDevice, Optional<Pending> pending, List<List<Undoable>> undo) {
        static final Session FRESH = new Session("", Optional.empty(), List.of());

        Session {
            undo = List.copyOf(undo);
        }

        Session about(String device) {
            return new Session(device, pending, undo);
        }

        Session asking(Optional<Pending> question) {
            return new Session(lastDevice, question, undo);
        }

        Session with(List<List<Undoable>> steps) {
            return new Session(lastDevice, pending, steps);
        }
    }

    /** A question that waits for yes or no. */
    record Pending(List<Planned.Change> changes, Instant until) {}

    /** One change that can be taken back. */
    record Undoable(Action action, List<Write> before) {}

    /** An utterance between its proposals and the guard's ruling. */
    record Batch(
            String id,
            String seat,
            String text,
            Understanding understanding,
            List<Planned> plans,
            boolean confirmed,
            boolean undoing) {}

    /**
     * A command under way.
     *
     * @param awaited writes that haven't been read back yet
     * @param overtaken signals that a newer command set otherwise before they were read back
     * @param all how many writes there were
     * @param spoken whether something was already said about it
     * @param fate what the gateway said of it
     */
    record Flight(
            String decision,
            String command,
            String seat,
            Action action,
            List<Write> awaited,
            List<SignalPath> overtaken,
            int all,
            Instant deadline,
            boolean spoken,
            Fate fate) {

        /** What the gateway said of a command. */
        enum Fate {
            /** Nothing yet. */
            SENT,
            TAKEN,
            /** The car did not take it. */
            REFUSED,
            /** It never got to the car. */
            UNREACHABLE
        }

        Flight {
            awaited = List.copyOf(awaited);
            overtaken = List.copyOf(overtaken);
        }

        Flight awaiting(List<Write> left, List<SignalPath> lost) {
            return new Flight(decision, command, seat, action, left, lost, all, deadline, spoken, fate);
        }

        Flight meeting(Fate other) {
            return new Flight(decision, command, seat, action, awaited, overtaken, all, deadline, spoken, other);
        }

        boolean isFailed() {
            return fate == Fate.REFUSED || fate == Fate.UNREACHABLE;
        }

        /** Whether nothing more is to be waited for. */
        boolean isOver(Instant now) {
            return isFailed() || awaited.isEmpty() || !now.isBefore(deadline);
        }

        /** The signals that were not read back. */
        List<SignalPath> missing() {
            return Stream.concat(awaited.stream().map(Write::path), overtaken.stream())
                    .toList();
        }
    }

    /** The session of a seat; a fresh one for a seat that hasn't spoken. */
    Session session(String seat) {
        return sessions.getOrDefault(seat, Session.FRESH);
    }

    /** What "it" means for a seat, and whether that seat was asked something that is still open at {@code now}. */
    public io.codriver.nlu.Interpreter.Context context(String seat, Instant now) {
        Session session = session(seat);
        boolean asked = session.pending().filter(p -> now.isBefore(p.until())).isPresent();
        return new io.codriver.nlu.Interpreter.Context(session.lastDevice(), asked);
    }

    TurnState with(String seat, Session session) {
        Map<String, Session> more = new LinkedHashMap<>(sessions);
        more.put(seat, session);
        return new TurnState(more, batches, flights, next);
    }

    TurnState with(Batch batch) {
        Map<String, Batch> more = new LinkedHashMap<>(batches);
        more.put(batch.id(), batch);
        return new TurnState(sessions, more, flights, next + 1);
    }

    TurnState without(Batch batch) {
        Map<String, Batch> fewer = new LinkedHashMap<>(batches);
        fewer.remove(batch.id());
        return new TurnState(sessions, fewer, flights, next);
    }

    TurnState flying(List<Flight> now) {
        return new TurnState(sessions, batches, now, next);
    }
}
