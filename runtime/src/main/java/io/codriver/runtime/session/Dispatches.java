package io.codriver.runtime.session;

import io.codriver.runtime.turn.Decision;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * Holds a decision back until the gateway has answered for its last command, so that it is told with all its hops.
 * Confined to the session's loop. Never holds more than the decisions in flight, which end by the gateway's promise of
 * exactly one outcome per command.
 */
final class Dispatches {
    private record Open(Decision decision, HopTimes hops, int commands, long sentNanos) {}

    private final BiConsumer<Decision, HopTimes> tell;
    private final LongSupplier nanos;
    private final Map<String, Open> open = new HashMap<>();
    private final Map<String, String> decisionOf = new HashMap<>();
    private HopTimes latest = new HopTimes(
            Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    Dispatches(BiConsumer<Decision, HopTimes> tell, LongSupplier nanos) {
        this.tell = tell;
        this.nanos = nanos;
    }

    /** The hops of the thought whose effects come next. */
    void timed(HopTimes hops) {
        latest = hops;
    }

    void announced(Decision decision, int commands) {
        if (commands == 0) {
            tell.accept(decision, latest);
        } else {
            open.put(decision.id(), new Open(decision, latest, commands, nanos.getAsLong()));
        }
    }

    void sent(String decision, String command) {
        decisionOf.put(command, decision);
    }

    void outcome(String command, long atNanos) {
        String decision = decisionOf.remove(command);
        Open waiting = decision == null ? null : open.get(decision);
        if (decision == null || waiting == null) {
            return;
        }
        if (waiting.commands() > 1) {
            open.put(
                    decision,
                    new Open(waiting.decision(), waiting.hops(), waiting.commands() - 1, waiting.sentNanos()));
            return;
        }
        open.remove(decision);
        tell.accept(waiting.decision(), waiting.hops().withGateway((atNanos - waiting.sentNanos()) / 1e6));
    }

    /** The decision is settled before its outcome came: tell it now. */
    void flush(String decision) {
        Open waiting = open.remove(decision);
        if (waiting != null) {
            tell.accept(waiting.decision(), waiting.hops());
        }
    }
}
