package io.codriver.nlu;

/**
 * A value as somebody said it.
 *
 * @param kind what sort of value
 * @param number the number for {@link Kind#NUMBER} and {@link Kind#FRACTION} (0 to 1), otherwise 0
 * @param text the value id or words for {@link Kind#NAMED}, otherwise empty
 * @param unit spoken unit in VSS names ({@code percent}, {@code celsius}, {@code fahrenheit}, {@code step}), or empty
 */
public record Value(Kind kind, double number, String text, String unit) {

    /** What sort of value. */
    public enum Kind {
        NONE,
        /** A number, with or without a unit. */
        NUMBER,
        /** A part of the device's whole range: "half", "all the way", "lowest". */
        FRACTION,
        /** One of the device's named values. */
        NAMED,
        /** A small or a large step, with INCREASE or DECREASE: "a bit", "a lot"; {@link #number()} is in steps. */
        AMOUNT
    }

    public static final Value NONE = new Value(Kind.NONE, 0, "", "");

    public static Value number(double number, String unit) {
        return new Value(Kind.NUMBER, number, "", unit);
    }

    public static Value fraction(double part) {
        return new Value(Kind.FRACTION, part, "", "");
    }

    public static Value named(String id) {
        return new Value(Kind.NAMED, 0, id, "");
    }

    public static Value steps(double steps) {
        return new Value(Kind.AMOUNT, steps, "", "step");
    }
}
