package io.codriver.models;

/** How far a {@link StreamNetwork} has come in one stream. For one thread at a time; closed by whoever opened it. */
public final class StreamState implements AutoCloseable {
    private final StreamNetwork network;
    private final StreamTensors tensors;
    private boolean closed;

    StreamState(StreamNetwork network, StreamNetwork.Ports ports) {
        this.network = network;
        this.tensors = new StreamTensors(ports);
    }

    /**
     * Goes on by one step.
     *
     * @param input of the network's input size; copied
     * @return the output; the next step fills the same array again
     * @throws IllegalStateException when this or the network is closed, or when the network can't take it
     */
    public float[] step(float[] input) {
        requireOpen();
        tensors.fill(input);
        network.run(tensors);
        return tensors.answer();
    }

    /** Back to the beginning of a stream: the state is zeros. */
    public void reset() {
        requireOpen();
        tensors.clearState();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the stream is closed");
        }
    }

    /** Frees what this stream has outside the heap. Idempotent; the network stays open. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            tensors.close();
        }
    }
}
