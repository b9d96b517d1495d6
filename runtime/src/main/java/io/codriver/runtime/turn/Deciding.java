package io.codriver.runtime.turn;

import io.codriver.runtime.plan.Action;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.turn.TurnState.Batch;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.guard.Verdict;
import io.codriver.vehiclebus.guard.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** From the guard's rulings on one utterance to its decision, commands and reply. Pure. */
final class Deciding {
    static final Duration QUESTION_LIFETIME = Duration.ofSeconds(10);

    private final Planner planner;
    private final Replies replies;
    private final Judging judging;
    private final Recording recording;

    Deciding(Planner planner, Replies replies) {
        this.planner = planner;
        this.replies = replies;
        this.judging = new Judging(planner, replies);
        this.recording = new Recording(planner, replies);
    }

    /** Something further that the car offers after it has done what was wanted. */
    record Offer(String policy, String question, Planned.Change change) {}

    Step decide(TurnState state, Batch batch, List<Verdict> verdicts, Instant now) {
        Iterator<Verdict> rulings = verdicts.iterator();
        List<Part> said = new ArrayList<>();
        judging.parts(batch.plans(), batch, rulings).forEach(p -> said.add(Judging.overruling(p, batch.disputes())));
        List<Part> back = judging.parts(batch.back(), batch, rulings);
        said.addAll(judging.disputed(batch, rulings));
        boolean granted = said.stream().allMatch(p -> p.kind() == Decision.Kind.ACT);
        List<Part> parts = new ArrayList<>(said);
        parts.addAll(granted ? back : List.of());
        Optional<Offer> offer = batch.origin() == Batch.Origin.DUE ? Optional.empty() : offer(batch, parts);
        List<Flight> flights = Departures.of(batch.id(), batch.seat(), parts, now);
        Decision decision = decision(batch, parts, flights, offer);
        TurnState after = Remembering.after(state, batch, parts, offer.map(Offer::change), now);
        Step step = effects(recording.done(after, batch, parts, now), parts, flights, decision, offer);
        return recording.telling(step, batch, parts);
    }

    /** At most one, only beside an act and never beside another question; what the act writes is not offered. */
    private Optional<Offer> offer(Batch batch, List<Part> parts) {
        if (parts.stream().anyMatch(p -> p.kind() == Decision.Kind.ASK)) {
            return Optional.empty();
        }
        Set<SignalPath> written = parts.stream()
                .flatMap(p -> p.command().stream())
                .flatMap(c -> c.writes().stream())
                .map(Write::path)
                .collect(Collectors.toSet());
        return parts.stream()
                .flatMap(p -> p.offers().stream())
                .flatMap(spoke -> planner.offered(spoke.policy(), batch.seat(), batch.snapshot()).stream()
                        .map(c -> new Offer(spoke.policy(), replies.policy(spoke, c.action(), batch.seat()), c)))
                .filter(o -> o.change().writes().stream().noneMatch(w -> written.contains(w.path())))
                .findFirst();
    }

    private Decision decision(Batch batch, List<Part> parts, List<Flight> flights, Optional<Offer> offer) {
        Decision.Kind kind = kind(parts);
        Part telling = parts.stream().filter(p -> p.kind() == kind).findFirst().orElseThrow();
        Part odd = parts.stream().filter(p -> p.kind() != kind).findFirst().orElse(telling);
        List<String> replies =
                new ArrayList<>(parts.stream().map(Part::reply).distinct().toList());
        offer.ifPresent(o -> replies.add(o.question()));
        return new Decision(
                batch.id(),
                batch.seat(),
                batch.text(),
                kind,
                parts.stream().map(Part::action).toList(),
                String.join(" ", replies),
                reason(batch, telling, odd),
                telling.policy().or(odd::policy).or(() -> offer.map(Offer::policy)),
                batch.understanding().confidence(),
                batch.understanding().why(),
                flights.stream().mapToInt(f -> f.awaited().size()).sum(),
                choices(parts));
    }

    /** Of the first question only: a choice answers one. */
    private static List<String> choices(List<Part> parts) {
        return parts.stream()
                .map(Part::names)
                .filter(n -> !n.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static String reason(Batch batch, Part telling, Part odd) {
        if (!odd.equals(telling)) {
            return "partly:" + odd.reason();
        }
        boolean due = batch.origin() == Batch.Origin.DUE && telling.kind() != Decision.Kind.REFUSE;
        return due ? "due" : telling.reason();
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

    private static Step effects(
            TurnState state, List<Part> parts, List<Flight> flights, Decision decision, Optional<Offer> offer) {
        List<Effect> out = new ArrayList<>();
        out.add(new Effect.Announce(decision));
        parts.forEach(p -> p.command().ifPresent(c -> out.add(new Effect.Send(decision.id(), c))));
        flights.forEach(f -> out.add(new Effect.WakeAt(f.deadline())));
        List<String> aloud = new ArrayList<>(parts.stream()
                .filter(p -> p.command().isEmpty() || isSpoken(flights, p))
                .map(Part::reply)
                .distinct()
                .toList());
        offer.ifPresent(o -> aloud.add(o.question()));
        if (!aloud.isEmpty()) {
            out.add(new Effect.Say(decision.seat(), String.join(" ", aloud)));
        }
        return new Step(state.flying(Departures.superseded(state.flights(), flights)), out);
    }

    private static boolean isSpoken(List<Flight> flights, Part part) {
        return flights.stream()
                .anyMatch(f -> f.spoken()
                        && f.command().equals(part.command().orElseThrow().id()));
    }

    /** The actions of plans, for a decision that needs no ruling. */
    static List<Action> actions(List<Planned> plans) {
        return plans.stream().map(Planned::action).toList();
    }
}
