package io.codriver.vehiclebus.guard;

import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.VehicleModel;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The guard that a catalogue describes.
 *
 * <p>A proposal passes four gates, each of which can only narrow what the one before let through: the asking seat
 * exists; every write is of a known, writable signal and of a value that it allows ({@link WriteCheck}); the rules of
 * {@code policies.yaml} ({@link RuleCheck}); the carmaker's {@link Policy} objects, which see the writes as the rules
 * adjusted them. The strictest answer wins: no, then "ask first" unless the seat has already said yes, then an
 * adjusted yes, then yes. Of several refusals, one that is sure of the car's state is named before one that lacked a
 * signal, and otherwise the first in the catalogue's order.
 *
 * <p>A rule's limit only ever lowers a number. If that takes it below the signal's least value there is nothing left
 * to permit, and the rule refuses instead.
 *
 * <p>There is no age limit on readings: a bus that reports only changes would make every steady signal look stale.
 * Whoever owns the snapshot empties it when the link to the car is down, and an absent signal is unknown here.
 *
 * <p>Pure, immutable and thread-safe as long as the policies are.
 */
public final class CatalogGuard implements Guard {

    /** Most writes that one proposal may hold: enough for every window, seat and lamp of a large car at once. */
    public static final int MAX_WRITES = 64;

    /** How long a permitted command stays valid unless told otherwise. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofSeconds(2);

    private final WriteCheck writeCheck;
    private final RuleCheck ruleCheck;
    private final List<PolicyRule> rules;
    private final PolicyCheck policyCheck;
    private final SeatZones seatZones;
    private final Duration lifetime;

    /** A guard whose commands live for {@link #DEFAULT_LIFETIME}. */
    public CatalogGuard(VehicleModel model, List<PolicyRule> rules, List<Policy> policies, SeatZones seatZones) {
        this(model, rules, policies, seatZones, DEFAULT_LIFETIME);
    }

    /**
     * @param model every signal there is
     * @param rules in the order in which they are named when several speak
     * @param policies asked after the rules, in order
     * @param seatZones every seat of the car with its own zones
     * @param commandLifetime how long after the check a permitted command expires; positive
     * @throws IllegalArgumentException for a rule that cannot be judged: ADJUST without a limit, ABOVE or BELOW
     *     without a number, a condition without a signal, an id used twice
     */
    public CatalogGuard(
            VehicleModel model,
            List<PolicyRule> rules,
            List<Policy> policies,
            SeatZones seatZones,
            Duration commandLifetime) {
        if (commandLifetime.isNegative() || commandLifetime.isZero()) {
            throw new IllegalArgumentException("a command must live for a positive time, not " + commandLifetime);
        }
        requireJudgeable(rules);
        this.writeCheck = new WriteCheck(model);
        this.ruleCheck = new RuleCheck(seatZones);
        this.rules = List.copyOf(rules);
        this.policyCheck = new PolicyCheck(policies);
        this.seatZones = seatZones;
        this.lifetime = commandLifetime;
    }

    @Override
    public Verdict check(Proposal proposal, Snapshot snapshot, Instant now) {
        if (!seatZones.knows(proposal.seat())) {
            return new Verdict.Deny(
                    Refusal.SEAT_NOT_ALLOWED, "the car has no seat '" + proposal.seat() + "'", Optional.empty());
        }
        Optional<Verdict.Deny> fault = writeCheck.firstFault(proposal.writes());
        if (fault.isPresent()) {
            return fault.get();
        }
        Ruling ruling = new Ruling();
        for (PolicyRule rule : rules) {
            ruling.hear(rule, ruleCheck.voice(rule, proposal, snapshot));
        }
        return judge(proposal, ruling, snapshot, now);
    }

    private Verdict judge(Proposal proposal, Ruling ruling, Snapshot snapshot, Instant now) {
        Optional<Verdict.Deny> refused = ruling.refusal();
        if (refused.isPresent()) {
            return refused.get();
        }
        Proposal adjusted = ruling.adjust(proposal);
        Optional<Verdict.Deny> leftNothing = writeCheck.firstFault(adjusted.writes());
        if (leftNothing.isPresent()) {
            return ruling.refuseAdjustment(leftNothing.get());
        }
        Optional<Verdict> objection = policyCheck.objection(adjusted, snapshot, now);
        return objection.flatMap(CatalogGuard::denial).orElseGet(() -> ruling.confirmation(proposal)
                .or(() -> objection)
                .orElseGet(() -> permit(adjusted, ruling, ruling.adjustedBy(proposal), now)));
    }

    private Verdict permit(Proposal adjusted, Ruling ruling, Optional<Verdict.Spoke> adjustedBy, Instant now) {
        Command command = new Command(adjusted.id(), adjusted.seat(), adjusted.writes(), now, now.plus(lifetime));
        return new Verdict.Permit(command, adjustedBy, ruling.offers());
    }

    private static Optional<Verdict> denial(Verdict verdict) {
        return verdict.fold(permit -> Optional.empty(), confirm -> Optional.empty(), Optional::of);
    }

    private static void requireJudgeable(List<PolicyRule> rules) {
        Set<String> ids = new HashSet<>();
        for (PolicyRule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules are called '" + rule.id() + "'");
            }
            if (rule.outcome() == PolicyRule.Outcome.ADJUST && rule.limit().isEmpty()) {
                throw new IllegalArgumentException("rule '" + rule.id() + "' adjusts but has no limit");
            }
            if (rule.limit().isPresent() && !Double.isFinite(rule.limit().getAsDouble())) {
                throw new IllegalArgumentException("rule '" + rule.id() + "' has a limit that is no finite number");
            }
            rule.when().forEach(condition -> requireComparable(rule, condition));
        }
    }

    private static void requireComparable(PolicyRule rule, PolicyRule.Condition condition) {
        if (condition.signals().isEmpty()) {
            throw new IllegalArgumentException("rule '" + rule.id() + "' has a condition on no signal at all");
        }
        boolean ordered = condition.comparison() == PolicyRule.Comparison.ABOVE
                || condition.comparison() == PolicyRule.Comparison.BELOW;
        if (ordered && !(condition.value() instanceof SignalValue.Num)) {
            throw new IllegalArgumentException("rule '" + rule.id() + "' orders "
                    + condition.signals().values() + " against something that is no number");
        }
    }
}
