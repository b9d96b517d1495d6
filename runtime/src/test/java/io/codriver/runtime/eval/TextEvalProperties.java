package io.codriver.runtime.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.plan.FirstCar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterProperty;

/** Nothing that stands in an input file makes the evaluation throw anything but a message for people. */
class TextEvalProperties {
    private static final Mind MIND = Mind.of(FirstCar.CATALOG, "en");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder = temporary();

    private static Path temporary() {
        try {
            return Files.createTempDirectory("eval");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterProperty
    void clean() throws IOException {
        Files.deleteIfExists(folder.resolve("in.jsonl"));
        Files.deleteIfExists(folder.resolve("out.jsonl"));
        Files.delete(folder);
    }

    @Property(tries = 300)
    void anyTextIsDecided(@ForAll @Size(max = 5) List<@NotEmpty @StringLength(max = 60) String> texts)
            throws IOException, InputException {
        StringBuilder in = new StringBuilder();
        for (String text : texts) {
            in.append(JSON.writeValueAsString(Map.of("text", text))).append('\n');
        }
        Files.writeString(folder.resolve("in.jsonl"), in.toString().replaceAll("[\\ud800-\\udfff]", "?"));

        int decided = new TextEval(MIND).run(folder.resolve("in.jsonl"), folder.resolve("out.jsonl"));

        assertThat(decided).isEqualTo(texts.size());
        assertThat(Files.readAllLines(folder.resolve("out.jsonl"))).hasSize(texts.size());
    }

    @Property(tries = 300)
    void anyBytesAreDecidedOrComplainedAbout(@ForAll @Size(max = 200) byte[] bytes) throws IOException {
        Files.write(folder.resolve("in.jsonl"), bytes);

        Throwable thrown =
                catchThrowable(() -> new TextEval(MIND).run(folder.resolve("in.jsonl"), folder.resolve("out.jsonl")));

        if (thrown != null) {
            assertThat(thrown).isInstanceOf(InputException.class).hasMessageContaining("in.jsonl");
        }
    }
}
