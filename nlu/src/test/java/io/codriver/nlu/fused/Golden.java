package io.codriver.nlu.fused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Operation;
import io.codriver.nlu.Scene;
import io.codriver.nlu.Value;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads what {@code models/training/codriver_training/golden.py} wrote. */
final class Golden {
    private Golden() {}

    static List<JsonNode> lines(String file) {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream(file), file)) {
            ObjectMapper json = new ObjectMapper();
            List<JsonNode> out = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                out.add(json.readTree(line));
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> texts(JsonNode list) {
        List<String> out = new ArrayList<>();
        list.forEach(n -> out.add(n.textValue()));
        return out;
    }

    static long[] numbers(JsonNode list) {
        long[] out = new long[list.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = list.get(i).longValue();
        }
        return out;
    }

    static Scene scene(JsonNode line) {
        return new Scene(
                line.get("seat").textValue(), line.get("look").textValue(), new HashSet<>(texts(line.get("states"))));
    }

    static Context context(JsonNode line) {
        List<Wish> before = last(line).stream().toList();
        return new Context("", false, before, List.of(), Map.of()).in(scene(line));
    }

    /** Those of {@code words} that were heard badly; none when the line doesn't say. */
    static Set<String> doubtful(JsonNode line, List<String> words) {
        JsonNode unsure = line.path("unsure");
        Set<String> out = new HashSet<>();
        for (int i = 0; i < unsure.size(); i++) {
            if (unsure.get(i).booleanValue()) {
                out.add(words.get(i));
            }
        }
        return out;
    }

    /** The last of the last wishes. */
    static Optional<Wish> last(JsonNode line) {
        JsonNode all = line.get("last");
        if (all.isEmpty()) {
            return Optional.empty();
        }
        JsonNode wish = all.get(all.size() - 1);
        List<ZoneTerm> zones = new ArrayList<>();
        texts(wish.get("zones")).forEach(z -> zones.add(zone(z)));
        texts(wish.get("without")).forEach(z -> zones.add(new ZoneTerm(ZoneTerm.Kind.EXCEPT, z)));
        Operation operation = Operation.of(wish.get("operation").textValue()).orElseThrow();
        return Optional.of(new Wish(operation, wish.get("device").textValue(), zones, Value.NONE, Map.of()));
    }

    private static ZoneTerm zone(String id) {
        return switch (id) {
            case "mine" -> ZoneTerm.MINE;
            case "all" -> ZoneTerm.ALL;
            case "others" -> ZoneTerm.OTHERS;
            default -> ZoneTerm.named(id);
        };
    }
}
