package io.codriver.runtime.eval;

/** A line of input that can't be used; the message names file and line and what is wrong. */
public final class InputException extends Exception {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }
}
