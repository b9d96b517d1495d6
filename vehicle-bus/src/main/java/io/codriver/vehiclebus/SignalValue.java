package io.codriver.vehiclebus;

import java.util.function.Function;

/** One value of one signal: a truth, a number or a text. Immutable; equality is by value. */
public sealed interface SignalValue {

    /** A boolean signal's value. */
    record Bool(boolean value) implements SignalValue {
        @Override
        public <R> R fold(Function<Bool, R> bool, Function<Num, R> num, Function<Text, R> text) {
            return bool.apply(this);
        }
    }

    /** A numeric signal's value, in the signal's own unit; always finite. */
    record Num(double value) implements SignalValue {
        public Num {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a signal's number must be finite, not " + value);
            }
            value = value == 0.0 ? 0.0 : value; // one zero: -0.0 would not equal 0.0 by record equality
        }

        @Override
        public <R> R fold(Function<Bool, R> bool, Function<Num, R> num, Function<Text, R> text) {
            return num.apply(this);
        }
    }

    /** A string signal's value. */
    record Text(String value) implements SignalValue {
        @Override
        public <R> R fold(Function<Bool, R> bool, Function<Num, R> num, Function<Text, R> text) {
            return text.apply(this);
        }
    }

    /** Applies the function for this value's kind. */
    <R> R fold(Function<Bool, R> bool, Function<Num, R> num, Function<Text, R> text);

    static SignalValue of(boolean value) {
        return new Bool(value);
    }

    static SignalValue of(double value) {
        return new Num(value);
    }

    static SignalValue of(String value) {
        return new Text(value);
    }

    /**
     * The value as plain Java: {@link Boolean}, {@link Long} for whole numbers up to 2^53, {@link Double} or {@link String}.
     */
    default Object toPlain() {
        return this.<Object>fold(
                Bool::value, n -> isWhole(n.value()) ? (Object) (long) n.value() : n.value(), Text::value);
    }

    /** Whole, and small enough that a {@code long} says it exactly; beyond 2^53 doubles have gaps between them. */
    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) <= 0x1p53;
    }
}
