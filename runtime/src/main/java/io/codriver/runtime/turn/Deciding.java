package io.codriver.runtime.turn;

import io.codriver.runtime.plan.Action;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.turn.TurnState.Batch;
import io.codriver.runtime.turn.TurnState.Flight;
import io.codriver.runtime.turn.TurnState.Pending;
import io.codriver.runtime.turn.TurnState.Session;
import io.codriver.runtime.turn.TurnState.Undoable;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.Command;
import io.codriver.vehiclebus.guard.Refusal;
import io.codriver.vehiclebus.guard.Verdict;
import io.codriver.vehiclebus.guard.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** From the guard's rulings on one utterance to its decision, commands and reply. Pure. */
final class Deciding {
    static final Duration QUESTION_LIFETIME = Duration.ofSeconds(10);
    /** Longest that a car may take to begin moving and to report, beyond the catalogue's travel time. */
    private static final Duration READ_BACK = Duration.ofMillis(2500);

    private static final double TRAVEL_MARGIN = 1.5;
    /** Actuators slower than this get a word when they start; faster ones only when they are done. */
    private static final double SLOW_SECONDS = 1.0;

    private static final int UNDO_DEPTH = 10;

    private final Planner planner;
    private final Replies replies;

    Deciding(Planner planner, Replies replies) {
        this.planner = planner;
        this.replies = replies;
    }

