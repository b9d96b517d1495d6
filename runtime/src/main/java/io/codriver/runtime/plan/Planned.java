package io.codriver.runtime.plan;

import io.codriver.nlu.Wish;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.Write;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What became of one wish. */
public sealed interface Planned {

    /** The wish in contract terms; as far as it was understood when it is impossible. */
    Action action();

    <R> R fold(
            Function<Change, R> change,
            Function<Answer, R> answer,
            Function<Unclear, R> unclear,
            Function<Impossible, R> impossible);

    /**
     * A desired state.
     *
     * @param writes what differs from the snapshot; empty when the car is there already
     * @param before the values that {@code writes} would replace, where known: the inverse diff
     * @param travelSeconds how long the slowest of the writes may take by the catalogue
     */
    record Change(Action action, List<Write> writes, List<Write> before, double travelSeconds) implements Planned {
        public Change {
            writes = List.copyOf(writes);
            before = List.copyOf(before);
        }

        @Override
        public <R> R fold(
                Function<Change, R> change,
                Function<Answer, R> answer,
                Function<Unclear, R> unclear,
                Function<Impossible, R> impossible) {
            return change.apply(this);
        }
    }

    /** A question's answer, read from the snapshot. */
    record Answer(Action action, List<Fact> facts) implements Planned {
        public Answer {
            facts = List.copyOf(facts);
        }

        @Override
        public <R> R fold(
                Function<Change, R> change,
                Function<Answer, R> answer,
                Function<Unclear, R> unclear,
                Function<Impossible, R> impossible) {
            return answer.apply(this);
        }
    }

    /**
     * It may be any of several, and only the speaker knows which.
     *
     * @param choices the wish with each of the possible meanings filled in
     * @param names what to call each of them, in the same order
     */
    record Unclear(Action action, List<Wish> choices, List<String> names) implements Planned {
        public Unclear {
            choices = List.copyOf(choices);
            names = List.copyOf(names);
        }

        @Override
        public <R> R fold(
                Function<Change, R> change,
                Function<Answer, R> answer,
                Function<Unclear, R> unclear,
                Function<Impossible, R> impossible) {
            return unclear.apply(this);
        }
    }

    /** It can't be done, whatever the policies say; {@code detail} is what is in the way, for people. */
    record Impossible(Action action, Obstacle obstacle, String detail) implements Planned {
        @Override
        public <R> R fold(
                Function<Change, R> change,
                Function<Answer, R> answer,
                Function<Unclear, R> unclear,
                Function<Impossible, R> impossible) {
            return impossible.apply(this);
        }
    }

    /**
     * One value in one zone.
     *
     * @param zone zone id, empty for a device with only one
     * @param value in the unit that people use, absent when the bus hasn't said
     * @param name the catalogue's name for the value, when it has one
     */
    record Fact(String zone, Optional<SignalValue> value, Optional<String> name, String unit) {}
}
