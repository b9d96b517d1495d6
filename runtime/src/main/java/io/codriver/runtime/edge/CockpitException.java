package io.codriver.runtime.edge;

/** The cockpit can't be served; the message says why and what to change, for people. */
public final class CockpitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CockpitException(String message) {
        super(message);
    }

    CockpitException(String message, Throwable cause) {
        super(message, cause);
    }
}
