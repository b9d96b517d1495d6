package io.codriver.runtime.session;

import io.codriver.runtime.turn.Decision;
import io.codriver.vehiclebus.SignalPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a session tells. */
final class News implements SessionListener {
    final List<String> heard = new CopyOnWriteArrayList<>();
    final List<Decision> decisions = new CopyOnWriteArrayList<>();
    final Map<String, HopTimes> hops = new ConcurrentHashMap<>();
    final List<String> settled = new CopyOnWriteArrayList<>();
    final List<String> said = new CopyOnWriteArrayList<>();
    final List<String> hushed = new CopyOnWriteArrayList<>();
    final List<String> links = new CopyOnWriteArrayList<>();
    final List<String> microphones = new CopyOnWriteArrayList<>();
    final List<String> troubles = new CopyOnWriteArrayList<>();
    final Set<String> threads = new ConcurrentSkipListSet<>();

    HopTimes hopsOf(String text) {
        return Objects.requireNonNull(hops.get(text), () -> "nothing was decided about '" + text + "'");
    }

    @Override
    public void onHeard(String seat, String text, boolean last, long startMillis) {
        threads.add(Thread.currentThread().getName());
        heard.add(seat + ": " + text + (last ? "." : ""));
    }

    @Override
    public void onDecision(Decision decision, HopTimes times, Instant at) {
        threads.add(Thread.currentThread().getName());
        hops.put(decision.text(), times);
        decisions.add(decision);
    }

    @Override
    public void onSettled(String decision, boolean reached, List<SignalPath> missing, String reply) {
        threads.add(Thread.currentThread().getName());
        settled.add(decision + " " + reached + " " + reply);
    }

    @Override
    public void onSay(String seat, String text) {
        said.add(seat + ": " + text);
    }

    @Override
    public void onHush(String seat) {
        hushed.add(seat);
    }

    @Override
    public void onLink(boolean up, String detail) {
        links.add(up ? "up" : "down");
    }

    @Override
    public void onTrouble(String seat, String kind, String detail) {
        troubles.add(seat + " " + kind + " " + detail);
    }

    @Override
    public void onMicrophone(String seat, String fault, boolean begins, String detail) {
        threads.add(Thread.currentThread().getName());
        microphones.add(seat + (begins ? " +" : " -") + fault + " " + detail);
    }
}
