package io.codriver.nlu.match;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Wish;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Test tables as text files: a case a line, cells parted by bars, {@code #} begins a comment. */
final class Lines {
    private Lines() {}

    static Stream<String[]> of(String resource, int cells) {
        try (InputStream in = Lines.class.getResourceAsStream(resource)) {
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return all.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).map(l -> cells(l, cells));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] cells(String line, int count) {
        String[] cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        if (cells.length != count) {
            throw new IllegalArgumentException(line + " has " + cells.length + " cells");
        }
        return cells;
    }

    /** What the dialogue knows when {@code before} was the speaker's last sentence. */
    static Context after(Understanding before) {
        List<Wish> wishes = before.wishes();
        String device = wishes.isEmpty() ? "" : wishes.get(wishes.size() - 1).device();
        return new Context(device, false, wishes, List.of(), Map.of());
    }
}
