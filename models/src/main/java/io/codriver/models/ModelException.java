package io.codriver.models;

import java.io.IOException;

/** A model can't be had. {@link #problem()} is for programs, the message (file and mend) for people. */
public final class ModelException extends IOException {
    private static final long serialVersionUID = 1L;

    private final ModelProblem problem;

    ModelException(ModelProblem problem, String message) {
        super(message);
        this.problem = problem;
    }

    ModelException(ModelProblem problem, String message, IOException cause) {
        super(message + " (" + cause + ")", cause);
        this.problem = problem;
    }

    /** What is wrong. */
    public ModelProblem problem() {
        return problem;
    }
}
