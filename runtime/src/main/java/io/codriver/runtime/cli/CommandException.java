package io.codriver.runtime.cli;

/** The command can't be carried out; the message says why and what to do. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message);
    }
}
