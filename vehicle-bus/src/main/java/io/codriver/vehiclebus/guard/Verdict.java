package io.codriver.vehiclebus.guard;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The guard's answer to one {@link Proposal}. */
public sealed interface Verdict {

    /**
     * It may go to the car.
     *
     * @param command holds the writes after any policy's adjustment
     * @param adjustedBy who lowered a value
     * @param offers policies that would offer something further, in their order; they forbid nothing
     */
    record Permit(Command command, Optional<Spoke> adjustedBy, List<Spoke> offers) implements Verdict {
        public Permit {
            offers = List.copyOf(offers);
        }

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
