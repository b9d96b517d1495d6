package io.codriver.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code eval speech} with the real recogniser, over the synthetic clips of the bundled drive. */
@ExtendWith(InTheRepository.class)
class EvalSpeechTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** "set the temperature to twenty three degrees" */
    private static final int TEMPERATURE = 2;
    /** "turn on the reading light" */
    private static final int READING_LIGHT = 5;

    @TempDir
    Path folder;

    private Ran eval(String... lines) throws IOException {
        Files.write(folder.resolve("in.jsonl"), List.of(lines));
        return Ran.command(
                "eval",
                "speech",
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

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** As somebody speaks: silence, the clip, silence. */
    private static short[] spoken(int clip, double secondsBefore, double secondsAfter) throws IOException {
        short[] samples = Wav.samples(clip);
        int before = (int) (16_000 * secondsBefore);
        short[] out = new short[before + samples.length + (int) (16_000 * secondsAfter)];
        System.arraycopy(samples, 0, out, before, samples.length);
        return out;
    }

    @Test
    void aRecordingIsHeardAndDecided() throws IOException {
        Wav.write(folder.resolve("one.wav"), spoken(TEMPERATURE, 0.5, 1));

        Ran ran = eval("{\"id\": \"w1\", \"wav\": \"one.wav\"}");

        assertThat(ran.code()).as(ran.err()).isZero();
        JsonNode result = results().get(0);
        assertThat(fields(result)).containsExactly("id", "utterances", "realTimeFactor");
        assertThat(result.get("id").asText()).isEqualTo("w1");
        assertThat(result.get("realTimeFactor").asDouble()).isPositive();
        assertThat(result.get("utterances")).hasSize(1);
        JsonNode heard = result.get("utterances").get(0);
        assertThat(fields(heard))
                .contains(
                        "seat",
                        "text",
                        "startMillis",
                        "endMillis",
                        "decision",
                        "actions",
                        "endOfSpeechToCommandMillis");
        assertThat(heard.get("seat").asText()).isEqualTo("driver");
        assertThat(heard.get("text").asText()).isEqualTo("set the temperature to twenty three degrees");
        assertThat(heard.get("decision").asText()).isEqualTo("act");
        assertThat(heard.at("/actions/0/value").asInt()).isEqualTo(23);
        assertThat(heard.get("startMillis").asInt()).isBetween(300, 1000);
        assertThat(heard.get("endMillis").asInt())
                .isGreaterThan(heard.get("startMillis").asInt());
        assertThat(heard.get("endOfSpeechToCommandMillis").isNumber()).isTrue();
    }

    @Test
    void channelsAreSeatsAndUtterancesAreInTheOrderOfSpeech() throws IOException {
        Wav.write(folder.resolve("two.wav"), spoken(TEMPERATURE, 4, 1), spoken(READING_LIGHT, 0.5, 1));

        eval("{\"id\": 1, \"wav\": \"two.wav\", \"seats\": [\"driver\", \"rear-right\"]}");

        JsonNode utterances = results().get(0).get("utterances");
        assertThat(utterances.findValuesAsText("seat")).containsExactly("rear-right", "driver");
        assertThat(utterances.get(0).at("/actions/0/device").asText()).isEqualTo("reading-light");
        assertThat(utterances.get(0).at("/actions/0/zones/0").asText()).isEqualTo("rear-right");
        assertThat(utterances.get(1).at("/actions/0/zones/0").asText()).isEqualTo("driver");
    }

    @Test
    void silenceIsNoUtterance() throws IOException {
        Wav.write(folder.resolve("silence.wav"), new short[32_000]);

        Ran ran = eval("{\"id\": 1, \"wav\": \"silence.wav\"}");

        assertThat(ran.code()).isZero();
        assertThat(results().get(0).get("utterances")).isEmpty();
    }

    @Test
    void aTruncatedRecordingGivesWhatIsThereAndNamesTheProblem() throws IOException {
        byte[] whole = Files.readAllBytes(Wav.write(folder.resolve("cut.wav"), spoken(TEMPERATURE, 0.5, 3)));
        Files.write(folder.resolve("cut.wav"), Arrays.copyOf(whole, whole.length - 32_000));

        Ran ran = eval("{\"id\": 1, \"wav\": \"cut.wav\"}");

        assertThat(ran.code()).as(ran.err()).isZero();
        JsonNode result = results().get(0);
        assertThat(result.get("problem").asText()).contains("TRUNCATED", "cut.wav");
        assertThat(result.at("/utterances/0/decision").asText()).isEqualTo("act");
    }

    @Test
    void aRecordingOfTheWrongRateIsNamedAndWhatWasDoneIsKept() throws IOException {
        Wav.write(folder.resolve("silence.wav"), new short[16_000]);
        Wav.write(folder.resolve("slow.wav"), 8_000, Wav.samples(TEMPERATURE));

        Ran ran = eval("{\"id\": 1, \"wav\": \"silence.wav\"}", "{\"id\": 2, \"wav\": \"slow.wav\"}");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("in.jsonl:2:", "slow.wav", "8000", "16000", "resample")
                .doesNotContain("\tat ");
        assertThat(results()).extracting(r -> r.get("id").asInt()).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": 2, \"wav\": \"nowhere.wav\"}",
                "{\"id\": 2, \"wav\": \"in.jsonl\"}",
                "{\"id\": 2}",
                "{\"id\": 2, \"wav\": 3}",
                "{\"id\": 2, \"wav\": \"silence.wav\", \"seats\": [\"driver\", \"rear-left\"]}",
                "{\"id\": 2, \"wav\": \"silence.wav\", \"seats\": []}",
                "{\"id\": 2, \"wav\": \"silence.wav\", \"seats\": [\"roof\"]}",
                "{\"id\": 2, \"wav\": \"silence.wav\", \"seat\": \"roof\"}",
                "{\"id\": 2, \"wav\": \"stereo.wav\", \"seats\": [\"driver\"]}",
                "{\"id\": 2, \"wav\": \"stereo.wav\", \"seats\": [\"driver\", \"driver\"]}",
                "{\"id\": 2, \"wav\": \"silence.wav\", \"signals\": {\"no path\": 1}}",
                "not json",
            })
    void aBadLineIsNamedAndWhatWasDoneIsKept(String bad) throws IOException {
        Wav.write(folder.resolve("silence.wav"), new short[16_000]);
        Wav.write(folder.resolve("stereo.wav"), new short[16_000], new short[16_000]);

        Ran ran = eval("{\"id\": 1, \"wav\": \"silence.wav\"}", bad);

        assertThat(ran.code()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).contains("codriver: in.jsonl:2: ").doesNotContain("\tat ");
        assertThat(results()).extracting(r -> r.get("id").asInt()).containsExactly(1);
    }

    @Test
    void aMissingModelArchiveNamesFileAndMend() throws IOException {
        System.setProperty("codriver.cache", folder.resolve("cache").toString());
        System.setProperty("codriver.home", folder.toString());

        Files.writeString(folder.resolve("in.jsonl"), "{\"id\": 1, \"wav\": \"one.wav\"}\n");
        Ran ran = Ran.command(
                "eval",
                "speech",
                "--catalog",
                InTheRepository.ROOT.resolve("catalogs/first").toString(),
                "--input",
                folder.resolve("in.jsonl").toString(),
                "--output",
                folder.resolve("out.jsonl").toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("model archive", "vosk-model-en-0.3.45.aar", "is missing", "put ")
                .doesNotContain("\tat ");
    }
}
