package io.codriver.nlu;

import java.util.Optional;

/** What is worth offering though nobody has said anything. Thread-safe; never throws for any scene. */
public interface Suggester {
    /** Offers nothing. */
    Suggester NONE = context -> Optional.empty();

    /**
     * The one thing that a tactful companion would offer in a scene and after what the speaker last wished, as {@link
     * Understanding.Kind#UNCLEAR} with {@link Understanding#CONFIRM}: nothing is done before somebody says yes. Empty when
     * there is nothing, as nearly always.
     */
    Optional<Understanding> worth(Interpreter.Context context);
}
