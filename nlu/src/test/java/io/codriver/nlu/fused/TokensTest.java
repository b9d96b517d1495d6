package io.codriver.nlu.fused;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.codriver.models.Bundle;
import io.codriver.models.BundleStore;
import io.codriver.models.ModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words and pieces are those of the training, to the token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensTest {
    private static final List<JsonNode> LINES = Golden.lines("tokens.jsonl");

    private final Encoder encoder;

    TokensTest() throws ModelException {
        Map<String, String> names = new HashMap<>();
        LINES.stream().filter(l -> l.has("last")).forEach(l -> l.get("last")
                .forEach(w ->
                        names.put(w.get("device").textValue(), w.get("name").textValue())));
        try (Bundle bundle = BundleStore.bundled("fused-en")) {
            encoder = new Encoder(new Pieces(bundle.pieces()), bundle.labels(), names);
        }
    }

    static Stream<JsonNode> sentences() {
        return LINES.stream().filter(l -> l.has("text"));
    }

    static Stream<JsonNode> names() {
        return LINES.stream().filter(l -> l.has("name"));
    }

    @Test
    void thereAreManyOfBoth() {
        assertThat(sentences()).hasSizeGreaterThan(200);
        assertThat(names()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void aSentenceAndItsScene(JsonNode line) {
        String text = line.get("text").textValue().repeat(line.get("times").intValue());
        List<String> words = Words.of(text, encoder.mostWords());
        assertThat(words).isEqualTo(Golden.texts(line.get("words")));

        List<Boolean> unsure = new ArrayList<>();
        line.get("unsure").forEach(n -> unsure.add(n.booleanValue()));
        Encoded made = encoder.encode(words, unsure, Golden.scene(line), Golden.last(line));
        same(made, line);
        long[] first =
                Arrays.stream(made.first()).filter(at -> at >= 0).asLongStream().toArray();
        assertThat(first).isEqualTo(Golden.numbers(line.get("first")));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aName(JsonNode line) {
        same(encoder.name(Words.of(line.get("name").textValue(), 100)), line);
    }

    private static void same(Encoded made, JsonNode line) {
        assertThat(made.ids()).isEqualTo(Golden.numbers(line.get("ids")));
        assertThat(made.types()).isEqualTo(Golden.numbers(line.get("types")));
        assertThat(made.positions()).isEqualTo(Golden.numbers(line.get("positions")));
    }
}
