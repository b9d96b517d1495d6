package io.codriver.models;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A recurrent network that walks along streams: at each step a piece of the stream and the state so far go in, numbers
 * and the next state come out.
 *
 * <p>The weights are here once; what belongs to a stream (its state and tensors) is in a {@link StreamState}, of which
 * any number may be open. Streams may step at the same time, each on its caller's thread; closing waits for steps under
 * way, and then every step is refused. Thread-safe.
 */
public final class StreamNetwork implements AutoCloseable {
    private final OrtSession session;
    private final Ports ports;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    /**
     * What the network's inputs and outputs are called, and how large they are for one stream.
     *
     * @param input float, of shape {@code [1, inputSize]}
     * @param state float, of {@code stateShape}; zeros at a stream's beginning
     * @param nextState as {@code state}
     * @param output float, of shape {@code [1, outputSize]}
     * @param constants int64 inputs without dimensions, with their values
     */
    public record Ports(
            String input,
            int inputSize,
            String state,
            String nextState,
            List<Integer> stateShape,
            String output,
            int outputSize,
            Map<String, Long> constants) {
        public Ports {
            stateShape = List.copyOf(stateShape);
            constants = Map.copyOf(constants);
        }
    }

    private StreamNetwork(OrtSession session, Ports ports) {
        this.session = session;
        this.ports = ports;
    }

    /**
     * Opens a network from the bytes of an ONNX file, which the caller has verified, and tries it once.
     *
     * @throws ModelException {@link ModelProblem#BUNDLE_DAMAGED} when these bytes are no network, {@link
     *     ModelProblem#BUNDLE_UNFIT} when its inputs and outputs are others
     */
    public static StreamNetwork open(byte[] onnx, Ports ports) throws ModelException {
        OrtSession session = OnnxSessions.open(onnx);
        StreamNetwork network = new StreamNetwork(session, ports);
        try {
            network.probe();
            return network;
        } catch (ModelException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private void probe() throws ModelException {
        Set<String> outputs = session.getOutputNames();
        if (!outputs.contains(ports.output()) || !outputs.contains(ports.nextState())) {
            throw new ModelException(
                    ModelProblem.BUNDLE_UNFIT,
                    "the network gives " + outputs + ", expected " + ports.output() + " and " + ports.nextState());
        }
        try (StreamState stream = stream()) {
            stream.step(new float[ports.inputSize()]);
        } catch (IllegalStateException e) {
            throw new ModelException(ModelProblem.BUNDLE_UNFIT, "the network doesn't fit: " + e.getMessage());
        }
    }

    /** A stream at its beginning; the caller closes it, before or after this. */
    public StreamState stream() {
        return new StreamState(this, ports);
    }

    /** One step of a stream, whose tensors are these. */
    void run(StreamTensors tensors) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the network is closed");
            }
            session.run(tensors.inputs(), tensors.outputs()).close();
        } catch (OrtException e) {
            throw new IllegalStateException("the network failed: " + e.getMessage(), e);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("can't close the network", e);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
