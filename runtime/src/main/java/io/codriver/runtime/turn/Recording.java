package io.codriver.runtime.turn;

import io.codriver.nlu.Wish;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.turn.TurnState.Batch;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the other seats are to know of a decision: what was done, to refer to it, and what no longer holds. Pure. */
final class Recording {
    private final Planner planner;
    private final Replies replies;

    Recording(Planner planner, Replies replies) {
        this.planner = planner;
        this.replies = replies;
    }

    /** Notes what {@code parts} do for the seat; nothing when they do nothing. */
    TurnState done(TurnState state, Batch batch, List<Part> parts, Instant now) {
        List<Action> actions = parts.stream()
                .filter(p -> p.kind() == Decision.Kind.ACT)
                .map(Recording::commanded)
                .toList();
        return actions.isEmpty()
                ? state
                : state.having(new Deed(batch.id(), batch.seat(), wishes(state, batch, actions), actions, now));
    }

    /** The action with what is written in place of what was wished, where a policy has adjusted it. */
    private static Action commanded(Part part) {
        Action action = part.action();
        Map<SignalPath, SignalValue> signals = new LinkedHashMap<>(action.signals());
        part.command().ifPresent(c -> c.writes().forEach(w -> signals.put(w.path(), w.value())));
        return new Action(
                action.device(),
                action.operation(),
                action.zones(),
                action.value(),
                action.unit(),
                action.slots(),
                signals);
    }

    /** Of a yes, what it was said to; nobody refers to what comes due by itself. */
    private List<Wish> wishes(TurnState state, Batch batch, List<Action> actions) {
        if (batch.origin() == Batch.Origin.DUE) {
            return List.of();
        }
        List<Wish> said = batch.understanding().wishes();
        List<Wish> out = new ArrayList<>();
        for (Wish wish : said.isEmpty() ? state.session(batch.seat()).last() : said) {
            actions.stream()
                    .filter(a -> a.device().equals(wish.device())
                            && a.operation().equals(wish.operation().id()))
                    .findFirst()
                    .map(a -> planner.sharing().forAnybody(wish, a))
                    .filter(w -> !out.contains(w))
                    .ifPresent(out::add);
        }
        return out;
    }

    /** Tells the seats whose wishes {@code parts} overrule; who has it otherwise in a zone of their own takes nothing away. */
    Step telling(Step before, Batch batch, List<Part> parts) {
        Set<Effect.Say> told = new LinkedHashSet<>();
        for (Dispute dispute : batch.disputes()) {
            parts.stream()
                    .filter(p -> dispute.ruling() != Dispute.Ruling.OWN_ZONE && Judging.isDone(p, dispute))
                    .forEach(p -> told.add(lost(dispute, p, batch.seat())));
        }
        Step step = before;
        for (Effect.Say say : told) {
            step = step.then(say);
        }
        return step;
    }

    private Effect.Say lost(Dispute dispute, Part part, String winner) {
        String loser = dispute.theirs().deed().seat();
        return new Effect.Say(loser, replies.did(part.action(), winner, loser));
    }
}
