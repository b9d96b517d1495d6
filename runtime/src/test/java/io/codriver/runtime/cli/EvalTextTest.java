package io.codriver.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code eval text}: the fields of the contract, conversations, seats, signals, and what bad lines say. */
@ExtendWith(InTheRepository.class)
class EvalTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Ran eval(String... lines) throws IOException {
        Files.write(folder.resolve("in.jsonl"), List.of(lines));
        return evalFile();
    }

    private Ran evalFile() {
        return Ran.command(
                "eval",
                "text",
                "--input",
                folder.resolve("in.jsonl").toString(),
                "--output",
                folder.resolve("out.jsonl").toString());
    }

    private List<JsonNode> results() throws IOException {
        List<JsonNode> out = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("out.jsonl"))) {
            out.add(JSON.readTree(line));
        }
        return out;
    }

    private JsonNode result(String line) throws IOException {
        Ran ran = eval(line);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(results()).hasSize(1);
        return results().get(0);
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void aResultHasExactlyTheFieldsOfTheContract() throws IOException {
        JsonNode result = result("{\"id\": \"a1\", \"text\": \"set the temperature to twenty three degrees\"}");

        assertThat(fields(result))
                .containsExactlyInAnyOrder("id", "decision", "actions", "reply", "reason", "confidence", "micros");
        assertThat(result.get("id").asText()).isEqualTo("a1");
        assertThat(result.get("decision").asText()).isEqualTo("act");
        assertThat(result.get("confidence").asDouble()).isBetween(0.0, 1.0);
        assertThat(result.get("micros").isIntegralNumber()).isTrue();
        assertThat(result.get("reply").asText()).isNotEmpty();
        assertThat(result.get("actions")).hasSize(1);
        JsonNode action = result.get("actions").get(0);
        assertThat(fields(action))
                .containsExactlyInAnyOrder("device", "operation", "zones", "value", "unit", "slots", "signals");
        assertThat(action.get("device").asText()).isEqualTo("temperature");
        assertThat(action.get("operation").asText()).isEqualTo("set");
        assertThat(action.get("value").asInt()).isEqualTo(23);
        assertThat(action.get("unit").asText()).isEqualTo("celsius");
        assertThat(action.get("zones").toString()).isEqualTo("[\"driver\"]");
        assertThat(action.get("signals")).isNotEmpty();
    }

    @Test
    void anIdKeepsItsType() throws IOException {
        assertThat(result("{\"id\": 17, \"text\": \"stop the music\"}")
                        .get("id")
                        .isInt())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"driver", "front-passenger", "rear-left", "rear-right"})
    void myWindowIsTheSpeakersOwn(String seat) throws IOException {
        JsonNode result = result("{\"text\": \"open my window\", \"seat\": \"" + seat + "\"}");

        assertThat(result.get("decision").asText()).isEqualTo("act");
        assertThat(result.at("/actions/0/zones").toString()).isEqualTo("[\"" + seat + "\"]");
    }

    @Test
    void zonesAreWrittenOutAndNeverAll() throws IOException {
        JsonNode zones = result("{\"text\": \"close all windows\"}").at("/actions/0/zones");

        assertThat(zones).hasSizeGreaterThan(3);
        assertThat(zones.toString()).contains("driver", "rear-left").doesNotContain("all");
    }

    @Test
    void twoWishesInOneSentenceAreTwoActionsInOrder() throws IOException {
        JsonNode actions = result("{\"text\": \"turn on my seat heating and close all windows\"}")
                .get("actions");

        assertThat(actions.findValuesAsText("device")).containsExactly("seat-heating", "window");
        assertThat(actions.findValuesAsText("operation")).containsExactly("on", "close");
    }

    @Test
    void signalsSetTheStageAndChangeTheDecision() throws IOException {
        String open = "\"text\": \"open the door\", \"seat\": \"rear-left\"";
        eval(
                "{" + open + ", \"signals\": {\"Vehicle.Speed\": 50, \"Vehicle.IsMoving\": true}}",
                "{" + open + ", \"signals\": {\"Vehicle.Speed\": 0, \"Vehicle.IsMoving\": false}}",
                "{\"text\": \"how fast are we going\", \"signals\": {\"Vehicle.Speed\": 50}}");

        assertThat(results().get(0).get("decision").asText()).isEqualTo("refuse");
        assertThat(results().get(0).at("/actions/0/device").asText()).contains("door");
        assertThat(results().get(0).get("reason").asText()).isNotEmpty();
        assertThat(results().get(1).get("decision").asText()).isNotEqualTo("refuse");
        assertThat(results().get(2).get("decision").asText()).isEqualTo("answer");
        assertThat(results().get(2).get("reply").asText()).contains("50");
    }

    @Test
    void aRelativeWishIsComputedFromThePresentValue() throws IOException {
        JsonNode result = result("{\"text\": \"make it warmer\", \"signals\": "
                + "{\"Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature\": 20}}");

        assertThat(result.at("/actions/0/operation").asText()).isEqualTo("increase");
        assertThat(result.at("/actions/0/signals/Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature")
                        .asDouble())
                .isGreaterThan(20)
                .isLessThan(25);
    }

    @Test
    void linesOfOneConversationShareTheCarAndUndo() throws IOException {
        eval(
                "{\"id\": 1, \"conversation\": \"a\", \"text\": \"set the temperature to twenty four degrees\"}",
                "{\"id\": 2, \"conversation\": \"b\", \"text\": \"undo that\"}",
                "{\"id\": 3, \"conversation\": \"a\", \"text\": \"undo that\"}",
                "{\"id\": 4, \"text\": \"undo that\"}");

        List<JsonNode> results = results();
        assertThat(results.get(0).get("decision").asText()).isEqualTo("act");
        assertThat(results.get(1).get("decision").asText()).isNotEqualTo("act");
        assertThat(results.get(2).get("decision").asText()).isEqualTo("act");
        assertThat(results.get(2).get("actions").toString()).contains("\"undo\"", ".Temperature\":21");
        assertThat(results.get(3).get("decision").asText()).isNotEqualTo("act");
    }

    @Test
    void aQuestionOfTheCarIsAnsweredInTheSameConversationOnly() throws IOException {
        eval(
                "{\"conversation\": \"a\", \"text\": \"turn on the hazard lights\", "
                        + "\"signals\": {\"Vehicle.Speed\": 50, \"Vehicle.IsMoving\": true}}",
                "{\"conversation\": \"b\", \"text\": \"yes please\"}",
                "{\"conversation\": \"a\", \"text\": \"yes please\"}");

        assertThat(results()).extracting(r -> r.get("decision").asText()).containsExactly("ask", "ignore", "act");
        assertThat(results().get(0).at("/actions/0/device").asText()).contains("hazard");
    }

    @Test
    void talkThatIsNotForTheCarIsIgnoredWithoutActions() throws IOException {
        JsonNode result = result("{\"text\": \"did you remember to call your mother yesterday\"}");

        assertThat(result.get("decision").asText()).isEqualTo("ignore");
        assertThat(result.get("actions")).isEmpty();
        assertThat(result.get("reason").asText()).isNotEmpty();
    }

    @Test
    void blankLinesAreSkippedAndCountedInLineNumbers() throws IOException {
        Ran ran = eval("", "{\"text\": \"stop the music\"}", "   ", "nonsense");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("in.jsonl:4:");
        assertThat(results()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"stop the",
                "nonsense",
                "[1, 2]",
                "{}",
                "{\"text\": 5}",
                "{\"text\": null}",
                "{\"text\": \"stop the music\", \"seat\": \"roof\"}",
                "{\"text\": \"stop the music\", \"seat\": 4}",
                "{\"text\": \"stop the music\", \"signals\": {\"no path\": 1}}",
                "{\"text\": \"stop the music\", \"signals\": {\"Vehicle.Speed\": [1]}}",
            })
    void aBadLineIsNamedAndWhatWasDoneIsKept(String bad) throws IOException {
        Ran ran = eval("{\"id\": 1, \"text\": \"stop the music\"}", bad, "{\"id\": 3, \"text\": \"stop the music\"}");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).startsWith("codriver: in.jsonl:2: ").doesNotContain("\tat ");
        assertThat(results()).extracting(r -> r.get("id").asInt()).containsExactly(1);
    }

    @Test
    void anUnknownSeatIsNamed() throws IOException {
        assertThat(eval("{\"text\": \"stop the music\", \"seat\": \"roof\"}").err())
                .contains("'roof'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"driver\" | must be a list",
                "[\"driver\"] | an object with a 'seat'",
                "[{}] | 'seat' must be a text",
                "[{\"seat\": \"roof\"}] | sits on 'roof'",
                "[{\"seat\": \"driver\"}, {\"seat\": \"driver\"}] | two occupants",
                "[{\"seat\": \"driver\", \"gazes\": \"roof\"}] | not 'gazes'",
                "[{\"seat\": \"driver\", \"mouthActive\": 1}] | true or false",
                "[{\"seat\": \"driver\", \"gaze\": \"moon\"}] | look at \"moon\"",
                "[{\"seat\": \"driver\", \"gaze\": 7}] | {\"yaw\": degrees",
                "[{\"seat\": \"driver\", \"gaze\": {\"yaw\": 7}}] | {\"yaw\": degrees",
                "[{\"seat\": \"driver\", \"gaze\": {\"yaw\": 7, \"pitch\": 1000}}] | from -180 to 180",
            })
    void badOccupantsAreNamed(String occupants, String problem) throws IOException {
        Ran ran = eval("{\"text\": \"stop the music\", \"occupants\": " + occupants + "}");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .startsWith("codriver: in.jsonl:1: ")
                .contains(problem)
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "[{\"seat\": \"driver\"}]",
                "[{\"seat\": \"driver\", \"gaze\": null, \"mouthActive\": true}]",
                "[{\"seat\": \"rear-left\", \"gaze\": \"rear-right\", \"mouthActive\": false}]",
                "[{\"seat\": \"driver\", \"gaze\": \"window@rear-left\"}]",
                "[{\"seat\": \"driver\", \"gaze\": {\"yaw\": 56, \"pitch\": -7.5}}]",
            })
    void whoIsThereChangesNothingThatWasSaidPlainly(String occupants) throws IOException {
        JsonNode result = result("{\"text\": \"open my window\", \"occupants\": " + occupants + "}");

        assertThat(result.get("decision").asText()).isEqualTo("act");
        assertThat(result.get("actions").get(0).get("zones").get(0).asText()).isEqualTo("driver");
    }

    @Test
    void aMissingInputIsNamedAndNothingIsWritten() {
        Ran ran = evalFile();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("no input file").contains("in.jsonl");
        assertThat(folder.resolve("out.jsonl")).doesNotExist();
    }

    @Test
    void anEmptyInputIsAnEmptyOutput() throws IOException {
        Ran ran = eval();

        assertThat(ran.code()).isZero();
        assertThat(results()).isEmpty();
    }

    @Test
    void wordsThatAreNoUtf8AreABadLine() throws IOException {
        byte[] good = "{\"id\": 1, \"text\": \"stop the music\"}\n".getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[good.length + 4];
        System.arraycopy(good, 0, all, 0, good.length);
        all[good.length] = (byte) 0xC3;
        all[good.length + 1] = (byte) 0x28;
        all[good.length + 2] = (byte) 0xFF;
        all[good.length + 3] = '\n';
        Files.write(folder.resolve("in.jsonl"), all);

        Ran ran = evalFile();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("in.jsonl").doesNotContain("\tat ");
    }

    @Test
    void anOutputThatCanNotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("in.jsonl"), "{\"text\": \"stop the music\"}\n");
        Path out = folder.resolve("nowhere").resolve("out.jsonl");

        Ran ran = Ran.command(
                "eval", "text", "--input", folder.resolve("in.jsonl").toString(), "--output", out.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains(out.toString()).doesNotContain("\tat ");
    }

    @Test
    void theInputIsNeverOverwritten() throws IOException {
        Path in = folder.resolve("in.jsonl");
        String line = "{\"text\": \"stop the music\"}\n";
        Files.writeString(in, line);

        Ran ran = Ran.command("eval", "text", "--input", in.toString(), "--output", in.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(in).content().isEqualTo(line);
    }

    @Test
    void aLanguageThatTheCatalogueLacksIsNamed() throws IOException {
        Files.writeString(folder.resolve("in.jsonl"), "{\"text\": \"stop the music\"}\n");

        Ran ran = Ran.command(
                "eval",
                "text",
                "--language",
                "tlh",
                "--input",
                folder.resolve("in.jsonl").toString(),
                "--output",
                folder.resolve("out.jsonl").toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("'tlh'").contains("en").doesNotContain("\tat ");
    }
}
