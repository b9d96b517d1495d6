package io.codriver.nlu.fused;

import io.codriver.models.VectorCache;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.TraitWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where the network places the names of all devices and the spoken forms of their values; what a query is compared with.
 * Made once per bundle and vocabulary, so a device that is only in YAML is found without training. Immutable.
 *
 * <p>Names are kept by dimension, not one after another: the inner loop then runs over names with neither a sum to carry
 * nor a gap to jump, which the JIT turns into vector instructions.
 */
final class DeviceTable {
    private static final int BATCH = 256;
    private static final int LONGEST_NAME_WORDS = 32;
    /** Similarity to a device that has no name at all: below any. */
    private static final float NAMELESS = -2;

    private final List<DeviceWords> devices;
    private final int[] owner;
    private final float[][] columns;
    private final List<List<String>> values = new ArrayList<>();
    private final List<Map<String, float[][]>> forms = new ArrayList<>();

    private DeviceTable(List<DeviceWords> devices, int[] owner, float[][] places, List<Form> spoken, int firstForm) {
        this.devices = devices;
        this.owner = owner;
        this.columns = new float[places.length == 0 ? 0 : places[0].length][firstForm];
        for (int n = 0; n < firstForm; n++) {
            for (int d = 0; d < columns.length; d++) {
                columns[d][n] = places[n][d];
            }
        }
        for (int device = 0; device < devices.size(); device++) {
            Map<String, List<float[]>> found = new LinkedHashMap<>();
            for (int i = 0; i < spoken.size(); i++) {
                if (spoken.get(i).device() == device) {
                    found.computeIfAbsent(spoken.get(i).value(), v -> new ArrayList<>())
                            .add(places[firstForm + i]);
                }
            }
            Map<String, float[][]> own = new LinkedHashMap<>();
            found.forEach((value, rows) -> own.put(value, rows.toArray(new float[0][])));
            forms.add(own);
            values.add(List.copyOf(own.keySet()));
        }
    }

    /** A form of a value. */
    private record Form(int device, String value, List<String> words) {}

    /** Makes the table, or takes the places from the cache when they were made before with the same bundle and names. */
    static DeviceTable of(Vocabulary vocabulary, Encoder encoder, Brain brain, String digest, VectorCache cache) {
        List<DeviceWords> devices = vocabulary.devices();
        List<List<String>> words = new ArrayList<>();
        List<Integer> owner = new ArrayList<>();
        for (int i = 0; i < devices.size(); i++) {
            for (String name : devices.get(i).names()) {
                words.add(Words.of(name, LONGEST_NAME_WORDS));
                owner.add(i);
            }
        }
        List<Form> spoken = new ArrayList<>();
        for (int i = 0; i < devices.size(); i++) {
            addForms(i, devices.get(i), spoken);
        }
        spoken.forEach(f -> words.add(f.words()));
        String key = digest + words;
        float[][] places = cache.find(key)
                .filter(found -> found.length == words.size())
                .orElseGet(() -> {
                    float[][] made = places(words.stream().map(encoder::name).toList(), brain);
                    cache.keep(key, made);
                    return made;
                });
        int[] owners = owner.stream().mapToInt(i -> i).toArray();
        return new DeviceTable(devices, owners, places, spoken, owners.length);
    }

    private static void addForms(int index, DeviceWords device, List<Form> out) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (TraitWords trait : device.traits()) {
            all.putAll(trait.values());
        }
        all.forEach((value, spoken) -> {
            int before = out.size();
            for (String form : spoken) {
                List<String> words = Words.of(form, LONGEST_NAME_WORDS);
                if (!words.isEmpty()) {
                    out.add(new Form(index, value, words));
                }
            }
            if (out.size() == before) {
                out.add(new Form(index, value, List.of(value.split("-", -1))));
            }
        });
    }

    private static float[][] places(List<Encoded> names, Brain brain) {
        float[][] out = new float[names.size()][];
        for (int from = 0; from < out.length; from += BATCH) {
            List<Encoded> some = names.subList(from, Math.min(out.length, from + BATCH));
            int longest = some.stream().mapToInt(e -> e.ids().length).max().orElse(0);
            float[] flat = Objects.requireNonNull(brain.run(
                                    padded(some.stream().map(Encoded::ids).toList(), longest),
                                    padded(some.stream().map(Encoded::types).toList(), longest),
                                    padded(some.stream().map(Encoded::positions).toList(), longest))
                            .get("name"))
                    .values();
            int size = flat.length / some.size();
            for (int i = 0; i < some.size(); i++) {
                out[from + i] = Arrays.copyOfRange(flat, i * size, (i + 1) * size);
            }
        }
        return out;
    }

    private static long[][] padded(List<long[]> rows, int length) {
        return rows.stream().map(r -> Arrays.copyOf(r, length)).toArray(long[][]::new);
    }

    int size() {
        return devices.size();
    }

    DeviceWords device(int index) {
        return devices.get(index);
    }

    /** How many names there are: the size of {@code scratch} below. */
    int names() {
        return owner.length;
    }

    /** Ids of a device's named values, in catalogue order. */
    List<String> values(int device) {
        return values.get(device);
    }

    /**
     * Writes into {@code out} how near the query is to each device: to its nearest name.
     *
     * @param from where the query begins in {@code query}
     * @param scratch overwritten
     */
    void similarity(float[] query, int from, float[] scratch, float[] out) {
        Arrays.fill(scratch, 0);
        for (int d = 0; d < columns.length; d++) {
            float[] column = columns[d];
            float q = query[from + d];
            for (int n = 0; n < scratch.length; n++) {
                scratch[n] += q * column[n];
            }
        }
        Arrays.fill(out, NAMELESS);
        for (int n = 0; n < scratch.length; n++) {
            out[owner[n]] = Math.max(out[owner[n]], scratch[n]);
        }
    }

    /** The value of a device whose nearest form is nearest to the query; the device must have one. */
    String nearestValue(int device, float[] query, int from) {
        String best = "";
        float nearest = Float.NEGATIVE_INFINITY;
        for (Map.Entry<String, float[][]> value : forms.get(device).entrySet()) {
            for (float[] form : value.getValue()) {
                float near = dot(form, query, from);
                if (near > nearest) {
                    nearest = near;
                    best = value.getKey();
                }
            }
        }
        return best;
    }

    private static float dot(float[] a, float[] b, int from) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[from + i];
        }
        return sum;
    }
}
