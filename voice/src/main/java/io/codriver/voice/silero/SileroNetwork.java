package io.codriver.voice.silero;

import io.codriver.models.ModelException;
import io.codriver.models.ModelStore;
import io.codriver.models.StreamNetwork;
import java.util.List;
import java.util.Map;

/**
 * Silero VAD v6 at 16 kHz (Silero Team, MIT licence): a short-time spectrum, convolutions and a recurrent layer, 2.3 MB.
 * The weights are shared by all streams. Thread-safe.
 */
public final class SileroNetwork implements AutoCloseable {
    private static final String MODEL = "silero-vad";

    /** Shapes and names as in the file; the state is that of the recurrent layer. */
    private static final StreamNetwork.Ports PORTS = new StreamNetwork.Ports(
            "input", SileroStream.INPUT, "state", "stateN", List.of(2, 1, 128), "output", 1, Map.of("sr", 16_000L));

    private final StreamNetwork network;

    private SileroNetwork(StreamNetwork network) {
        this.network = network;
    }

    /**
     * Opens the pinned weights of a store.
     *
     * @throws ModelException when they can't be had, or aren't the pinned ones
     */
    public static SileroNetwork open(ModelStore store) throws ModelException {
        return new SileroNetwork(StreamNetwork.open(store.content(MODEL), PORTS));
    }

    /** A stream of its own state; the caller closes it. */
    public SpeechProbability listen() {
        return new SileroStream(network.stream());
    }

    /** Frees the network; streams that are still open refuse sound from then on, and are still to be closed. Idempotent. */
    @Override
    public void close() {
        network.close();
    }
}
