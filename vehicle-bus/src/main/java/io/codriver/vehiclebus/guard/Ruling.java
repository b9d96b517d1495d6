package io.codriver.vehiclebus.guard;

import io.codriver.vehiclebus.SignalValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rules said so far about one proposal. Lives for one check, on one thread. */
final class Ruling {
    private @Nullable PolicyRule sureRefusal;
    private @Nullable PolicyRule unsureRefusal;
    private @Nullable PolicyRule confirms;
    private @Nullable PolicyRule tightest;
    private final List<Verdict.Spoke> offers = new ArrayList<>();

    void hear(PolicyRule rule, RuleCheck.Voice voice) {
        if (voice == RuleCheck.Voice.SILENT) {
            return;
        }
        switch (rule.outcome()) {
            case REFUSE -> hearRefusal(rule, voice);
            case CONFIRM -> confirms = confirms == null ? rule : confirms;
            case ADJUST -> tightest = tightest == null || limit(rule) < limit(tightest) ? rule : tightest;
            case OFFER -> offer(rule, voice);
        }
    }

    private void hearRefusal(PolicyRule rule, RuleCheck.Voice voice) {
        if (voice == RuleCheck.Voice.SURE) {
            sureRefusal = sureRefusal == null ? rule : sureRefusal;
        } else {
            unsureRefusal = unsureRefusal == null ? rule : unsureRefusal;
        }
    }

    /** Fail safe for an offer is silence: nobody is asked about what may not be so. */
    private void offer(PolicyRule rule, RuleCheck.Voice voice) {
        if (voice == RuleCheck.Voice.SURE) {
            offers.add(spoke(rule));
        }
    }

    List<Verdict.Spoke> offers() {
        return List.copyOf(offers);
    }

    Optional<Verdict.Deny> refusal() {
        if (sureRefusal != null) {
            return Optional.of(deny(sureRefusal, reason(sureRefusal), "forbidden by '" + sureRefusal.id() + "'"));
        }
        if (unsureRefusal != null) {
            String detail = "'" + unsureRefusal.id() + "' needs a signal that the bus has not said";
            return Optional.of(deny(unsureRefusal, Refusal.STATE_UNKNOWN, detail));
        }
        return Optional.empty();
    }

    /** The "ask first" that still stands; none once the seat has said yes. */
    Optional<Verdict> confirmation(Proposal proposal) {
        return confirms == null || proposal.confirmed()
                ? Optional.empty()
                : Optional.of(new Verdict.Confirm(spoke(confirms)));
    }

    /** The proposal with every number lowered to the tightest limit heard. */
    Proposal adjust(Proposal proposal) {
        if (tightest == null) {
            return proposal;
        }
        double limit = limit(tightest);
        List<Write> lowered =
                proposal.writes().stream().map(write -> lower(write, limit)).toList();
        return new Proposal(
                proposal.id(),
                proposal.seat(),
                proposal.device(),
                proposal.operation(),
                proposal.zones(),
                lowered,
                proposal.confirmed());
    }

    /** Who lowered something; nobody when every number was below the limit already. */
    Optional<Verdict.Spoke> adjustedBy(Proposal original) {
        return tightest == null || adjust(original).writes().equals(original.writes())
                ? Optional.empty()
                : Optional.of(spoke(tightest));
    }

    /** The refusal for an adjustment after which a write is no longer allowed at all. */
    Verdict.Deny refuseAdjustment(Verdict.Deny fault) {
        return tightest == null ? fault : deny(tightest, reason(tightest), "nothing is left: " + fault.detail());
    }

    private static Write lower(Write write, double limit) {
        SignalValue value = write.value().fold(b -> b, n -> n.value() > limit ? SignalValue.of(limit) : n, t -> t);
        return new Write(write.path(), value);
    }

    private static Refusal reason(PolicyRule rule) {
        boolean aboutSeats = !rule.seats().isEmpty() || rule.otherZonesOnly();
        return rule.when().isEmpty() && aboutSeats ? Refusal.SEAT_NOT_ALLOWED : Refusal.STATE_NOT_ALLOWED;
    }

    private static Verdict.Deny deny(PolicyRule rule, Refusal reason, String detail) {
        return new Verdict.Deny(reason, detail, Optional.of(spoke(rule)));
    }

    private static Verdict.Spoke spoke(PolicyRule rule) {
        return new Verdict.Spoke(rule.id(), rule.reply());
    }

    private static double limit(PolicyRule rule) {
        return rule.limit().orElse(Double.POSITIVE_INFINITY);
    }
}
