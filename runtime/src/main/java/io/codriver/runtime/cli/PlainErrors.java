package io.codriver.runtime.cli;

import io.codriver.runtime.eval.InputException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Bad input is told in one line; only a bug shows a stack trace. */
final class PlainErrors implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
        boolean expected = problem instanceof InputException
                || problem instanceof IOException
                || problem instanceof io.codriver.models.ModelException
                || problem instanceof io.codriver.voice.AudioException
                || problem instanceof io.codriver.voice.RecognizerException
                || problem instanceof io.codriver.runtime.edge.CockpitException
                || problem instanceof CommandException;
        if (expected) {
            command.getErr().println("codriver: " + problem.getMessage());
            return 1;
        }
        problem.printStackTrace(command.getErr());
        return 3;
    }
}
