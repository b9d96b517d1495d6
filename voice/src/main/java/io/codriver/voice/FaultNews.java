package io.codriver.voice;

import io.codriver.voice.health.Fault;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells what is new about a seat's microphone. Each frame carries the condition as of then, so whatever was dropped meanwhile,
 * the newest one counts. For the seat's thread.
 */
final class FaultNews {
    private final String seat;
    private final Consumer<EarEvent> listener;
    private Map<Fault, String> told = Map.of();
    private long atMillis;

    FaultNews(String seat, Consumer<EarEvent> listener) {
        this.seat = seat;
        this.listener = listener;
    }

    void of(SeatFrame frame) {
        atMillis = AudioFormat16k.millis(frame.endSample());
        changeTo(frame.microphone().faults());
    }

    /** Nobody listens to this microphone any more. */
    void end() {
        changeTo(Map.of());
    }

    private void changeTo(Map<Fault, String> faults) {
        Map<Fault, String> before = told;
        if (faults.equals(before)) {
            return;
        }
        told = faults;
        for (Fault fault : Fault.values()) {
            boolean now = faults.containsKey(fault);
            if (now != before.containsKey(fault)) {
                listener.accept(new MicrophoneFault(seat, fault, now, faults.getOrDefault(fault, ""), atMillis));
            }
        }
    }
}
