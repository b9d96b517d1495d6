package io.codriver.runtime.turn;

import io.codriver.runtime.plan.Action;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.turn.TurnState.Batch;
import io.codriver.vehiclebus.guard.Refusal;
import io.codriver.vehiclebus.guard.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From the guard's rulings to what comes of each wish. Pure. */
final class Judging {
    private final Planner planner;
    private final Replies replies;

    Judging(Planner planner, Replies replies) {
        this.planner = planner;
        this.replies = replies;
    }

    /** What comes of {@code plans}; takes their rulings from {@code rulings}. */
    List<Part> parts(List<? extends Planned> plans, Batch batch, Iterator<Verdict> rulings) {
        List<Part> parts = new ArrayList<>();
        for (Planned planned : plans) {
            Part part = planned.fold(
                    change -> change(change, batch.seat(), rulings),
                    answer -> Part.of(
                            Decision.Kind.ANSWER, answer.action(), replies.answer(answer, batch.seat()), "answered"),
                    open -> Part.of(Decision.Kind.ASK, open.action(), replies.which(open.names()), "unclear")
                            .among(open),
                    no -> Part.of(
                            Decision.Kind.REFUSE,
                            no.action(),
                            replies.impossible(no, batch.seat()),
                            no.obstacle().name().toLowerCase(Locale.ROOT)));
            parts.add(batch.origin() == Batch.Origin.DUE ? unattended(part, batch.seat()) : part);
        }
        return parts;
    }

    /**
     * What comes of the wishes that lose, or that are asked about, because another seat has just wished otherwise; takes
     * their rulings from {@code rulings}. What the guard refuses is refused for its reason.
     */
    List<Part> disputed(Batch batch, Iterator<Verdict> rulings) {
        List<Part> parts = new ArrayList<>();
        for (Dispute dispute : batch.lost()) {
            Part ruled = change(dispute.change(), batch.seat(), rulings);
            Part part = ruled.kind() == Decision.Kind.REFUSE ? ruled : disputed(dispute, batch.seat());
            parts.add(batch.origin() == Batch.Origin.DUE ? unattended(part, batch.seat()) : part);
        }
        return parts;
    }

    private Part disputed(Dispute dispute, String seat) {
        Action theirs = dispute.theirs().action();
        String who = dispute.theirs().deed().seat();
        boolean asks = dispute.ruling() == Dispute.Ruling.TOGETHER;
        return Part.of(
                        asks ? Decision.Kind.ASK : Decision.Kind.REFUSE,
                        dispute.change().action(),
                        asks ? replies.insist(theirs, who, seat) : replies.did(theirs, who, seat),
                        dispute.ruling().reason())
                .by(dispute.rule())
                .about(dispute.change());
    }

    /** The same with the reason why it was done in spite of another seat's wish; only of what is done. */
    static Part overruling(Part part, List<Dispute> disputes) {
        return disputes.stream()
                .filter(d -> isDone(part, d))
                .findFirst()
                .map(d -> part.because(d.ruling().reason(), d.rule()))
                .orElse(part);
    }

    /** Whether a part does what a dispute granted. */
    static boolean isDone(Part part, Dispute dispute) {
        return dispute.ruling().isGranted()
                && part.command().isPresent()
                && part.change().filter(dispute.change()::equals).isPresent();
    }

    /** When a wish for later is due, perhaps nobody listens any more: what would have to be asked is refused. */
    private Part unattended(Part part, String seat) {
        return part.kind() != Decision.Kind.ASK
                ? part
                : Part.of(Decision.Kind.REFUSE, part.action(), replies.unattended(part.action(), seat), part.reason())
                        .by(part.policy());
    }

    private Part change(Planned.Change change, String seat, Iterator<Verdict> rulings) {
        Action action = change.action();
        if (change.writes().isEmpty()) {
            return Part.of(Decision.Kind.ACT, action, replies.already(action, seat), "already");
        }
        int count = planner.operations(change).size();
        List<Verdict> said = new ArrayList<>();
        while (said.size() < count && rulings.hasNext()) {
            said.add(rulings.next());
        }
        if (said.size() < count) {
            String reason = Refusal.MALFORMED.name().toLowerCase(Locale.ROOT);
            return Part.of(Decision.Kind.REFUSE, action, replies.fixed("deny." + reason), reason);
        }
        return strictest(said)
                .fold(
                        p -> permitted(p, offers(said), change, seat),
                        c -> asked(c, change, seat),
                        d -> denied(d, change, seat));
    }

    /** No before "ask first", that before an adjusted yes, that before yes. */
    private static Verdict strictest(List<Verdict> said) {
        return said.stream().min(Comparator.comparingInt(Judging::leniency)).orElseThrow();
    }

    private static int leniency(Verdict verdict) {
        return verdict.fold(p -> p.adjustedBy().isPresent() ? 2 : 3, confirm -> 1, deny -> 0);
    }

    private static List<Verdict.Spoke> offers(List<Verdict> said) {
        return said.stream()
                .flatMap(v ->
                        v.<List<Verdict.Spoke>>fold(Verdict.Permit::offers, c -> List.of(), d -> List.of()).stream())
                .distinct()
                .toList();
    }

    private Part permitted(Verdict.Permit permit, List<Verdict.Spoke> offers, Planned.Change change, String seat) {
        Action action = change.action();
        Optional<Verdict.Spoke> by = permit.adjustedBy();
        String reply = by.map(s -> replies.policy(s, action, seat)).orElseGet(() -> replies.acting(action, seat));
        return Part.of(Decision.Kind.ACT, action, reply, by.isPresent() ? "adjusted" : "done")
                .by(by.map(Verdict.Spoke::policy))
                .about(change)
                .sending(permit.command(), offers);
    }

    private Part asked(Verdict.Confirm confirm, Planned.Change change, String seat) {
        String question = replies.policy(confirm.by(), change.action(), seat);
        return Part.of(Decision.Kind.ASK, change.action(), question, "confirm")
                .by(Optional.of(confirm.by().policy()))
                .about(change);
    }

    private Part denied(Verdict.Deny deny, Planned.Change change, String seat) {
        return Part.of(
                        Decision.Kind.REFUSE,
                        change.action(),
                        replies.denied(deny, change.action(), seat),
                        deny.reason().name().toLowerCase(Locale.ROOT))
                .by(deny.by().map(Verdict.Spoke::policy))
                .about(change);
    }
}
