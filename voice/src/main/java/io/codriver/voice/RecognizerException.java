package io.codriver.voice;

import java.io.IOException;

/** A recogniser can't be had. */
public final class RecognizerException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Problem {
        /** No provider has this id. */
        UNKNOWN_PROVIDER,
        /** The provider has no native library for this operating system and processor. */
        UNSUPPORTED_PLATFORM,
        /** There is no model directory or it lacks files. */
        MODEL_MISSING,
        /** The model's files can't be loaded. */
        MODEL_DAMAGED
    }

    private final Problem problem;

    public RecognizerException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    public RecognizerException(Problem problem, String message, Throwable cause) {
        super(message + " (" + cause + ")", cause);
        this.problem = problem;
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }
}
