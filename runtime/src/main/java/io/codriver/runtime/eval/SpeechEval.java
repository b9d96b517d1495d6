package io.codriver.runtime.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codriver.runtime.boot.Ears;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.catalog.Catalog.Seat;
import io.codriver.voice.AudioException;
import io.codriver.voice.AudioSource;
import io.codriver.voice.EarSettings;
import io.codriver.voice.Heard;
import io.codriver.voice.Hypothesis;
import io.codriver.voice.Pace;
import io.codriver.voice.WavSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code eval speech}: each recording goes through the same ears as a live seat, as fast as they can hear; each line
 * begins with a fresh car.
 */
public final class SpeechEval {
    private final Mind mind;
    private final Ears ears;
    private final EarSettings settings;

    /** Measures one car's mind with one recogniser, listening as {@code settings} say. */
    public SpeechEval(Mind mind, Ears ears, EarSettings settings) {
        this.mind = mind;
        this.ears = ears;
        this.settings = settings;
    }

    /**
     * Reads, hears, decides, writes.
     *
     * @return how many recordings were heard
     * @throws InputException at the first bad line
     */
    public int run(Path input, Path output) throws InputException, IOException {
        Path folder = Optional.ofNullable(input.toAbsolutePath().getParent()).orElse(Path.of("."));
        return JsonLines.map(input, output, (line, where) -> hear(line, folder, where));
    }

    private ObjectNode hear(ObjectNode line, Path folder, String where) throws InputException {
        Path wav = folder.resolve(JsonLines.text(line, "wav", where));
        long begun = System.nanoTime();
        try (AudioSource source = WavSource.open(wav, Pace.FAST)) {
            List<String> seats = seats(line, source.channels(), where);
            Hearing take = Hearing.of(source, seats, ears, settings);
            double seconds = (System.nanoTime() - begun) / 1e9;
            ObjectNode out = JsonNodeFactory.instance.objectNode();
            out.set("id", line.path("id"));
            utterances(line, take.heard(), out, where);
            take.problem().ifPresent(p -> out.put("problem", p));
            out.put("realTimeFactor", Math.round(1000 * seconds / Math.max(0.001, take.seconds())) / 1000.0);
            return out;
        } catch (AudioException e) {
            throw new InputException(where + ": " + e.getMessage());
        }
    }

    private void utterances(ObjectNode line, List<Heard> heard, ObjectNode out, String where) throws InputException {
        Trial trial = new Trial(mind);
        trial.signals(line, where);
        ArrayNode all = out.putArray("utterances");
        for (Heard h : heard) {
            var decided = trial.spoken(h);
            if (decided.isEmpty()) {
                continue;
            }
            ObjectNode one = all.addObject();
            one.put("seat", h.seat());
            one.put("text", decided.get().text());
            one.put("startMillis", h.startMillis());
            one.put("endMillis", h.endMillis());
            DecisionJson.write(decided.get(), one);
            double recognise = (h.timings().recognisedNanos() - h.timings().endOfSpeechNanos()) / 1e6;
            one.put("endOfSpeechToCommandMillis", Math.round(recognise * 10 + trial.millis() * 10) / 10.0);
            opinion(one.putObject("catalogueOpinion"), h.grammar());
            h.dictation().ifPresent(d -> opinion(one.putObject("dictationOpinion"), d));
        }
    }

    private static void opinion(ObjectNode out, Hypothesis hypothesis) {
        out.put("text", hypothesis.text());
        out.put("confidence", Math.round(hypothesis.confidence() * 1000) / 1000.0);
    }

    /** The seats of the channels: as the line says, else the car's seats in microphone order. */
    private List<String> seats(ObjectNode line, int channels, String where) throws InputException {
        List<String> known =
                mind.catalog().vehicle().seats().stream().map(Seat::id).toList();
        List<String> out = new ArrayList<>();
        if (line.has("seats")) {
            for (JsonNode seat : line.get("seats")) {
                out.add(seat.asText());
            }
        } else if (line.hasNonNull("seat") && channels == 1) {
            out.add(line.get("seat").asText());
        } else {
            out.addAll(known.subList(0, Math.min(known.size(), channels)));
        }
        if (out.size() != channels) {
            throw new InputException(where + ": " + channels + " channels, but " + out.size() + " seats");
        }
        if (Set.copyOf(out).size() != out.size()) {
            throw new InputException(where + ": a seat stands for two channels");
        }
        for (String seat : out) {
            if (!known.contains(seat)) {
                throw new InputException(where + ": there is no seat '" + seat + "' in this car");
            }
        }
        return out;
    }
}
