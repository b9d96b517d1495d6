package io.codriver.vehiclebus.guard;

import java.util.Optional;
import java.util.function.Function;

/** The guard's answer to one {@link Proposal}. */
public sealed interface Verdict {

    /** It may go to the car. {@code command} holds the writes after any policy's adjustment. */
    record Permit(Command command, Optional<Spoke> adjustedBy) implements Verdict {
        @Override
        public <R> R fold(Function<Permit, R> permit, Function<Confirm, R> confirm, Function<Deny, R> deny) {
            return permit.apply(this);
        }
    }

    /** It may go once the same seat says yes. */
    record Confirm(Spoke by) implements Verdict {
        @Override
        public <R> R fold(Function<Permit, R> permit, Function<Confirm, R> confirm, Function<Deny, R> deny) {
            return confirm.apply(this);
        }
    }

    /** It may not. {@code by} is absent when no policy but the catalogue itself forbids it. */
    record Deny(Refusal reason, String detail, Optional<Spoke> by) implements Verdict {
        @Override
        public <R> R fold(Function<Permit, R> permit, Function<Confirm, R> confirm, Function<Deny, R> deny) {
            return deny.apply(this);
        }
    }

    /**
     * The policy that spoke.
     *
     * @param policy its id
     * @param reply key of the sentence to say, resolved by the phrase files
     */
    record Spoke(String policy, String reply) {}

    <R> R fold(Function<Permit, R> permit, Function<Confirm, R> confirm, Function<Deny, R> deny);
}
