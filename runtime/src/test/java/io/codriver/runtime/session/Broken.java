package io.codriver.runtime.session;

import io.codriver.runtime.turn.Decision;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.time.Instant;
import java.util.List;

/** Throws whatever it is told. */
final class Broken implements SessionListener {
    private static IllegalStateException onPurpose() {
        return new IllegalStateException("thrown on purpose");
    }

    @Override
    public void onHeard(String seat, String text, boolean last, long startMillis) {
        throw onPurpose();
    }

    @Override
    public void onDecision(Decision decision, HopTimes hops, Instant at) {
        throw onPurpose();
    }

    @Override
    public void onSettled(String decision, boolean reached, List<SignalPath> missing, String reply) {
        throw onPurpose();
    }

    @Override
    public void onSay(String seat, String text) {
        throw onPurpose();
    }

    @Override
    public void onSignal(SignalPath path, SignalValue value, Instant at) {
        throw onPurpose();
    }

    @Override
    public void onLink(boolean up, String detail) {
        throw onPurpose();
    }
}
