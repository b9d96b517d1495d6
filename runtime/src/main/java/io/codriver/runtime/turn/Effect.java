package io.codriver.runtime.turn;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.guard.Command;
import io.codriver.vehiclebus.guard.Proposal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a step asks the session to do, in order. */
public sealed interface Effect {

    /** Have the guard rule on these and report back with {@link TurnEvent.Ruled}. */
    record Propose(String batch, List<Proposal> proposals) implements Effect {
        public Propose {
            proposals = List.copyOf(proposals);
        }
    }

    /** A decision was made. */
    record Announce(Decision decision) implements Effect {}

    /** Hand a checked command to the gateway. */
    record Send(String decision, Command command) implements Effect {}

    /** Say something to a seat. */
    record Say(String seat, String text) implements Effect {}

    /** Stop speaking to a seat. */
    record Hush(String seat) implements Effect {}

    /** A decision's signals were all read back, or time is up; {@code missing} are those that weren't. */
    record Settled(String decision, boolean reached, List<SignalPath> missing, String reply) implements Effect {
        public Settled {
            missing = List.copyOf(missing);
        }
    }

    /** What people have taught the car is now exactly this, phrase → sentence; worth keeping beyond the session. */
    record Remember(Map<String, String> phrases) implements Effect {
        public Remember {
            phrases = Collections.unmodifiableMap(new LinkedHashMap<>(phrases));
        }
    }

    /** Send {@link TurnEvent.Observed} no later than this. */
    record WakeAt(Instant at) implements Effect {}
}