    /** What came of one wish. */
    private record Part(
            Decision.Kind kind,
            Action action,
            String reply,
            String reason,
            Optional<String> policy,
            Optional<Command> command,
            Optional<Planned.Change> change) {
        static Part of(Decision.Kind kind, Action action, String reply, String reason) {
            return new Part(kind, action, reply, reason, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    Step decide(TurnState state, Batch batch, List<Verdict> verdicts, Instant now) {
        Iterator<Verdict> rulings = verdicts.iterator();
        List<Part> parts = new ArrayList<>();
        for (Planned planned : batch.plans()) {
            parts.add(planned.fold(
                    change -> change(change, batch.seat(), rulings),
                    answer -> Part.of(
                            Decision.Kind.ANSWER, answer.action(), replies.answer(answer, batch.seat()), "answered"),
                    open -> Part.of(Decision.Kind.ASK, open.action(), replies.which(open.names()), "unclear"),
                    no -> Part.of(
                            Decision.Kind.REFUSE,
                            no.action(),
                            replies.impossible(no, batch.seat()),
                            no.obstacle().name().toLowerCase(Locale.ROOT))));
        }
        return announce(state, batch, parts, now);
    }

    private Part change(Planned.Change change, String seat, Iterator<Verdict> rulings) {
        Action action = change.action();
        if (change.writes().isEmpty()) {
            return Part.of(Decision.Kind.ACT, action, replies.already(action, seat), "already");
        }
        Optional<Verdict> ruling = strictest(planner.operations(change).size(), rulings);
        if (ruling.isEmpty()) {
            String reason = Refusal.MALFORMED.name().toLowerCase(Locale.ROOT);
            return Part.of(Decision.Kind.REFUSE, action, replies.fixed("deny." + reason), reason);
        }
        return ruling.get()
                .fold(p -> permitted(p, change, seat), c -> asked(c, change, seat), d -> denied(d, action, seat));
    }

    /** No before "ask first", that before an adjusted yes, that before yes; empty when the guard has said too little. */
    private static Optional<Verdict> strictest(int count, Iterator<Verdict> rulings) {
        List<Verdict> said = new ArrayList<>();
        while (said.size() < count && rulings.hasNext()) {
            said.add(rulings.next());
        }
        return said.size() < count ? Optional.empty() : said.stream().min(Comparator.comparingInt(Deciding::leniency));
    }

    private static int leniency(Verdict verdict) {
        return verdict.fold(p -> p.adjustedBy().isPresent() ? 2 : 3, confirm -> 1, deny -> 0);
    }

    private Part permitted(Verdict.Permit permit, Planned.Change change, String seat) {
        Action action = change.action();
        String reply = permit.adjustedBy()
                .map(s -> replies.policy(s, action, seat))
                .orElseGet(() -> replies.acting(action, seat));
        return new Part(
                Decision.Kind.ACT,
                action,
                reply,
                permit.adjustedBy().isPresent() ? "adjusted" : "done",
                permit.adjustedBy().map(Verdict.Spoke::policy),
                Optional.of(permit.command()),
                Optional.of(change));
    }

    private Part asked(Verdict.Confirm confirm, Planned.Change change, String seat) {
        String question = replies.policy(confirm.by(), change.action(), seat);
        return new Part(
                Decision.Kind.ASK,
                change.action(),
                question,
                "confirm",
                Optional.of(confirm.by().policy()),
                Optional.empty(),
                Optional.of(change));
    }

    private Part denied(Verdict.Deny deny, Action action, String seat) {
        return new Part(
                Decision.Kind.REFUSE,
                action,
                replies.denied(deny, action, seat),
                deny.reason().name().toLowerCase(Locale.ROOT),
                deny.by().map(Verdict.Spoke::policy),
                Optional.empty(),
                Optional.empty());
    }

    private Step announce(TurnState state, Batch batch, List<Part> parts, Instant now) {
        Decision.Kind kind = kind(parts);
        Part telling = parts.stream().filter(p -> p.kind() == kind).findFirst().orElseThrow();
        Part odd = parts.stream().filter(p -> p.kind() != kind).findFirst().orElse(telling);
        List<Flight> flights = flights(batch, parts, now);
        int pending = flights.stream().mapToInt(f -> f.awaited().size()).sum();
        Decision decision = new Decision(
                batch.id(),
                batch.seat(),
                batch.text(),
                kind,
                parts.stream().map(Part::action).toList(),
                parts.stream().map(Part::reply).collect(Collectors.joining(" ")),
                odd.equals(telling) ? telling.reason() : "partly:" + odd.reason(),
                telling.policy().or(odd::policy),
                batch.understanding().confidence(),
                batch.understanding().why(),
                pending);
        return effects(remember(state, batch, parts, now), parts, flights, decision);
    }

    /** Acting counts most, then asking, then answering; refusing only when nothing else came of it. */
    private static Decision.Kind kind(List<Part> parts) {
        for (Decision.Kind kind : List.of(Decision.Kind.ACT, Decision.Kind.ASK, Decision.Kind.ANSWER)) {
            if (parts.stream().anyMatch(p -> p.kind() == kind)) {
                return kind;
            }
        }
        return Decision.Kind.REFUSE;
    }

    private static List<Flight> flights(Batch batch, List<Part> parts, Instant now) {
        List<Flight> out = new ArrayList<>();
        for (Part part : parts) {
            part.command().ifPresent(command -> {
                double travel = part.change().orElseThrow().travelSeconds();
                Instant deadline = now.plus(READ_BACK).plusMillis((long) (travel * 1000 * TRAVEL_MARGIN));
                boolean spoken = travel > SLOW_SECONDS || part.policy().isPresent();
                List<Write> writes = command.writes();
                out.add(new Flight(
                        batch.id(),
                        command.id(),
                        batch.seat(),
                        part.action(),
                        writes,
                        List.of(),
                        writes.size(),
                        deadline,
                        spoken,
                        Flight.Fate.SENT));
            });
        }
        return out;
    }

    private static TurnState remember(TurnState state, Batch batch, List<Part> parts, Instant now) {
        Session session = state.session(batch.seat());
        List<Planned.Change> asked = parts.stream()
                .filter(p -> p.kind() == Decision.Kind.ASK)
                .flatMap(p -> p.change().stream())
                .toList();
        if (!asked.isEmpty()) {
            session = session.asking(Optional.of(new Pending(asked, now.plus(QUESTION_LIFETIME))));
        }
        List<Undoable> done = parts.stream()
                .filter(p -> p.command().isPresent())
                .flatMap(p -> p.change().stream())
                .filter(c -> !c.before().isEmpty())
                .map(c -> new Undoable(c.action(), c.before()))
                .toList();
        if (!done.isEmpty() && !batch.undoing()) {
            session = session.with(pushed(session.undo(), done));
        }
        String device = parts.get(parts.size() - 1).action().device();
        return state.with(batch.seat(), session.about(device));
    }

    private static List<List<Undoable>> pushed(List<List<Undoable>> stack, List<Undoable> top) {
        List<List<Undoable>> more = new ArrayList<>(stack);
        more.add(top);
        return more.size() > UNDO_DEPTH ? more.subList(1, more.size()) : more;
    }

    private Step effects(TurnState state, List<Part> parts, List<Flight> flights, Decision decision) {
        List<Effect> out = new ArrayList<>();
        out.add(new Effect.Announce(decision));
        parts.forEach(p -> p.command().ifPresent(c -> out.add(new Effect.Send(decision.id(), c))));
        flights.forEach(f -> out.add(new Effect.WakeAt(f.deadline())));
        String aloud = parts.stream()
                .filter(p -> p.command().isEmpty() || isSpoken(flights, p))
                .map(Part::reply)
                .collect(Collectors.joining(" "));
        TurnState after = state.flying(superseded(state.flights(), flights));
        if (!aloud.isEmpty()) {
            out.add(new Effect.Say(decision.seat(), aloud));
        }
        return new Step(after, out);
    }

    private static boolean isSpoken(List<Flight> flights, Part part) {
        return flights.stream()
                .anyMatch(f -> f.spoken()
                        && f.command().equals(part.command().orElseThrow().id()));
    }

    /** A newer command that sets a signal otherwise takes it over: the older one no longer waits for it. */
    private static List<Flight> superseded(List<Flight> older, List<Flight> newer) {
        Map<SignalPath, SignalValue> wanted = newer.stream()
                .flatMap(f -> f.awaited().stream())
                .collect(Collectors.toMap(Write::path, Write::value, (one, later) -> later));
        List<Flight> out = new ArrayList<>();
        for (Flight flight : older) {
            List<Write> left = new ArrayList<>();
            List<SignalPath> lost = new ArrayList<>(flight.overtaken());
            for (Write write : flight.awaited()) {
                SignalValue other = wanted.getOrDefault(write.path(), write.value());
                if (Planner.isSame(other, write.value())) {
                    left.add(write);
                } else {
                    lost.add(write.path());
                }
            }
            out.add(flight.awaiting(left, lost));
        }
        out.addAll(newer);
        return out;
    }
}
