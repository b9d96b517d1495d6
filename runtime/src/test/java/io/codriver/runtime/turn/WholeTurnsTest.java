package io.codriver.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code turns.txt} and, with several seats that meet, {@code seats-turns.txt}: whole turns as they are to go. Each begins with {@code == name}; a line after {@code >} is an event
 * as {@link Stage} plays it, and the indented lines below it are its effects, all of them and in order.
 */
class WholeTurnsTest {

    @TestFactory
    Stream<DynamicTest> goAsWritten() throws IOException {
        List<String> turns = new ArrayList<>(turns("turns.txt"));
        turns.addAll(turns("seats-turns.txt"));
        assertThat(turns).hasSizeGreaterThan(20);
        return turns.stream()
                .map(turn ->
                        DynamicTest.dynamicTest(turn.lines().findFirst().orElseThrow(), () -> assertThat(played(turn))
                                .isEqualTo(turn)));
    }

    /** The same turn with the effects that it really has. */
    static String played(String turn) {
        Stage stage = new Stage();
        List<String> out = new ArrayList<>();
        for (String line : turn.lines().toList()) {
            if (line.startsWith("> ")) {
                out.add(line);
                stage.play(line.substring(2)).forEach(e -> out.add("    " + stage.show(e)));
            } else if (!line.startsWith("    ")) {
                out.add(line);
            }
        }
        return String.join("\n", out);
    }

    static List<String> turns(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(WholeTurnsTest.class.getResourceAsStream(resource))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^== ")).skip(1).map(String::strip).toList();
        }
    }
}
