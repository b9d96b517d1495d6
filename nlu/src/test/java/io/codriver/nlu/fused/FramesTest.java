package io.codriver.nlu.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.codriver.models.Bundle;
import io.codriver.models.BundleStore;
import io.codriver.models.ModelException;
import io.codriver.models.Network.Output;
import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.TraitWords;
import io.codriver.nlu.fused.Frame.Want;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Frames are those that the training reads out of the same bundle. The two runtimes round differently, so where two
 * answers are nearly equal they may choose apart: nearly all frames must be the same, and none may be surer.
 */
class FramesTest {
    /** Of another build of the network's runtime; what shares a batch is the same. */
    private static final double NOISE = 0.02;

    private static final float WILLING = 5;

    @Test
    void theSameFramesAsInTraining() throws ModelException {
        List<JsonNode> lines = Golden.lines("frames.jsonl");
        List<String> apart = new ArrayList<>();
        int compared = 0;
        try (Bundle bundle = BundleStore.bundled("fused-en")) {
            assertThat(lines.get(0).get("version").textValue())
                    .as("golden.py was run with this bundle")
                    .isEqualTo(bundle.version());
            FusedModel model =
                    FusedModel.of("golden", bundle.labels(), bundle.pieces(), vocabulary(lines), new Willing(bundle));
            for (JsonNode line : lines) {
                if (line.has("text")) {
                    compare(line, model, apart);
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(60);
        assertThat(lines.stream().filter(l -> l.has("text") && l.has("unsure")))
                .as("sentences with badly heard words, as many as golden.py says that it wrote")
                .hasSize(lines.get(0).path("unsure").asInt(0));
        assertThat(apart).as("of " + compared).hasSizeLessThanOrEqualTo(3);
    }

    private static void compare(JsonNode line, FusedModel model, List<String> apart) {
        String text = line.get("text").textValue();
        List<String> words = model.words(text);
        Frame frame = model.read(words, Golden.context(line).doubting(Golden.doubtful(line, words)));
        assertThat(frame.act()).as(text).isEqualTo(line.get("act").textValue());
        double sure = line.get("sure").doubleValue();
        assertThat(frame.sure()).as(text).isCloseTo(sure, within(2 * NOISE));
        String wanted = told(line);
        String found = told(frame, model.table());
        if (!wanted.equals(found) || Math.abs(frame.sure() - sure) > NOISE) {
            apart.add(text + "\n  python " + wanted + sure + "\n  java   " + found + frame.sure());
        }
    }

    private static String told(JsonNode line) {
        StringBuilder out = new StringBuilder();
        for (JsonNode w : line.get("wishes")) {
            out.append(w.get("operation").textValue())
                    .append(' ')
                    .append(w.get("device").textValue());
            out.append(Golden.texts(w.get("zones"))).append(Golden.texts(w.get("without")));
            out.append(w.get("measure").textValue())
                    .append('#')
                    .append(w.get("named").textValue())
                    .append("; ");
        }
        line.get("spans").forEach(s -> out.append(s.get(0).textValue())
                .append(s.get(1))
                .append(s.get(2))
                .append(s.get(3)));
        return out.toString();
    }

    private static String told(Frame frame, DeviceTable table) {
        StringBuilder out = new StringBuilder();
        for (Want w : frame.wants()) {
            out.append(w.operation().id())
                    .append(' ')
                    .append(table.device(w.device()).id());
            out.append(w.zones()).append(w.without());
            String measure = w.measure().equals(FrameReader.SPAN) ? "" : w.measure();
            out.append(measure).append('#').append(w.named()).append("; ");
        }
        frame.runs()
                .forEach(r ->
                        out.append(r.kind()).append(r.owner()).append(r.start()).append(r.end()));
        return out.toString();
    }

    private static Vocabulary vocabulary(List<JsonNode> lines) {
        List<DeviceWords> devices = new ArrayList<>();
        for (JsonNode line : lines) {
            if (line.has("device")) {
                devices.add(device(line));
            }
        }
        return new Vocabulary("en", devices, List.of());
    }

    /** A device with traits that together carry just these operations. */
    private static DeviceWords device(JsonNode line) {
        List<String> operations = Golden.texts(line.get("operations"));
        Map<String, List<String>> values = new LinkedHashMap<>();
        line.get("values").fields().forEachRemaining(e -> values.put(e.getKey(), Golden.texts(e.getValue())));
        List<TraitWords> traits = new ArrayList<>(List.of(trait(TraitKind.QUERY, values)));
        for (TraitKind kind : TraitKind.values()) {
            if (kind.operations().stream().map(Operation::id).allMatch(operations::contains)) {
                traits.add(trait(kind, Map.of()));
            }
        }
        return new DeviceWords(
                line.get("device").textValue(),
                Golden.texts(line.get("names")),
                List.of(),
                Set.of(),
                traits,
                Map.of(),
                List.of());
    }

    private static TraitWords trait(TraitKind kind, Map<String, List<String>> values) {
        return new TraitWords(kind, 0, 0, "", values, Map.of());
    }

    /** Takes everything for a wish, as golden.py does. */
    private record Willing(Bundle bundle) implements Brain {
        @Override
        public Map<String, Output> run(long[][] ids, long[][] types, long[][] positions) {
            return ids.length > 1 ? names(ids, types, positions) : willing(ids, types, positions);
        }

        /** Each alone: activations are scaled to 8 bits by all that share a batch, and training's batches are others. */
        private Map<String, Output> names(long[][] ids, long[][] types, long[][] positions) {
            float[] all = new float[0];
            for (int i = 0; i < ids.length; i++) {
                int length = (int) Arrays.stream(ids[i]).filter(id -> id != 0).count();
                float[] one = Objects.requireNonNull(bundle.network()
                                .run(
                                        Arrays.copyOf(ids[i], length),
                                        Arrays.copyOf(types[i], length),
                                        Arrays.copyOf(positions[i], length))
                                .get("name"))
                        .values();
                all = i == 0 ? new float[ids.length * one.length] : all;
                System.arraycopy(one, 0, all, i * one.length, one.length);
            }
            return Map.of("name", new Output(all, new int[] {ids.length, all.length / ids.length}));
        }

        private Map<String, Output> willing(long[][] ids, long[][] types, long[][] positions) {
            Map<String, Output> found = bundle.network().run(ids, types, positions);
            float[] act = Objects.requireNonNull(found.get("act")).values();
            for (int i = 0; i < act.length; i += bundle.labels().acts().size()) {
                act[i] += WILLING;
            }
            return found;
        }

        @Override
        public void close() {
            bundle.close();
        }
    }
}
