package io.codriver.nlu.fused;

import io.codriver.models.Labels;
import io.codriver.models.Network.Output;
import io.codriver.nlu.Vocabulary;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network that says what a test told it to. It places every name on an axis of its own, and every word is one piece,
 * so that a test can speak of names and words.
 */
final class FakeBrain implements Brain {
    static final Labels LABELS = new Labels(
            List.of("wish", "yes", "no", "undo", "help", "talk", "other"),
            List.of(
                    "",
                    "on",
                    "off",
                    "open",
                    "close",
                    "increase",
                    "decrease",
                    "set",
                    "query",
                    "start",
                    "stop",
                    "pause",
                    "resume",
                    "next",
                    "previous",
                    "select",
                    "send"),
            List.of("mine", "all", "others", "there", "theirs", "front", "rear", "rear-left", "windshield-front"),
            List.of("", "span", "named", "max", "min", "half", "bit", "lot"),
            List.of("", "value", "when", "place", "person", "text", "title", "artist", "album", "playlist", "number"),
            Map.of("word", 0, "unsure", 1, "last", 2, "scene", 3, "special", 4, "name", 5),
            96,
            3,
            15,
            1,
            1,
            0.8,
            0.7,
            0.5,
            0.9,
            Map.of());

    private static final int AXES = 64;
    private static final float FOR_SURE = 9;

    private final List<String> pieces;
    private final Encoder encoder;
    private final Map<String, Integer> axes = new LinkedHashMap<>();
    private String act = "talk";
    private float actLogit = FOR_SURE;
    private List<Want> wants = List.of();
    private Map<Integer, String> tags = Map.of();
    private String sense = "";
    private List<Want> otherwise = List.of();
    int doubts;
    private RuntimeException failure = new IllegalStateException();
    private boolean fails;
    int runs;
    int closed;
    int longest;

    /** A wish: operation, device name, what zones, what value; {@code rival} is a name as near as the first. */
    record Want(
            String operation,
            String device,
            List<String> zones,
            List<String> without,
            String value,
            String named,
            String rival) {
        static Want of(String operation, String device) {
            return new Want(operation, device, List.of(), List.of(), "", "", "");
        }

        Want in(String... some) {
            return new Want(operation, device, List.of(some), without, value, named, rival);
        }

        Want but(String... some) {
            return new Want(operation, device, zones, List.of(some), value, named, rival);
        }

        Want to(String kind) {
            return new Want(operation, device, zones, without, kind, named, rival);
        }

        Want named(String form) {
            return new Want(operation, device, zones, without, "named", form, rival);
        }

        Want or(String other) {
            return new Want(operation, device, zones, without, value, named, other);
        }
    }

    FakeBrain(Vocabulary vocabulary) {
        Set<String> all = new LinkedHashSet<>(
                List.of("[PAD]", "[CLS]", "[SEP]", "[UNK]", "[W1]", "[W2]", "[W3]", "[bus:raining]", "[op:open]"));
        vocabulary.devices().forEach(d -> {
            d.names().forEach(n -> all.addAll(Words.of(n, 99)));
            d.traits().forEach(t -> t.values().values().forEach(f -> f.forEach(n -> all.addAll(Words.of(n, 99)))));
        });
        this.pieces = List.copyOf(all);
        this.encoder = new Encoder(new Pieces(pieces), LABELS, Map.of());
    }

    FusedModel model(Vocabulary vocabulary) {
        return FusedModel.of("fake", LABELS, pieces, vocabulary, this);
    }

    FakeBrain says(String nextAct) {
        return says(nextAct, FOR_SURE);
    }

    FakeBrain says(String nextAct, double logit) {
        act = nextAct;
        actLogit = (float) logit;
        wants = List.of();
        tags = Map.of();
        sense = "";
        fails = false;
        return this;
    }

    FakeBrain wants(Want... some) {
        says("wish");
        wants = List.of(some);
        return this;
    }

    FakeBrain lessSure(double logit) {
        actLogit = (float) logit;
        return this;
    }

    /** Roles of words, counted from 0: {@code value}, or {@code value1} for the second wish's. */
    FakeBrain tagged(Map<Integer, String> some) {
        tags = some;
        return this;
    }

    /** Wants something else when a token of the scene is not there. */
    FakeBrain without(String token, Want... some) {
        sense = token;
        otherwise = List.of(some);
        return this;
    }

