package io.codriver.models;

import java.util.List;
import java.util.Map;

/**
 * A trained model and everything that belongs to it, verified and open. Whoever has it closes it; then the network is
 * closed too.
 *
 * @param id short stable name
 * @param version of the training
 * @param language code such as {@code en}
 * @param digest SHA-256 of the manifest, which seals all files: the same digest is the same bundle
 * @param labels what the network's numbers stand for
 * @param pieces sub-words; the place in the list is the id
 * @param heads seat → where its occupant's head is, metres: x forward, y left, z up
 * @param targets what can be looked at → where it is
 */
public record Bundle(
        String id,
        String version,
        String language,
        String digest,
        Labels labels,
        List<String> pieces,
        Map<String, List<Double>> heads,
        Map<String, List<Double>> targets,
        Network network)
        implements AutoCloseable {
    public Bundle {
        pieces = List.copyOf(pieces);
        heads = Map.copyOf(heads);
        targets = Map.copyOf(targets);
    }

    @Override
    public void close() {
        network.close();
    }
}
