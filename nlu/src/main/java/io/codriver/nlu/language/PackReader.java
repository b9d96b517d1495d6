package io.codriver.nlu.language;

import io.codriver.nlu.Operation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Typed access to the nested maps and lists of one language file; every miss names the key. */
final class PackReader {
    private final Map<String, Object> root;
    private final String name;

    PackReader(Map<String, Object> root, String name) {
        this.root = root;
        this.name = name;
    }

    String text(String key) {
        if (get(key) instanceof String s) {
            return s;
        }
        throw wrong(key, "a text");
    }

    /** Whether the file says anything under {@code key}; for what not every language needs. */
    boolean has(String key) {
        return root.containsKey(key);
    }

    List<String> list(String key) {
        return strings(key, get(key));
    }

    /** The map under {@code key}; its leaves are strings, lists or maps. */
    PackReader child(String key) {
        return new PackReader(map(key), name + "." + key);
    }

    List<String> keys() {
        return List.copyOf(root.keySet());
    }

    Map<String, String> texts(String key) {
        Map<String, String> out = new LinkedHashMap<>();
        map(key).forEach((k, v) -> out.put(k, String.valueOf(v)));
        return out;
    }

    Map<String, Integer> integers(String key) {
        Map<String, Integer> out = new LinkedHashMap<>();
        map(key).forEach((k, v) -> out.put(k, Integer.valueOf(String.valueOf(v))));
        return out;
    }

    Map<String, List<String>> lists(String key) {
        Map<String, List<String>> out = new LinkedHashMap<>();
        map(key).forEach((k, v) -> out.put(k, strings(k, v)));
        return out;
    }

    Map<Integer, List<String>> counted(String key) {
        Map<Integer, List<String>> out = new LinkedHashMap<>();
        map(key).forEach((k, v) -> out.put(Integer.valueOf(k), strings(k, v)));
        return out;
    }

    Map<Double, List<String>> numbered(String key) {
        Map<Double, List<String>> out = new LinkedHashMap<>();
        map(key).forEach((k, v) -> out.put(Double.valueOf(k), strings(k, v)));
        return out;
    }

    Map<Operation, List<String>> operations(String key) {
        Map<Operation, List<String>> out = new EnumMap<>(Operation.class);
        map(key).forEach((k, v) -> {
            Optional<Operation> operation = Operation.of(k);
            out.put(operation.orElseThrow(() -> wrong(key + "." + k, "an operation")), strings(k, v));
        });
        return out;
    }

    private Map<String, Object> map(String key) {
        if (get(key) instanceof Map<?, ?> raw) {
            Map<String, Object> out = new LinkedHashMap<>();
            raw.forEach((k, v) -> out.put(String.valueOf(k), v));
            return out;
        }
        throw wrong(key, "a map");
    }

    private Object get(String key) {
        Object found = root.get(key);
        if (found == null) {
            throw wrong(key, "there");
        }
        return found;
    }

    private List<String> strings(String key, Object value) {
        if (!(value instanceof List<?> items)) {
            throw wrong(key, "a list");
        }
        List<String> out = new ArrayList<>();
        items.forEach(item -> out.add(String.valueOf(item)));
        return List.copyOf(out);
    }

    private IllegalArgumentException wrong(String key, String wanted) {
        return new IllegalArgumentException("language file " + name + ": '" + key + "' is not " + wanted);
    }
}
