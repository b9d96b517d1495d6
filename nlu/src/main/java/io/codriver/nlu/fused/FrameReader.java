package io.codriver.nlu.fused;

import io.codriver.models.Labels;
import io.codriver.models.Network.Output;
import io.codriver.nlu.Operation;
import io.codriver.nlu.fused.Frame.Run;
import io.codriver.nlu.fused.Frame.Want;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads a frame out of a network's answers: the act; then for each wish the likeliest pair of a device and an operation
 * that it can do, zones, value; and runs of words with a role. Immutable but for the room it computes in, so not
 * thread-safe.
 */
final class FrameReader {
    /** The value that is said in words of the sentence. */
    static final String SPAN = "span";

    private final Labels labels;
    private final DeviceTable table;
    private final List<Optional<Operation>> operations;
    private final int[][] carried;
    private final int named;
    private final int span;
    private final float[] names;
    private final float[] similar;
    private final double[] deviceLogs;
    private final double[] operationLogs;

    /** @throws IllegalArgumentException when the labels hold an operation that this program doesn't know */
    FrameReader(Labels labels, DeviceTable table) {
        this.labels = labels;
        this.table = table;
        this.operations =
                labels.operations().stream().map(FrameReader::operation).toList();
        this.carried = new int[table.size()][];
        for (int d = 0; d < carried.length; d++) {
            carried[d] = carried(d);
        }
        this.named = labels.values().indexOf("named");
        this.span = labels.values().indexOf(SPAN);
        this.names = new float[table.names()];
        this.similar = new float[table.size()];
        this.deviceLogs = new double[table.size()];
        this.operationLogs = new double[operations.size()];
    }

    private static Optional<Operation> operation(String label) {
        Optional<Operation> found = Operation.of(label);
        if (found.isEmpty() && !label.isEmpty()) {
            throw new IllegalArgumentException("unknown operation '" + label + "'");
        }
        return found;
    }

    private int[] carried(int device) {
        List<Integer> out = new ArrayList<>();
        for (int o = 0; o < operations.size(); o++) {
            if (operations.get(o).filter(table.device(device)::carries).isPresent()) {
                out.add(o);
            }
        }
        return out.stream().mapToInt(o -> o).toArray();
    }

    Frame read(Encoded encoded, Map<String, Output> answer) {
        float[] acts = values(answer, "act");
        double[] actLogs = new double[acts.length];
        Logits.logSoftmax(acts, 0, labels.actHeat(), actLogs);
        int best = Logits.greatest(acts, 0, acts.length);
        String act = labels.acts().get(best);
        double actSure = Math.exp(actLogs[best]);
        if (!act.equals(Frame.WISH) || table.size() == 0) {
            return new Frame(act, actSure, actSure, List.of(), List.of(), List.of());
        }
        return wishes(act, actSure, encoded, answer);
    }

    private Frame wishes(String act, double actSure, Encoded encoded, Map<String, Output> answer) {
        List<Run> runs = runs(encoded, answer);
        Evidence evidence = new Evidence(labels);
        List<Want> wants = new ArrayList<>();
        List<Want> second = new ArrayList<>();
        float[] kinds = values(answer, "operation");
        for (int k = 0; k < labels.wishes(); k++) {
            int from = k * operations.size();
            if (k > 0 && Logits.greatest(kinds, from, operations.size()) == 0) {
                break;
            }
            List<Pair> pairs = pairs(k, answer);
            if (pairs.isEmpty()) {
                break;
            }
            Want want = want(k, pairs.get(0), runs, answer);
            evidence.add(k, pairs.get(0).log(), pairs.get(0).cosine(), value(k, want.device(), runs, answer), answer);
            if (k == 0 && pairs.size() > 1) {
                second.add(want(k, pairs.get(1), runs, answer));
            }
            if (!want.measure().equals(SPAN)) {
                int owner = k;
                runs = runs.stream().filter(r -> !isValue(r, owner)).toList();
            }
            wants.add(want);
        }
        double sure = labels.trust().isEmpty()
                ? Math.min(actSure, wants.stream().mapToDouble(Want::sure).min().orElse(0))
                : evidence.sure(actSure, encoded, answer);
        List<Run> owned = runs.stream().filter(r -> r.owner() < wants.size()).toList();
        return new Frame(act, actSure, sure, wants, owned, second).merged();
    }

