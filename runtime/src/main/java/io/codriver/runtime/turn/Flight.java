package io.codriver.runtime.turn;

import io.codriver.runtime.plan.Action;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.guard.Write;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command under way.
 *
 * @param awaited writes that haven't been read back yet
 * @param overtaken signals that a newer command set otherwise before they were read back
 * @param all how many writes there were
 * @param spoken whether something was already said about it
 * @param fate what the gateway said of it
 */
record Flight(
        String decision,
        String command,
        String seat,
        Action action,
        List<Write> awaited,
        List<SignalPath> overtaken,
        int all,
        Instant deadline,
        boolean spoken,
        Fate fate) {

    /** What the gateway said of a command. */
    enum Fate {
        /** Nothing yet. */
        SENT,
        TAKEN,
        /** The car did not take it. */
        REFUSED,
        /** It never got to the car. */
        UNREACHABLE
    }

    Flight {
        awaited = List.copyOf(awaited);
        overtaken = List.copyOf(overtaken);
    }

    Flight awaiting(List<Write> left, List<SignalPath> lost) {
        return new Flight(decision, command, seat, action, left, lost, all, deadline, spoken, fate);
    }

    Flight meeting(Fate other) {
        return new Flight(decision, command, seat, action, awaited, overtaken, all, deadline, spoken, other);
    }

    boolean isFailed() {
        return fate == Fate.REFUSED || fate == Fate.UNREACHABLE;
    }

    /** Whether nothing more is to be waited for. */
    boolean isOver(Instant now) {
        return isFailed() || awaited.isEmpty() || !now.isBefore(deadline);
    }

    /** The signals that were not read back. */
    List<SignalPath> missing() {
        return Stream.concat(awaited.stream().map(Write::path), overtaken.stream())
                .toList();
    }
}
