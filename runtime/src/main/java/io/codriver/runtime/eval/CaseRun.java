package io.codriver.runtime.eval;

import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.catalog.Case;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.turn.Decision;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a catalogue's cases: each conversation with a fresh car that obeys at once, through the same thinking as a live
 * session. For one use by one thread.
 */
public final class CaseRun {
    private final Mind mind;
    private final List<String> failures = new ArrayList<>();

    /** Cases for one car's mind. */
    public CaseRun(Mind mind) {
        this.mind = mind;
    }

    /** What went otherwise than the cases say, a line each: {@code file:line: "sentence": …}; empty when all is well. */
    public List<String> run(List<Case> cases) {
        failures.clear();
        for (Case conversation : cases) {
            Trial trial = new Trial(mind);
            conversation.steps().forEach(step -> run(step, trial));
        }
        return List.copyOf(failures);
    }

    private void run(Case.Step step, Trial trial) {
        trial.sense(step.given());
        Snapshot before = trial.snapshot();
        List<Decision> due = trial.await(Duration.ofMillis((long) (step.waitSeconds() * 1000)));
        Optional<Decision> decision =
                step.say().isEmpty() ? due.stream().findFirst() : Optional.of(trial.typed(step.seat(), step.say()));
        check(
                step,
                "decision",
                step.decision(),
                decision.map(d -> d.kind().id()).orElse(""),
                decision);
        String policy = decision.flatMap(Decision::policy).orElse("");
        if (!step.policy().isEmpty()) {
            check(step, "policy", step.policy(), policy, decision);
        }
        if (!step.silent().isEmpty() && step.silent().equals(policy)) {
            fail(step, "policy '" + policy + "' spoke", decision);
        }
        String reply = decision.map(Decision::reply).orElse("");
        if (!reply.contains(step.reply())) {
            fail(step, "the reply lacks '" + step.reply() + "'", decision);
        }
        compare(step, changes(before, trial.snapshot()), decision);
    }

    private void compare(Case.Step step, Map<SignalPath, SignalValue> changed, Optional<Decision> decision) {
        Map<SignalPath, SignalValue> left = new LinkedHashMap<>(changed);
        step.changes().forEach((path, wanted) -> {
            SignalValue got = left.remove(path);
            if (got == null || !Planner.isSame(got, wanted)) {
                String now = got == null ? "unchanged" : String.valueOf(got.toPlain());
                fail(step, path + " should be " + wanted.toPlain() + " and is " + now, decision);
            }
        });
        left.forEach((path, got) -> fail(step, path + " should be unchanged and is " + got.toPlain(), decision));
    }

    private Map<SignalPath, SignalValue> changes(Snapshot before, Snapshot after) {
        Map<SignalPath, SignalValue> changes = new LinkedHashMap<>();
        mind.model().specs().stream().filter(SignalSpec::writable).forEach(spec -> after.value(spec.path())
                .filter(v -> before.value(spec.path())
                        .filter(b -> Planner.isSame(b, v))
                        .isEmpty())
                .ifPresent(v -> changes.put(spec.path(), v)));
        return changes;
    }

    private void check(Case.Step step, String what, String wanted, String got, Optional<Decision> decision) {
        if (!wanted.equals(got)) {
            fail(step, what + " should be '" + wanted + "' and is '" + got + "'", decision);
        }
    }

    private void fail(Case.Step step, String message, Optional<Decision> decision) {
        String why = decision.map(
                        d -> " (" + d.kind().id() + ", " + d.reason() + ", " + d.why() + ": " + d.reply() + ")")
                .orElse("");
        failures.add(step.where() + ": \"" + step.say() + "\": " + message + why);
    }
}
