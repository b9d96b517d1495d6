package io.codriver.runtime.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code codriver}: picks the command. Exit codes: 0 done, 1 the input is bad, 2 the command line is. */
@Command(
        name = "codriver",
        mixinStandardHelpOptions = true,
        version = "codriver 0.1.0-SNAPSHOT",
        description = "The assistant that sits beside the driver.",
        subcommands = {
            ValidateCommand.class,
            ReferenceCommand.class,
            EvalCommand.class,
            DemoCommand.class,
            RunCommand.class,
            PrepareCommand.class
        })
public final class CodriverCommand {

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command in this process. */
    static int run(String... args) {
        return new CommandLine(new CodriverCommand())
                .setExecutionExceptionHandler(new PlainErrors())
                .execute(args);
    }
}
