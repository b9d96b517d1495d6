package io.codriver.runtime.edge;

import io.codriver.runtime.session.HopTimes;
import io.codriver.runtime.session.SessionListener;
import io.codriver.runtime.turn.Decision;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.time.Instant;
import java.util.List;

/** Puts what the session tells into the mailbox, in the protocol's words. Called on the session's loop. */
final class Broadcast implements SessionListener {
    private final Mailbox mailbox;

    Broadcast(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public void onHeard(String seat, String text, boolean last, long startMillis) {
        mailbox.put(() -> Messages.heard(seat, text, last, startMillis));
    }

    @Override
    public void onDecision(Decision decision, HopTimes hops, Instant at) {
        mailbox.put(() -> Messages.decision(decision, hops, at));
        if (decision.kind() == Decision.Kind.ACT && decision.pending() == 0) {
            // The car was there already: nothing will be read back, so nobody else would say so.
            mailbox.put(() -> Messages.reached(decision.id(), true, List.of(), ""));
        }
    }

    @Override
    public void onSettled(String decision, boolean reached, List<SignalPath> missing, String reply) {
        mailbox.put(() -> Messages.reached(decision, reached, missing, reply));
    }

    @Override
    public void onSay(String seat, String text) {
        mailbox.put(() -> Messages.say(seat, text));
    }

    @Override
    public void onHush(String seat) {
        mailbox.put(() -> Messages.hush(seat));
    }

    @Override
    public void onSignal(SignalPath path, SignalValue value, Instant at) {
        mailbox.put(path, value, at);
    }

    @Override
    public void onLink(boolean up, String detail) {
        mailbox.put(() -> Messages.link(new Link(up, detail)));
    }

    @Override
    public void onTrouble(String seat, String kind, String detail) {
        mailbox.put(() -> Messages.trouble(seat, kind, detail));
    }

    @Override
    public void onMicrophone(String seat, String fault, boolean begins, String detail) {
        mailbox.put(() -> Messages.microphone(seat, fault, begins, detail));
    }
}
