package io.codriver.runtime.turn;

import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Understanding;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.turn.Session.Pending;
import io.codriver.runtime.turn.Session.UndoStep;
import io.codriver.vehiclebus.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All that a dialogue remembers. Immutable.
 *
 * @param sessions one per seat that has spoken
 * @param batches proposals that the guard hasn't ruled on yet
 * @param flights commands whose signals haven't all been read back
 * @param waiting wishes for later, in the order in which they were said; at most {@link #MAX_WAITING}
 * @param taught phrases that people have taught this car: phrase → sentence; at most {@link #MAX_TAUGHT}
 * @param lately what the car has done lately, for whichever seat
 * @param next number of the next id
 */
public record TurnState(
        Map<String, Session> sessions,
        Map<String, Batch> batches,
        List<Flight> flights,
        List<Waiting> waiting,
        Map<String, String> taught,
        Lately lately,
        long next) {
    /** More wishes for later than anybody keeps in mind. */
    public static final int MAX_WAITING = 16;

    /** More phrases than anybody remembers having taught. */
    public static final int MAX_TAUGHT = 50;

    /** Most characters of a phrase and its sentence together: longer than anybody says in one breath. */
    public static final int LONGEST_TAUGHT = 300;

    /** Nothing said yet. */
    public static final TurnState START =
            new TurnState(Map.of(), Map.of(), List.of(), List.of(), Map.of(), Lately.NOTHING, 1);

    public TurnState {
        sessions = Map.copyOf(sessions);
        batches = Map.copyOf(batches);
        flights = List.copyOf(flights);
        waiting = List.copyOf(waiting);
        taught = Collections.unmodifiableMap(new LinkedHashMap<>(taught));
    }

    /**
     * An utterance between its proposals and the guard's ruling.
     *
     * @param back what its wishes replace: taken back beside them, once all of them are granted
     * @param disputes wishes that meet another seat's of the moments before
     * @param takingBack the steps that this takes off the seat's stack as far as the guard permits
     */
    record Batch(
            String id,
            String seat,
            String text,
            Understanding understanding,
            List<Planned> plans,
            List<Dispute> disputes,
            List<Planned.Change> back,
            List<UndoStep> takingBack,
            Origin origin,
            Snapshot snapshot) {

        /** What a batch comes from. */
        enum Origin {
            SAID,
            /** "Yes" to the car's question. */
            CONFIRMED,
            /** "Yes" to whether to do it although another seat has just had it done otherwise: no policy has asked. */
            INSISTED,
            /** A wish for later whose time has come. */
            DUE
        }

        Batch {
            plans = List.copyOf(plans);
            disputes = List.copyOf(disputes);
            back = List.copyOf(back);
            takingBack = List.copyOf(takingBack);
        }

        /** What isn't carried out, or not yet. The guard is asked about it all the same: its no is the better reason. */
        List<Dispute> lost() {
            return disputes.stream().filter(d -> !d.ruling().isGranted()).toList();
        }
    }

    /**
     * A wish for later.
     *
     * @param id of the decision that set it down
     * @param due when it is to be done; empty when it waits for a condition
     * @param lapses when it comes to nothing unless it was done before
     */
    record Waiting(
            String id, String seat, String text, Understanding understanding, Optional<Instant> due, Instant lapses) {}

    /** The session of a seat; a fresh one for a seat that hasn't spoken. */
    Session session(String seat) {
        return sessions.getOrDefault(seat, Session.FRESH);
    }

    /** What {@code seat}'s next utterance is to be understood by at {@code now}. */
    public Interpreter.Context context(String seat, Instant now) {
        Session session = session(seat);
        Optional<Pending> open = session.open(now);
        return new Interpreter.Context(
                        session.lastDevice(),
                        open.filter(Pending::isYesOrNo).isPresent(),
                        session.last(),
                        open.map(Pending::choices).orElse(List.of()),
                        taught)
                .beside(lately.others(seat, session.at(), now));
    }

    /** The same, knowing what people have taught the car before: at most {@link #MAX_TAUGHT} of {@code phrases}. */
    public TurnState recalling(Map<String, String> phrases) {
        Map<String, String> kept = new LinkedHashMap<>();
        phrases.entrySet().stream().limit(MAX_TAUGHT).forEach(e -> kept.put(e.getKey(), e.getValue()));
        return new TurnState(sessions, batches, flights, waiting, kept, lately, next);
    }

    TurnState with(String seat, Session session) {
        Map<String, Session> more = new LinkedHashMap<>(sessions);
        more.put(seat, session);
        return new TurnState(more, batches, flights, waiting, taught, lately, next);
    }

    TurnState changing(String seat, UnaryOperator<Session> change) {
        return with(seat, change.apply(session(seat)));
    }

    TurnState with(Batch batch) {
        Map<String, Batch> more = new LinkedHashMap<>(batches);
        more.put(batch.id(), batch);
        return new TurnState(sessions, more, flights, waiting, taught, lately, next + 1);
    }

    TurnState without(Batch batch) {
        Map<String, Batch> fewer = new LinkedHashMap<>(batches);
        fewer.remove(batch.id());
        return new TurnState(sessions, fewer, flights, waiting, taught, lately, next);
    }

    TurnState flying(List<Flight> now) {
        return new TurnState(sessions, batches, now, waiting, taught, lately, next);
    }

    TurnState having(Deed done) {
        return new TurnState(sessions, batches, flights, waiting, taught, lately.and(done), next);
    }

    TurnState notHaving(String decision) {
        return new TurnState(sessions, batches, flights, waiting, taught, lately.without(decision), next);
    }

    TurnState waiting(Waiting wish) {
        List<Waiting> more = new ArrayList<>(waiting);
        more.add(wish);
        return new TurnState(sessions, batches, flights, more, taught, lately, next);
    }

    /** Without a wish for later: neither done when it is due nor there to be taken back. */
    TurnState notWaiting(String id) {
        Map<String, Session> without = new LinkedHashMap<>();
        sessions.forEach((seat, session) -> without.put(
                seat,
                session.with(session.undo().stream()
                        .filter(step -> !step.waiting().equals(Optional.of(id)))
                        .toList())));
        List<Waiting> fewer = waiting.stream().filter(w -> !w.id().equals(id)).toList();
        return new TurnState(without, batches, flights, fewer, taught, lately, next);
    }

    /** The id of the decision that comes next. */
    String nextId() {
        return "d" + next;
    }

    TurnState decided() {
        return new TurnState(sessions, batches, flights, waiting, taught, lately, next + 1);
    }
}
