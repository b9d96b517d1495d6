package io.codriver.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every command has in common: a wrong command line is exit code 2 and says what is wrong on the error stream. */
@ExtendWith(InTheRepository.class)
class CommandLineTest {

    @ParameterizedTest
    @CsvSource({
        "validate DIR --nonsense, --nonsense",
        "validate, DIR",
        "eval text --input, --input",
        "eval text --output out.jsonl, --input",
        "eval speech --input in.jsonl, --output",
        "eval text --input i --output o --nonsense, --nonsense",
        "demo --port eighty, eighty",
        "demo --nonsense, --nonsense",
        "run, --config",
        "fly, fly",
    })
    void aWrongCommandLineIsExitCodeTwo(String line, String named) {
        Ran ran = Ran.command(line.split(" "));

        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).contains(named).doesNotContain("\tat ");
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "validate --help", "eval --help", "eval text --help", "demo --help", "run --help"})
    void helpIsAnAnswer(String line) {
        Ran ran = Ran.command(line.split(" "));

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Usage: codriver");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void theHelpNamesEveryCommand() {
        assertThat(Ran.command("--help").out()).contains("validate", "eval", "demo", "run");
    }
}
