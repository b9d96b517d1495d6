package io.codriver.runtime.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codriver.nlu.Scene;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.fuse.CabinMoment;
import io.codriver.runtime.session.Thinking;
import io.codriver.runtime.turn.Decision;
import io.codriver.runtime.turn.Effect;
import io.codriver.runtime.turn.Step;
import io.codriver.runtime.turn.TurnEvent;
import io.codriver.runtime.turn.TurnState;
import io.codriver.vehiclebus.SignalBoard;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.gateway.sim.Consequences;
import io.codriver.vehiclebus.guard.Write;
import io.codriver.voice.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One conversation with a car that obeys at once: what batch measurement thinks against. Confined to one thread.
 */
final class Trial {
    /** Utterances are a second apart, so that questions stay open and nothing expires between two. */
    private static final long SECONDS_APART = 1;

    private final Mind mind;
    private final SignalBoard board;
    private final Consequences consequences;
    private TurnState state = TurnState.START;
    private Map<String, String> looking = Map.of();
    private Instant now = Instant.EPOCH;
    private double millis;

    Trial(Mind mind) {
        this.mind = mind;
        this.board = new SignalBoard(mind.model());
        for (SignalSpec spec : mind.model().specs()) {
            spec.initial().ifPresent(v -> board.put(spec.path(), v, now));
        }
        this.consequences = mind.consequences();
        follow(List.of());
    }

    /** Sets the line's {@code signals}. */
    void signals(ObjectNode line, String where) throws InputException {
        Iterator<Map.Entry<String, JsonNode>> signals = line.path("signals").fields();
        while (signals.hasNext()) {
            Map.Entry<String, JsonNode> signal = signals.next();
            if (!SignalPath.isValid(signal.getKey())) {
                throw new InputException(where + ": '" + signal.getKey() + "' is not a signal path");
            }
            board.put(new SignalPath(signal.getKey()), value(signal, where), now);
        }
    }

    Decision typed(String seat, String text) {
        Snapshot snapshot = board.snapshot();
        return decide(mind.fusion().typed(seat, text, snapshot, scene(seat, snapshot)));
    }

    /** Empty when nothing was heard at all. */
    Optional<Decision> spoken(Heard heard) {
        if (heard.grammar().text().isEmpty()) {
            return Optional.empty();
        }
        Snapshot snapshot = board.snapshot();
        CabinMoment moment = mind.fusion()
                .spoken(
                        heard.seat(),
                        heard.grammar(),
                        heard.dictation(),
                        state.context(heard.seat(), now).in(scene(heard.seat(), snapshot)),
                        snapshot);
        return Optional.of(decide(moment));
    }

    private Scene scene(String seat, Snapshot snapshot) {
        return mind.surroundings().scene(seat, looking.getOrDefault(seat, ""), snapshot);
    }

    /** Who looks where from now on: seat → look. */
    void occupied(Map<String, String> occupants) {
        looking = Map.copyOf(occupants);
    }

    /** How long the last decision took to think. */
    double millis() {
        return millis;
    }

    private Decision decide(CabinMoment moment) {
        now = now.plusSeconds(SECONDS_APART);
        long begun = System.nanoTime();
        Thinking.Thought thought = mind.thinking().think(state, moment, now);
        millis = (System.nanoTime() - begun) / 1e6;
        List<Decision> decisions = new ArrayList<>(carryOut(thought.step()));
        decisions.addAll(observe());
        if (decisions.isEmpty()) {
            throw new IllegalStateException("no decision about: " + moment.text());
        }
        return decisions.get(0);
    }

    /** Lets time pass; the decisions that came due are returned. */
    List<Decision> await(Duration time) {
        now = now.plus(time);
        return observe();
    }

    /** The car now. */
    Snapshot snapshot() {
        return board.snapshot();
    }

    private List<Decision> observe() {
        return carryOut(mind.thinking().next(state, new TurnEvent.Observed(board.snapshot()), now));
    }

    /** Does at once what the step asks for; the decisions that it announces are returned. */
    private List<Decision> carryOut(Step step) {
        state = step.state();
        List<Decision> decisions = new ArrayList<>();
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Announce announce) {
                decisions.add(announce.decision());
            } else if (effect instanceof Effect.Send send) {
                send.command().writes().forEach(w -> board.put(w.path(), w.value(), now));
                follow(send.command().writes());
            }
        }
        return decisions;
    }

    /** Sets signals, as sensors would. */
    void sense(Map<SignalPath, SignalValue> signals) {
        signals.forEach((path, value) -> board.put(path, value, now));
        List<Write> arrived = signals.entrySet().stream()
                .map(e -> new Write(e.getKey(), e.getValue()))
                .toList();
        if (!arrived.isEmpty()) {
            follow(arrived);
        }
    }

    private void follow(List<Write> arrived) {
        Map<SignalPath, SignalValue> values = new HashMap<>();
        board.snapshot().readings().forEach((path, reading) -> values.put(path, reading.value()));
        consequences.after(values, arrived).forEach((path, value) -> board.put(path, value, now));
    }

    private static SignalValue value(Map.Entry<String, JsonNode> signal, String where) throws InputException {
        JsonNode value = signal.getValue();
        if (value.isBoolean()) {
            return SignalValue.of(value.asBoolean());
        }
        if (value.isNumber() && Double.isFinite(value.asDouble())) {
            return SignalValue.of(value.asDouble());
        }
        if (value.isTextual()) {
            return SignalValue.of(value.asText());
        }
        throw new InputException(where + ": the value of '" + signal.getKey() + "' is no truth, number or text");
    }
}
