package io.codriver.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows docs/guide.md to the letter in an empty folder: writes what it says to write, runs what it says to run. A
 * guide that has fallen behind the program fails here.
 */
@ExtendWith(InTheRepository.class)
class GuideTest {
    /** A fenced block and the line before it, which says what to do with it. */
    private static final Pattern BLOCK = Pattern.compile("(?m)^([^\n]*)\n```(yaml|sh)\n([\\s\\S]*?)^```");

    private static final Pattern FILE = Pattern.compile("`(my-car/[a-z/]+\\.yaml)`");

    @TempDir
    Path folder;

    @Test
    void everyStepWorksAsWritten() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(InTheRepository.ROOT.resolve("docs/guide.md")));
        List<String> ran = new ArrayList<>();
        while (block.find()) {
            if (block.group(2).equals("sh")) {
                block.group(3).lines().forEach(line -> ran.add(run(line)));
            } else {
                write(block.group(1), block.group(3));
            }
        }
        assertThat(ran).hasSizeGreaterThanOrEqualTo(7);
        assertThat(ran.get(ran.size() - 1)).contains(" 0 failures").doesNotStartWith("0 cases");
    }

    private void write(String instruction, String text) throws IOException {
        Matcher named = FILE.matcher(instruction);
        assertThat(named.find()).as("a file is named before: " + text).isTrue();
        Path file = folder.resolve(named.group(1));
        Files.createDirectories(file.getParent());
        if (instruction.startsWith("Add to")) {
            Files.writeString(file, Files.readString(file) + text);
        } else if (instruction.startsWith("Replace in")) {
            String key = text.substring(0, text.indexOf(':'));
            Files.writeString(file, Files.readString(file).replaceFirst("(?m)^" + key + ":.*\n", text));
        } else {
            assertThat(file).doesNotExist();
            Files.writeString(file, text);
        }
    }

    private String run(String line) {
        assertThat(line).startsWith("./codriver ");
        String[] words = Arrays.stream(line.substring("./codriver ".length()).split(" +"))
                .map(w -> w.startsWith("my-car") ? folder.resolve(w).toString() : w)
                .toArray(String[]::new);
        Ran ran = Ran.command(words);
        assertThat(ran.code()).as(line + "\n" + ran.out() + ran.err()).isZero();
        return ran.out();
    }
}
