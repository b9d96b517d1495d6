package io.codriver.nlu;

import java.util.Set;

/**
 * What the car sees and feels while somebody speaks. Empty parts are unknown.
 *
 * @param seat who speaks, by the id of the seat
 * @param look what the speaker looks or points at: a kind, a place or both, such as {@code roof}, {@code @rear-left},
 *     {@code window@rear-left}
 * @param states what the bus says, in the words that the model was trained with: {@code raining}, {@code window-open}
 */
public record Scene(String seat, String look, Set<String> states) {
    public static final Scene UNKNOWN = new Scene("", "", Set.of());

    public Scene {
        states = Set.copyOf(states);
    }

    /** The same with eyes shut. */
    public Scene unseeing() {
        return new Scene(seat, "", states);
    }

    /** The same without the bus. */
    public Scene unfeeling() {
        return new Scene(seat, look, Set.of());
    }

    /** The place in {@link #look()}, empty when there is none. */
    public String lookedAt() {
        int at = look.indexOf('@');
        return at < 0 ? "" : look.substring(at + 1);
    }

    /** The kind of thing in {@link #look()}, empty when there is none. */
    public String lookedFor() {
        int at = look.indexOf('@');
        return at < 0 ? look : look.substring(0, at);
    }
}
