package io.codriver.runtime.edge;

import io.codriver.runtime.fuse.Looks;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A page says in place of a camera what a seat looks at, for test drives. What can't be looked at in this car is
 * answered with an error. Thread-safe.
 */
final class Gazes {
    private final Looks looks;
    private final BiPredicate<String, String> session;

    /** @param session takes a seat and its look, false when it can't; {@code CabinSession.looked} */
    Gazes(Looks looks, BiPredicate<String, String> session) {
        this.looks = looks;
        this.session = session;
    }

    /** Hands the look on; the answer says what is wrong with it. */
    Optional<String> looked(PageRequest.Look request) {
        Optional<String> look = request.target().isEmpty() ? Optional.of("") : looks.of(request.target());
        if (look.isEmpty()) {
            return Optional.of("nobody can look at '" + PageRequest.shortened(request.target()) + "' in this car");
        }
        return session.test(request.seat(), look.get())
                ? Optional.empty()
                : Optional.of("too many seats look somewhere already");
    }
}
