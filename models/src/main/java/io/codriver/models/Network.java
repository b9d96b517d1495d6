package io.codriver.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A network that reads sequences of pieces: inputs {@code ids}, {@code types}, {@code positions}, all of shape [batch,
 * length]; any number of named float outputs.
 *
 * <p>ONNX Runtime keeps memory outside the heap for every tensor, and forgets none by itself. So tensors are kept here,
 * one set for each length of a single sequence, over buffers that the runtime reads and writes in place, and the arrays of the
 * answer with them: a call leaves next to no garbage. A batch gets tensors of its own that are closed at once.
 *
 * <p>Calls run one after another, each on the caller's thread alone (one intra-op thread), and closing waits for the call
 * under way. But the answer about a single sequence holds only until the next call: threads that share a network must take
 * turns with reading it too.
 */
public final class Network implements AutoCloseable {
    static final List<String> INPUTS = List.of("ids", "types", "positions");
    /** Longest single sequence whose tensors are kept. */
    private static final int KEPT_LENGTH = 128;

    private final OrtSession session;
    private final Map<String, Shape> outputs = new LinkedHashMap<>();
    private final Map<Integer, Lane> lanes = new HashMap<>();
    private boolean closed;

    /** One output: {@code values} in row-major order of {@code shape}. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, compared by nobody
    public record Output(float[] values, int[] shape) {}

    private Network(OrtSession session) throws OrtException {
        this.session = session;
        probe();
    }

    /**
     * Opens a network from the bytes of an ONNX file and tries it once.
     *
     * @throws ModelException {@link ModelProblem#BUNDLE_DAMAGED} when these bytes are no network, {@link
     *     ModelProblem#BUNDLE_UNFIT} when its inputs are others
     */
    public static Network open(byte[] onnx) throws ModelException {
        OrtSession session = OnnxSessions.open(onnx);
        try {
            return checked(session);
        } catch (OrtException e) {
            throw new ModelException(ModelProblem.BUNDLE_DAMAGED, "not a network: " + e.getMessage());
        }
    }

    private static Network checked(OrtSession session) throws ModelException, OrtException {
        try {
            if (!session.getInputNames().equals(java.util.Set.copyOf(INPUTS))) {
                throw new ModelException(
                        ModelProblem.BUNDLE_UNFIT,
                        "the network takes " + session.getInputNames() + ", expected " + INPUTS);
            }
            return new Network(session);
        } catch (OrtException | ModelException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Learns from two runs how each output's shape depends on batch and length. */
    private void probe() throws OrtException {
        Map<String, long[]> small = shapes(1, 5);
        Map<String, long[]> large = shapes(2, 7);
        for (Map.Entry<String, long[]> entry : small.entrySet()) {
            long[] other = Objects.requireNonNull(large.get(entry.getKey()), "the same outputs");
            outputs.put(entry.getKey(), Shape.of(entry.getValue(), other));
        }
    }

    private Map<String, long[]> shapes(int batch, int length) throws OrtException {
        Map<String, long[]> out = new LinkedHashMap<>();
        try (Lane lane = new Lane(batch, length, Map.of());
                OrtSession.Result result = session.run(lane.inputs())) {
            result.forEach(e -> out.put(e.getKey(), ((TensorInfo) e.getValue().getInfo()).getShape()));
        }
        return out;
    }

    /** Shape of an output without its batch; -1 stands for the length of the sequence. Empty when there is no such output. */
    public List<Integer> shapeOf(String output) {
        Shape shape = outputs.get(output);
        return shape == null ? List.of() : shape.row();
    }

    /**
     * Reads one sequence. All three arrays have its length, at least the network's least.
     *
     * @return the outputs by name, batch 1; their arrays are filled again by the next call
     * @throws IllegalStateException when closed, or when the network can't read this
     */
    public Map<String, Output> run(long[] ids, long[] types, long[] positions) {
        return run(new long[][] {ids}, new long[][] {types}, new long[][] {positions});
    }

    /** Reads several sequences at once, all of one length (padded by the caller). Terms as in the other method. */
    public synchronized Map<String, Output> run(long[][] ids, long[][] types, long[][] positions) {
        if (closed) {
            throw new IllegalStateException("the network is closed");
        }
        int batch = ids.length;
        int length = ids[0].length;
        try {
            if (batch > 1 || length > KEPT_LENGTH) {
                try (Lane once = new Lane(batch, length, outputs)) {
                    return once.run(session, ids, types, positions);
                }
            }
            return lane(length).run(session, ids, types, positions);
        } catch (OrtException e) {
            throw new IllegalStateException("the network failed: " + e.getMessage(), e);
        }
    }

    private Lane lane(int length) throws OrtException {
        Lane known = lanes.get(length);
        if (known == null) {
            known = new Lane(1, length, outputs);
            lanes.put(length, known);
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        lanes.values().forEach(Lane::close);
        lanes.clear();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("can't close the network", e);
        }
    }

    /** How an output's shape depends on batch and length: fixed sizes, or which of the two. */
    record Shape(List<Integer> dimensions) {
        private static final int BATCH = -2;
        private static final int LENGTH = -1;

        /** From the shapes for batch 1, length 5 and for batch 2, length 7. */
        static Shape of(long[] small, long[] large) {
            Integer[] out = new Integer[small.length];
            for (int i = 0; i < out.length; i++) {
                boolean fixed = small[i] == large[i];
                out[i] = fixed ? (int) small[i] : small[i] == 1 ? BATCH : LENGTH;
            }
            return new Shape(List.of(out));
        }

        List<Integer> row() {
            return dimensions.subList(1, dimensions.size());
        }

        int[] at(int batch, int length) {
            return dimensions.stream()
                    .mapToInt(d -> d == BATCH ? batch : d == LENGTH ? length : d)
                    .toArray();
        }
    }

    /** Tensors of one batch size and length, over direct buffers that are used again and again. */
    private static final class Lane implements AutoCloseable {
        private final LaneTensors tensors;

        Lane(int batch, int length, Map<String, Shape> outputs) throws OrtException {
            this.tensors = new LaneTensors(OrtEnvironment.getEnvironment());
            for (String input : INPUTS) {
                tensors.input(input, batch, length);
            }
            for (Map.Entry<String, Shape> output : outputs.entrySet()) {
                tensors.output(output.getKey(), output.getValue().at(batch, length));
            }
        }

        Map<String, OnnxTensor> inputs() {
            return tensors.inputs();
        }

        Map<String, Output> run(OrtSession session, long[][] ids, long[][] types, long[][] positions)
                throws OrtException {
            List<long[][]> given = Arrays.asList(ids, types, positions);
            for (int i = 0; i < INPUTS.size(); i++) {
                tensors.fill(INPUTS.get(i), given.get(i));
            }
            session.run(tensors.inputs(), tensors.outputs()).close();
            return tensors.read();
        }

        @Override
        public void close() {
            tensors.close();
        }
    }
}
