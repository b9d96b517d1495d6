package io.codriver.models;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a bundle's network, labels and pieces belong together. */
final class BundleFit {
    private static final int LENGTH = -1;

    private BundleFit() {}

    /** What doesn't fit; empty when all does. */
    static Optional<String> problem(Bundle bundle) {
        for (Map.Entry<String, List<Integer>> head : heads(bundle.labels()).entrySet()) {
            List<Integer> found = bundle.network().shapeOf(head.getKey());
            if (!fits(head.getValue(), found)) {
                return Optional.of("output '" + head.getKey() + "' of the network is " + found
                        + ", but the labels ask for " + head.getValue() + " (-1: the length, 0: any)");
            }
        }
        return vectors(bundle).or(() -> largest(bundle));
    }

    private static Map<String, List<Integer>> heads(Labels labels) {
        int wishes = labels.wishes();
        Map<String, List<Integer>> out = new LinkedHashMap<>();
        out.put("act", List.of(labels.acts().size()));
        out.put("operation", List.of(wishes, labels.operations().size()));
        out.put("query", List.of(wishes, 0));
        out.put("zones", List.of(wishes, 2 * labels.zones().size()));
        out.put("value", List.of(wishes, labels.values().size()));
        out.put("value_query", List.of(wishes, 0));
        out.put("tags", List.of(LENGTH, labels.tags().size()));
        out.put("owner", List.of(LENGTH, wishes));
        out.put("name", List.of(0));
        return out;
    }

    private static boolean fits(List<Integer> wanted, List<Integer> found) {
        if (wanted.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i) != 0 && !wanted.get(i).equals(found.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> vectors(Bundle bundle) {
        int name = bundle.network().shapeOf("name").get(0);
        boolean same = bundle.network().shapeOf("query").get(1) == name
                && bundle.network().shapeOf("value_query").get(1) == name;
        return same ? Optional.empty() : Optional.of("queries and names of the network have different sizes");
    }

    /** Tries the largest inputs that will ever be given. */
    private static Optional<String> largest(Bundle bundle) {
        int most = bundle.labels().mostPieces();
        long[] ids = filled(most, bundle.pieces().size() - 1);
        long[] types = filled(
                most,
                bundle.labels().types().values().stream().mapToInt(i -> i).max().orElse(0));
        try {
            bundle.network().run(ids, types, filled(most, most - 1));
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of("the network can't take " + most + " positions and "
                    + bundle.pieces().size() + " pieces: " + e.getMessage());
        }
    }

    private static long[] filled(int length, long value) {
        long[] out = new long[length];
        Arrays.fill(out, value);
        return out;
    }
}
