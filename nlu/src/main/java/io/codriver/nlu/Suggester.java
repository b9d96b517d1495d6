package io.codriver.nlu;

import java.util.Optional;

/** What is worth offering though nobody has said anything. Thread-safe; never throws for any scene. */
public interface Suggester {
    /** Offers nothing. */
    Suggester NONE = scene -> Optional.empty();

    /**
     * The one thing that a tactful companion would offer in a scene, as {@link Understanding.Kind#UNCLEAR} with {@link
     * Understanding#CONFIRM}: nothing is done before somebody says yes. Empty when there is nothing, as nearly always.
     */
    Optional<Understanding> worth(Scene scene);
}