    void failsWith(RuntimeException e) {
        failure = e;
        fails = true;
    }

    @Override
    public Map<String, Output> run(long[][] ids, long[][] types, long[][] positions) {
        runs++;
        if (closed > 0) {
            throw new IllegalStateException("used after it was closed");
        }
        if (fails) {
            throw failure;
        }
        doubts = (int) Arrays.stream(types[0]).filter(type -> type == 1).count();
        int batch = ids.length;
        int length = ids[0].length;
        longest = Math.max(longest, length);
        Map<String, Output> out = new LinkedHashMap<>();
        out.put("name", names(ids));
        out.put("act", acts());
        out.put("operation", output(1, 3, LABELS.operations().size()));
        out.put("query", output(1, 3, AXES));
        out.put("zones", output(1, 3, 2 * LABELS.zones().size()));
        out.put("value", output(1, 3, LABELS.values().size()));
        out.put("value_query", output(1, 3, AXES));
        out.put("tags", output(1, length, LABELS.tags().size()));
        out.put("owner", output(1, length, 3));
        if (batch == 1) {
            fill(out, ids[0]);
        }
        return out;
    }

    private Output names(long[][] ids) {
        Output out = output(ids.length, AXES);
        for (int i = 0; i < ids.length; i++) {
            out.values()[i * AXES + axis(ids[i])] = 1;
        }
        return out;
    }

    private int axis(long[] ids) {
        int end = ids.length;
        while (end > 0 && ids[end - 1] == 0) {
            end--;
        }
        return axes.computeIfAbsent(Arrays.toString(Arrays.copyOf(ids, end)), k -> axes.size());
    }

    private int axis(String name) {
        return axis(encoder.name(Words.of(name, 99)).ids());
    }

    private Output acts() {
        Output out = output(1, LABELS.acts().size());
        out.values()[LABELS.acts().indexOf(act)] = actLogit;
        return out;
    }

    private void fill(Map<String, Output> out, long[] ids) {
        boolean senses = sense.isEmpty() || Arrays.stream(ids).anyMatch(id -> id == pieces.indexOf(sense));
        List<Want> wants = senses ? this.wants : otherwise;
        for (int k = 0; k < 3; k++) {
            int operations = LABELS.operations().size();
            if (k >= wants.size()) {
                values(out, "operation")[k * operations] = FOR_SURE;
                continue;
            }
            Want want = wants.get(k);
            values(out, "operation")[k * operations + LABELS.operations().indexOf(want.operation())] = FOR_SURE;
            values(out, "query")[k * AXES + axis(want.device())] = 1;
            if (!want.rival().isEmpty()) {
                values(out, "query")[k * AXES + axis(want.rival())] = 0.99f;
            }
            zones(values(out, "zones"), k, want);
            values(out, "value")[k * LABELS.values().size() + LABELS.values().indexOf(want.value())] = 1;
            if (!want.named().isEmpty()) {
                values(out, "value_query")[k * AXES + axis(want.named())] = 1;
            }
        }
        tag(out, ids);
    }

    private static void zones(float[] zones, int k, Want want) {
        int many = LABELS.zones().size();
        Arrays.fill(zones, k * 2 * many, (k + 1) * 2 * many, -1);
        want.zones().forEach(z -> zones[k * 2 * many + LABELS.zones().indexOf(z)] = 1);
        want.without().forEach(z -> zones[(k * 2 + 1) * many + LABELS.zones().indexOf(z)] = 1);
    }

    private void tag(Map<String, Output> out, long[] ids) {
        int separator = 0;
        while (ids[separator] != pieces.indexOf("[SEP]")) {
            separator++;
        }
        for (Map.Entry<Integer, String> tag : tags.entrySet()) {
            int at = separator + 1 + tag.getKey();
            int owner = tag.getValue().endsWith("1") ? 1 : 0;
            String kind = tag.getValue().replace("1", "");
            values(out, "tags")[at * LABELS.tags().size() + LABELS.tags().indexOf(kind)] = 1;
            values(out, "owner")[at * 3 + owner] = 1;
        }
    }

    private static float[] values(Map<String, Output> out, String name) {
        return java.util.Objects.requireNonNull(out.get(name)).values();
    }

    private static Output output(int... shape) {
        return new Output(new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)], shape);
    }

    @Override
    public void close() {
        closed++;
    }
}
