package io.codriver.vehiclebus.guard;

import io.codriver.vehiclebus.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks the carmaker's policies. Whatever goes wrong in one of them is a no. */
final class PolicyCheck {
    private record Named(String id, Policy policy) {}

    private final List<Named> policies;

    PolicyCheck(List<Policy> policies) {
        // Ids are read once, here, so that a policy whose id() throws fails start-up and not a check.
        this.policies = policies.stream().map(p -> new Named(p.id(), p)).toList();
    }

    /** The first denial of any policy, else the first "ask first" that the seat has not answered yet, else nothing. */
    Optional<Verdict> objection(Proposal proposal, Snapshot snapshot, Instant now) {
        Optional<Verdict> pending = Optional.empty();
        for (Named named : policies) {
            Optional<Verdict> answer = ask(named, proposal, snapshot, now);
            if (answer.isPresent() && answer.get() instanceof Verdict.Deny) {
                return answer;
            }
            if (pending.isEmpty() && !proposal.confirmed()) {
                pending = answer;
            }
        }
        return pending;
    }

    private static Optional<Verdict> ask(Named named, Proposal proposal, Snapshot snapshot, Instant now) {
        try {
            // A policy that answers null fails in here as one that throws.
            return trusted(named, named.policy().object(proposal, snapshot, now));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return fault(named, "failed with " + e);
        }
    }

    private static Optional<Verdict> trusted(Named named, Optional<Verdict> answer) {
        return answer.flatMap(verdict -> verdict.fold(
                permit -> fault(named, "tried to permit, which no policy may"), Optional::of, Optional::of));
    }

    private static Optional<Verdict> fault(Named named, String what) {
        String detail = "policy '" + named.id() + "' " + what;
        return Optional.of(new Verdict.Deny(Refusal.STATE_NOT_ALLOWED, detail, Optional.empty()));
    }
}
