package io.codriver.runtime.turn;

import io.codriver.nlu.Understanding;
import io.codriver.runtime.plan.Planned;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.gateway.VehicleGateway;
import io.codriver.vehiclebus.guard.Verdict;
import java.util.List;
import java.util.function.Function;

/** Everything that can happen to a turn. */
public sealed interface TurnEvent {

    /** An utterance was understood and planned; {@code plans} has one entry per wish. */
    record Understood(String seat, String text, Understanding understanding, List<Planned> plans, Snapshot snapshot)
            implements TurnEvent {
        /** The {@link Understanding#why()} of what nobody said: a control was touched. */
        public static final String TOUCHED = "touched";

        public Understood {
            plans = List.copyOf(plans);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.understood().apply(this);
        }
    }

    /** The guard has ruled on the proposals of a batch, in their order. */
    record Ruled(String batch, List<Verdict> verdicts) implements TurnEvent {
        public Ruled {
            verdicts = List.copyOf(verdicts);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.ruled().apply(this);
        }
    }

    /** A gateway reported the fate of a command. */
    record Reported(String command, VehicleGateway.Outcome outcome) implements TurnEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.reported().apply(this);
        }
    }

    /** The bus said something new, or time has passed. */
    record Observed(Snapshot snapshot) implements TurnEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.observed().apply(this);
        }
    }

    /** Somebody began to speak: whatever the car says to that seat stops. Nothing in flight does. */
    record Interrupted(String seat) implements TurnEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.interrupted().apply(this);
        }
    }

    /** One function per kind of event. */
    record Cases<R>(
            Function<Understood, R> understood,
            Function<Ruled, R> ruled,
            Function<Reported, R> reported,
            Function<Observed, R> observed,
            Function<Interrupted, R> interrupted) {}

    <R> R fold(Cases<R> cases);
}
