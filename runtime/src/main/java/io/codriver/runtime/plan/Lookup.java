package io.codriver.runtime.plan;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a {@link SlotLookup} knows of some words. */
public sealed interface Lookup {

    <R> R fold(Function<Found, R> found, Function<Several, R> several, Supplier<R> none);

    /**
     * It is this one.
     *
     * @param text as it is written to the slot's signal and said in replies
     * @param alsoSets further signals that follow from it; written in the same command and checked like any other
     */
    record Found(String text, Map<SignalPath, SignalValue> alsoSets) implements Lookup {
        public Found {
            alsoSets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(alsoSets));
        }

        @Override
        public <R> R fold(Function<Found, R> found, Function<Several, R> several, Supplier<R> none) {
            return found.apply(this);
        }
    }

    /** It is one of these: each, said in full, is found. The car asks which. */
    record Several(List<String> texts) implements Lookup {
        public Several {
            texts = List.copyOf(texts);
        }

        @Override
        public <R> R fold(Function<Found, R> found, Function<Several, R> several, Supplier<R> none) {
            return several.apply(this);
        }
    }

    /** There is nothing of that name. */
    record None() implements Lookup {
        @Override
        public <R> R fold(Function<Found, R> found, Function<Several, R> several, Supplier<R> none) {
            return none.get();
        }
    }
}
