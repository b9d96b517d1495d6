package io.codriver.voice;

import java.io.IOException;

/** A source of sound can't be opened. {@link #problem()} is for programs, the message for people. */
public final class AudioException extends IOException {
    private static final long serialVersionUID = 1L;

    private final AudioProblem problem;

    AudioException(AudioProblem problem, String message) {
        super(message);
        this.problem = problem;
    }

    /** What is wrong. */
    public AudioProblem problem() {
        return problem;
    }
}
