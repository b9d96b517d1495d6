package io.codriver.runtime.turn;

import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.turn.Flight.Fate;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.gateway.VehicleGateway.Outcome;
import io.codriver.vehiclebus.guard.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of commands: read back, late, or never taken. Pure. */
final class Settling {
    private final Replies replies;

    Settling(Replies replies) {
        this.replies = replies;
    }

    /** A command that the car did not take is told of at once; one that it took goes on to be read back. */
    Step reported(TurnState state, TurnEvent.Reported event, Instant now) {
        List<Flight> flights = new ArrayList<>();
        List<Flight> meant = new ArrayList<>();
        for (Flight flight : state.flights()) {
            boolean news = flight.command().equals(event.command()) && flight.fate() == Fate.SENT;
            Flight after = news ? flight.meeting(fate(event.outcome())) : flight;
            flights.add(after);
            if (news) {
                meant.add(after);
            }
        }
        if (meant.isEmpty()) {
            return Step.of(state);
        }
        return meant.get(0).isFailed()
                ? failed(state.flying(flights), meant, now)
                : Step.of(state.flying(flights), new Effect.WakeAt(now));
    }

    private static Fate fate(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED, DUPLICATE -> Fate.TAKEN;
            case DISCONNECTED, EXPIRED -> Fate.UNREACHABLE;
            case REJECTED, TIMEOUT, OVERLOADED -> Fate.REFUSED;
        };
    }

    private Step failed(TurnState state, List<Flight> failed, Instant now) {
        Step step = settle(state, state.flights(), now);
        for (Flight flight : failed) {
            step = step.then(new Effect.Say(flight.seat(), reply(flight)));
        }
        return step;
    }

    /** Looks for what was commanded in what the bus says now. */
    Step observed(TurnState state, TurnEvent.Observed event, Instant now) {
        List<Flight> seen = state.flights().stream()
                .map(f -> seen(f, event.snapshot(), now))
                .toList();
        return settle(state, seen, now);
    }

    /** A decision with several commands is settled once, when the last of them is over. */
    private Step settle(TurnState state, List<Flight> flights, Instant now) {
        Map<String, List<Flight>> byDecision = new LinkedHashMap<>();
        flights.forEach(f ->
                byDecision.computeIfAbsent(f.decision(), d -> new ArrayList<>()).add(f));
        List<Flight> left = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        List<String> inVain = new ArrayList<>();
        byDecision.forEach((decision, all) -> {
            if (all.stream().anyMatch(f -> isInVain(f, now))) {
                inVain.add(decision);
            }
            if (all.stream().allMatch(f -> f.isOver(now))) {
                settled(decision, all, effects);
            } else {
                left.addAll(all);
            }
        });
        TurnState after = state.flying(left);
        for (String decision : inVain) {
            after = after.notHaving(decision);
        }
        return new Step(after, effects);
    }

    /** What never got there is nothing that another seat refers to or gives way to. */
    private static boolean isInVain(Flight flight, Instant now) {
        return flight.isFailed() || flight.isOver(now) && !flight.awaited().isEmpty();
    }

    private void settled(String decision, List<Flight> flights, List<Effect> effects) {
        List<SignalPath> missing =
                flights.stream().flatMap(f -> f.missing().stream()).toList();
        String all = flights.stream().map(this::reply).distinct().collect(Collectors.joining(" "));
        String aloud =
                flights.stream().filter(Settling::isNews).map(this::reply).collect(Collectors.joining(" "));
        effects.add(new Effect.Settled(decision, flights.stream().allMatch(Settling::isReached), missing, all));
        if (!aloud.isEmpty()) {
            effects.add(new Effect.Say(flights.get(0).seat(), aloud));
        }
    }

    private static boolean isReached(Flight flight) {
        return !flight.isFailed() && flight.missing().isEmpty();
    }

    private static boolean isWhollyOvertaken(Flight flight) {
        return flight.overtaken().size() == flight.all();
    }

    /** A failure was told when it came, and whoever changed his mind knows. */
    private static boolean isNews(Flight flight) {
        boolean expected = isReached(flight) && flight.spoken();
        return !expected && !flight.isFailed() && !isWhollyOvertaken(flight);
    }

    private String reply(Flight flight) {
        if (flight.fate() == Fate.UNREACHABLE) {
            return replies.fixed("link.down");
        }
        if (isReached(flight)) {
            return replies.done(flight.action(), flight.seat());
        }
        if (isWhollyOvertaken(flight)) {
            return replies.overtaken(flight.action(), flight.seat());
        }
        boolean some = !flight.isFailed() && flight.missing().size() < flight.all();
        return replies.notReached(flight.action(), flight.seat(), some);
    }

    /**
     * Nothing is read back before the car has said that it took the command: "next" wants a state that the car may be in
     * already. If the gateway's word got lost, what the bus says when time is up counts.
     */
    private static Flight seen(Flight flight, Snapshot snapshot, Instant now) {
        boolean waits = flight.fate() == Fate.SENT && now.isBefore(flight.deadline());
        if (waits || flight.isFailed()) {
            return flight;
        }
        List<Write> left = flight.awaited().stream()
                .filter(w -> snapshot.value(w.path())
                        .filter(v -> Planner.isSame(v, w.value()))
                        .isEmpty())
                .toList();
        return flight.awaiting(left, flight.overtaken());
    }
}
