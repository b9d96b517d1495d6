package io.codriver.runtime.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codriver.voice.AudioException;
import io.codriver.voice.AudioFormat16k;
import io.codriver.voice.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Human recordings by a manifest: orders with gold slots, and other voices that order nothing.
 *
 * @param orders in the manifest's order, silence before and after cut off
 * @param others 16 kHz mono
 */
record HumanOrders(List<Order> orders, List<short[]> others) {
    /** 24 dB under the loudest 20 ms is no voice any more. */
    private static final double QUIET = Math.pow(10, -24 / 10.0);

    private static final ObjectMapper JSON = new ObjectMapper();

    HumanOrders {
        orders = List.copyOf(orders);
        others = List.copyOf(others);
    }

    /** What somebody ordered. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    record Order(String file, short[] samples, Map<String, String> slots) {
        Order {
            slots = Map.copyOf(slots);
        }
    }

    /**
     * Reads {@code manifest.jsonl} in a folder and the recordings that it names.
     *
     * @throws InputException when something is missing or can't be read
     */
    static HumanOrders read(Path folder) throws InputException {
        Path manifest = folder.resolve("manifest.jsonl");
        List<Order> orders = new ArrayList<>();
        List<short[]> others = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(manifest)) {
                JsonNode clip = JSON.readTree(line);
                String file = clip.path("file").asText();
                if (clip.path("set").asText().equals("coffee")) {
                    Map<String, String> slots = new TreeMap<>();
                    clip.path("gold")
                            .path("slots")
                            .fields()
                            .forEachRemaining(e ->
                                    slots.put(e.getKey(), plain(e.getValue().asText())));
                    orders.add(new Order(file, trimmed(Recording.read(folder.resolve(file))), slots));
                } else if (clip.path("set").asText().equals("voices")) {
                    others.add(trimmed(Recording.read(folder.resolve(file))));
                }
            }
        } catch (JsonProcessingException e) {
            throw new InputException(manifest + ": not JSON: " + e.getOriginalMessage());
        } catch (AudioException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new InputException(manifest + " can't be read: " + e.getMessage());
        }
        if (orders.isEmpty()) {
            throw new InputException(manifest + " names no recordings of the set 'coffee'");
        }
        return new HumanOrders(orders, others);
    }

    static String plain(String words) {
        return String.join(" ", words.trim().split("\\s+"));
    }

    private static short[] trimmed(short[] samples) {
        int frames = samples.length / AudioFormat16k.FRAME;
        double[] energy = new double[frames];
        double most = 0;
        for (int f = 0; f < frames; f++) {
            for (int i = f * AudioFormat16k.FRAME; i < (f + 1) * AudioFormat16k.FRAME; i++) {
                energy[f] += (double) samples[i] * samples[i];
            }
            most = Math.max(most, energy[f]);
        }
        int first = 0;
        while (first < frames && energy[first] < QUIET * most) {
            first++;
        }
        int last = frames;
        while (last > first && energy[last - 1] < QUIET * most) {
            last--;
        }
        int from = Math.max(0, (first - 5) * AudioFormat16k.FRAME);
        int to = Math.min(samples.length, (last + 5) * AudioFormat16k.FRAME);
        return Arrays.copyOfRange(samples, from, Math.max(from + 1, to));
    }
}
