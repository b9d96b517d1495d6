package io.codriver.runtime.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codriver.vehiclebus.SignalPath;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormatReferenceTest {
    static Stream<String> schemas() {
        return FormatReference.SCHEMAS.stream();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyKeyIsDescribedAndInThePage(String name) {
        String page = new FormatReference().markdown();
        JsonNode schema = FormatReference.schema(name);
        List<JsonNode> objects = schema.findParents("properties");

        assertThat(objects)
                .isNotEmpty()
                .allSatisfy(object -> object.get("properties").fields().forEachRemaining(key -> {
                    String said = key.getValue().path("description").asText();
                    assertThat(said).as(name + ": " + key.getKey()).isNotEmpty();
                    assertThat(page).contains("| `" + key.getKey() + "` | ").contains(said.replace("|", "\\|"));
                }));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "{\"type\": \"string\"}; text",
                "{\"const\": 1}; `1`",
                "{\"enum\": [\"a\", \"b\"]}; one of `a`, `b`",
                "{\"type\": [\"boolean\", \"string\"]}; boolean or text",
                "{\"type\": \"integer\", \"minimum\": 1, \"maximum\": 4}; integer from 1 to 4",
                "{\"type\": \"array\", \"minItems\": 2, \"maxItems\": 2, \"items\": {\"type\": \"number\"}}; list of 2 number",
                "{\"type\": \"array\", \"maxItems\": 9, \"items\": {\"$ref\": \"#/$defs/x\"}}; list of at most 9 `x`",
                "{\"type\": \"object\", \"additionalProperties\": {\"$ref\": \"#/$defs/y\"}}; mapping to text",
            })
    void saysWhatAValueMayBe(String rule, String words) throws Exception {
        ObjectMapper json = new ObjectMapper();
        JsonNode root = json.readTree("{\"$defs\": {\"x\": {\"properties\": {}}, \"y\": {\"type\": \"string\"}}}");

        assertThat(SchemaWords.of(json.readTree(rule), root)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "A.B.C, A.B.C",
        "A.Door1.Open A.Door2.Open, A.*.Open",
        "A.Row1.Left.Open A.Row2.Right.Open, A.*.Open",
        "A.X.Open A.X.Opened, A.X.*",
    })
    void namesThatDifferHaveAStar(String names, String common) {
        List<SignalPath> paths =
                Arrays.stream(names.split(" ", -1)).map(SignalPath::new).toList();

        assertThat(RuleWords.common(paths)).isEqualTo(common);
    }
}