    /** A device, an operation, the logarithm of their probability, and how near the device's name is, -1 to 1. */
    private record Pair(int device, int operation, double log, double cosine) {}

    /** The likeliest pair, and the likeliest with another device. */
    private List<Pair> pairs(int wish, Map<String, Output> answer) {
        Output query = output(answer, "query");
        table.similarity(query.values(), wish * query.shape()[2], names, similar);
        for (int d = 0; d < similar.length; d++) {
            similar[d] *= (float) labels.sharpness();
        }
        Logits.logSoftmax(similar, 0, labels.wishHeat(), deviceLogs);
        float[] kinds = values(answer, "operation");
        Logits.logSoftmax(kinds, wish * operations.size(), labels.wishHeat(), operationLogs);
        Pair first = best(-1);
        Pair other = best(first.device());
        List<Pair> out = new ArrayList<>();
        for (Pair pair : List.of(first, other)) {
            if (pair.device() >= 0) {
                out.add(pair);
            }
        }
        return out;
    }

    private Pair best(int but) {
        int device = -1;
        int operation = 0;
        double log = Double.NEGATIVE_INFINITY;
        for (int d = 0; d < carried.length; d++) {
            for (int o : carried[d]) {
                double joint = deviceLogs[d] + operationLogs[o];
                if (joint > log && d != but) {
                    device = d;
                    operation = o;
                    log = joint;
                }
            }
        }
        return new Pair(device, operation, log, device < 0 ? -1 : similar[device] / labels.sharpness());
    }

    private Want want(int wish, Pair pair, List<Run> runs, Map<String, Output> answer) {
        String value = labels.values().get(value(wish, pair.device(), runs, answer));
        Output query = output(answer, "value_query");
        boolean isNamed = value.equals("named");
        return new Want(
                operations.get(pair.operation()).orElseThrow(),
                pair.device(),
                Math.exp(pair.log()),
                zones(wish, 0, answer),
                zones(wish, labels.zones().size(), answer),
                isNamed ? "" : value,
                isNamed ? table.nearestValue(pair.device(), query.values(), wish * query.shape()[2]) : "");
    }

    private int value(int wish, int device, List<Run> runs, Map<String, Output> answer) {
        float[] values = values(answer, "value");
        int from = wish * labels.values().size();
        int best = -1;
        for (int v = 0; v < labels.values().size(); v++) {
            boolean impossible = v == named && table.values(device).isEmpty()
                    || v == span && runs.stream().noneMatch(r -> isValue(r, wish));
            if (!impossible && (best < 0 || values[from + v] > values[from + best])) {
                best = v;
            }
        }
        return best;
    }

    private static boolean isValue(Run run, int owner) {
        return run.kind().equals("value") && run.owner() == owner;
    }

    private List<String> zones(int wish, int half, Map<String, Output> answer) {
        float[] values = values(answer, "zones");
        int from = wish * 2 * labels.zones().size() + half;
        List<String> out = new ArrayList<>();
        for (int z = 0; z < labels.zones().size(); z++) {
            if (values[from + z] > 0) {
                out.add(labels.zones().get(z));
            }
        }
        return out;
    }

    private List<Run> runs(Encoded encoded, Map<String, Output> answer) {
        float[] tags = values(answer, "tags");
        float[] owners = values(answer, "owner");
        List<Run> out = new ArrayList<>();
        int tagBefore = 0;
        int ownerBefore = -1;
        for (int word = 0; word < encoded.first().length; word++) {
            int at = encoded.first()[word];
            int many = labels.tags().size();
            int tag = at < 0 ? 0 : Logits.greatest(tags, at * many, many);
            int owner = tag == 0 ? -1 : Logits.greatest(owners, at * labels.wishes(), labels.wishes());
            if (tag != 0) {
                boolean on = tag == tagBefore && owner == ownerBefore;
                int start = on ? out.remove(out.size() - 1).start() : word;
                out.add(new Run(labels.tags().get(tag), owner, start, word + 1));
            }
            tagBefore = tag;
            ownerBefore = owner;
        }
        return out;
    }

    private static float[] values(Map<String, Output> answer, String name) {
        return output(answer, name).values();
    }

    private static Output output(Map<String, Output> answer, String name) {
        return Objects.requireNonNull(answer.get(name), name);
    }
}
