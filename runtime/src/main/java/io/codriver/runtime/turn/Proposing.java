package io.codriver.runtime.turn;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Understanding;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.turn.Conflicts.Settled;
import io.codriver.runtime.turn.Session.Pending;
import io.codriver.runtime.turn.Session.UndoStep;
import io.codriver.runtime.turn.TurnEvent.Understood;
import io.codriver.runtime.turn.TurnState.Batch;
import io.codriver.runtime.turn.TurnState.Waiting;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.guard.Proposal;
import io.codriver.vehiclebus.guard.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** From plans to proposals for the guard. Pure. */
final class Proposing {
    private final Planner planner;
    private final Deciding deciding;
    private final TakingBack takingBack;
    private final Conflicts conflicts;

    Proposing(Planner planner, Deciding deciding) {
        this.planner = planner;
        this.deciding = deciding;
        this.takingBack = new TakingBack(planner);
        this.conflicts = new Conflicts(planner);
    }

    /** What was just said. "Not that one" takes back the last step of the seat beside it. */
    Step said(TurnState state, Understood event, Instant now) {
        List<UndoStep> replaced = List.of();
        if (event.understanding().said().containsKey(Understanding.INSTEAD)) {
            List<UndoStep> stack = state.session(event.seat()).undo();
            replaced = stack.subList(Math.max(0, stack.size() - 1), stack.size());
        }
        return propose(state, event, event.plans(), replaced, Batch.Origin.SAID, now);
    }

    /** Yes to what the car asked. An offer is a fresh wish: a policy that wants to ask about it still does. */
    Step confirmed(TurnState state, Understood event, Pending pending, Instant now) {
        Batch.Origin asked = pending.contested() ? Batch.Origin.INSISTED : Batch.Origin.CONFIRMED;
        Batch.Origin origin = pending.offered() ? Batch.Origin.SAID : asked;
        return propose(state, event, pending.changes(), pending.takingBack(), origin, now);
    }

    /** Undo of these steps. */
    Step undo(TurnState state, Understood event, List<UndoStep> steps, Instant now) {
        List<Planned.Change> restores = takingBack.restores(steps, Set.of(), event.snapshot());
        return propose(state, event, restores, steps, Batch.Origin.SAID, now);
    }

    /** A wish for later whose time has come, planned by how the car is now. */
    Step due(TurnState state, Waiting wish, List<Planned> plans, Snapshot snapshot, Instant now) {
        Settled settled = settled(state, plans, wish.seat(), snapshot, Batch.Origin.DUE, now);
        return propose(
                state,
                new Batch(
                        state.nextId(),
                        wish.seat(),
                        wish.text(),
                        wish.understanding(),
                        settled.plans(),
                        settled.disputes(),
                        List.of(),
                        List.of(),
                        Batch.Origin.DUE,
                        snapshot),
                now);
    }

    Step ruled(TurnState state, TurnEvent.Ruled event, Instant now) {
        Batch batch = state.batches().get(event.batch());
        return batch == null ? Step.of(state) : deciding.decide(state.without(batch), batch, event.verdicts(), now);
    }

    private Step propose(
            TurnState state,
            Understood event,
            List<? extends Planned> plans,
            List<UndoStep> steps,
            Batch.Origin origin,
            Instant now) {
        Settled settled = settled(state, plans, event.seat(), event.snapshot(), origin, now);
        List<Planned.Change> back = back(state, settled.plans(), steps, event.snapshot());
        Batch batch = new Batch(
                state.nextId(),
                event.seat(),
                event.text(),
                event.understanding(),
                settled.plans(),
                settled.disputes(),
                conflicts.uncontested(state.lately(), back, event.seat(), now),
                steps,
                origin,
                event.snapshot());
        return propose(state, batch, now);
    }

    private Step propose(TurnState state, Batch batch, Instant now) {
        TurnState open = state.with(batch);
        List<Proposal> proposals = proposals(batch);
        return proposals.isEmpty()
                ? ruled(open, new TurnEvent.Ruled(batch.id(), List.of()), now)
                : Step.of(open, new Effect.Propose(batch.id(), proposals));
    }

    /** What is put back beside {@code wanted}, which has the last word on every signal; nothing beside an undo. */
    private List<Planned.Change> back(TurnState state, List<Planned> wanted, List<UndoStep> steps, Snapshot snapshot) {
        Set<SignalPath> set = new HashSet<>();
        for (Planned planned : wanted) {
            if (planned.action().operation().equals(Operation.UNDO.id())) {
                return List.of();
            }
            set.addAll(planned.action().signals().keySet());
        }
        return takingBack.restores(steps, set, snapshot).stream()
                .map(c -> insisting(state, c, snapshot))
                .filter(c -> !c.writes().isEmpty())
                .toList();
    }

    private Settled settled(
            TurnState state,
            List<? extends Planned> plans,
            String seat,
            Snapshot snapshot,
            Batch.Origin origin,
            Instant now) {
        return conflicts.settle(state.lately(), contested(state, plans, snapshot), seat, origin, now);
    }

    private List<Planned> contested(TurnState state, List<? extends Planned> plans, Snapshot snapshot) {
        List<Planned> out = new ArrayList<>();
        for (Planned planned : plans) {
            out.add(planned.fold(c -> insisting(state, c, snapshot), answer -> answer, open -> open, no -> no));
        }
        return out;
    }

    private Planned.Change insisting(TurnState state, Planned.Change change, Snapshot snapshot) {
        Map<SignalPath, SignalValue> wanted = change.action().signals();
        Set<SignalPath> contested = state.flights().stream()
                .flatMap(f -> f.awaited().stream())
                .filter(w -> wanted.containsKey(w.path())
                        && !Planner.isSame(w.value(), Objects.requireNonNull(wanted.get(w.path()))))
                .map(Write::path)
                .collect(Collectors.toSet());
        return planner.insisting(change, contested, snapshot);
    }

    /** One per change and operation that it amounts to; of the rulings on one change the strictest holds. */
    private List<Proposal> proposals(Batch batch) {
        List<Planned> plans = new ArrayList<>(batch.plans());
        plans.addAll(batch.back());
        batch.lost().forEach(d -> plans.add(d.change()));
        List<Proposal> out = new ArrayList<>();
        int number = 0;
        for (Planned planned : plans) {
            if (planned instanceof Planned.Change change && !change.writes().isEmpty()) {
                String id = batch.id() + "." + ++number;
                List<String> operations = planner.operations(change);
                out.add(proposal(id, batch, change, operations.get(0)));
                operations.stream().skip(1).forEach(o -> out.add(proposal(id + "-" + o, batch, change, o)));
            }
        }
        return out;
    }

    private static Proposal proposal(String id, Batch batch, Planned.Change change, String operation) {
        return new Proposal(
                id,
                batch.seat(),
                change.action().device(),
                operation,
                Set.copyOf(change.action().zones()),
                change.writes(),
                batch.origin() == Batch.Origin.CONFIRMED);
    }
}
