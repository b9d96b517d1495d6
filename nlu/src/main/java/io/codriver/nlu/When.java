package io.codriver.nlu;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** When a wish is to be carried out, if not at once. */
public sealed interface When {

    <R> R fold(Function<After, R> after, Function<At, R> at, Function<Holds, R> holds);

    /** "In ten minutes". */
    record After(Duration delay) implements When {
        @Override
        public <R> R fold(Function<After, R> after, Function<At, R> at, Function<Holds, R> holds) {
            return after.apply(this);
        }
    }

    /** "At half past seven": the next time that the car's clock shows it. Of {@code hour} 0 to 23, {@code minute} 0 to 59. */
    record At(int hour, int minute) implements When {
        @Override
        public <R> R fold(Function<After, R> after, Function<At, R> at, Function<Holds, R> holds) {
            return at.apply(this);
        }
    }

    /**
     * A condition on the car.
     *
     * @param checks all of which must hold
     * @param waits false for "if": it holds now or the wish comes to nothing; true for "when", "once", "as soon as"
     */
    record Holds(List<Check> checks, boolean waits) implements When {
        public Holds {
            checks = List.copyOf(checks);
        }

        @Override
        public <R> R fold(Function<After, R> after, Function<At, R> at, Function<Holds, R> holds) {
            return holds.apply(this);
        }
    }

    /** One comparison with the car. */
    sealed interface Check {
        <R> R fold(Function<Named, R> named, Function<State, R> state);
    }

    /** A condition that the catalogue names: "it gets dark". */
    record Named(String condition) implements Check {
        @Override
        public <R> R fold(Function<Named, R> named, Function<State, R> state) {
            return named.apply(this);
        }
    }

    /**
     * A device's state: "any window is open", "the battery is below twenty percent".
     *
     * @param device catalogue id
     * @param zones as said; with several it holds when any of them is so, unless {@code every}
     * @param comparison how it is compared
     * @param value a named value ({@code open}, {@code closed}, {@code on}, {@code off} or the device's own) or a number
     * @param every whether all of the zones must be so: "when all doors are closed"
     */
    record State(String device, List<ZoneTerm> zones, Comparison comparison, Value value, boolean every)
            implements Check {
        public State {
            zones = List.copyOf(zones);
        }

        @Override
        public <R> R fold(Function<Named, R> named, Function<State, R> state) {
            return state.apply(this);
        }
    }

    /** How a state is compared with a value. */
    enum Comparison {
        IS,
        IS_NOT,
        ABOVE,
        BELOW
    }
}
