package io.codriver.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors of one stream, over direct buffers that the runtime reads and writes in place. There are two for the state,
 * which change places at each step: what one step writes is what the next one reads, and nothing is copied. Not
 * thread-safe.
 */
final class StreamTensors implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final List<OnnxTensor> all = new ArrayList<>();
    private final FloatBuffer input;
    private final FloatBuffer output;
    private final FloatBuffer[] states = new FloatBuffer[2];
    private final List<Map<String, OnnxTensor>> inputs = List.of(new HashMap<>(), new HashMap<>());
    private final List<Map<String, OnnxTensor>> outputs = List.of(new HashMap<>(), new HashMap<>());
    private final float[] answer;
    private final float[] zeros;
    private int turn;

    StreamTensors(StreamNetwork.Ports ports) {
        int stateSize = ports.stateShape().stream().reduce(1, (a, b) -> a * b);
        input = floats(ports.inputSize());
        output = floats(ports.outputSize());
        states[0] = floats(stateSize);
        states[1] = floats(stateSize);
        answer = new float[ports.outputSize()];
        zeros = new float[stateSize];
        try {
            connect(ports);
        } catch (OrtException e) {
            close();
            throw new IllegalStateException("can't make tensors: " + e.getMessage(), e);
        }
    }

    private void connect(StreamNetwork.Ports ports) throws OrtException {
        OnnxTensor in = tensor(input, 1, ports.inputSize());
        OnnxTensor out = tensor(output, 1, ports.outputSize());
        long[] shape = ports.stateShape().stream().mapToLong(size -> size).toArray();
        List<OnnxTensor> memory = List.of(tensor(states[0], shape), tensor(states[1], shape));
        for (int now = 0; now < 2; now++) {
            inputs.get(now).put(ports.input(), in);
            inputs.get(now).put(ports.state(), memory.get(now));
            outputs.get(now).put(ports.output(), out);
            outputs.get(now).put(ports.nextState(), memory.get(1 - now));
        }
        for (Map.Entry<String, Long> constant : ports.constants().entrySet()) {
            LongBuffer value = direct(Long.BYTES).asLongBuffer().put(0, constant.getValue());
            OnnxTensor tensor = kept(OnnxTensor.createTensor(environment, value, new long[0]));
            inputs.forEach(map -> map.put(constant.getKey(), tensor));
        }
    }

    private OnnxTensor tensor(FloatBuffer buffer, long... shape) throws OrtException {
        return kept(OnnxTensor.createTensor(environment, buffer, shape));
    }

    private OnnxTensor kept(OnnxTensor tensor) {
        all.add(tensor);
        return tensor;
    }

    private static FloatBuffer floats(int count) {
        return direct(Float.BYTES * count).asFloatBuffer();
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    void fill(float[] values) {
        if (values.length != input.capacity()) {
            throw new IllegalArgumentException("a step takes " + input.capacity() + " numbers, not " + values.length);
        }
        input.put(0, values);
    }

    void clearState() {
        states[turn].put(0, zeros);
    }

    Map<String, OnnxTensor> inputs() {
        return inputs.get(turn);
    }

    Map<String, OnnxTensor> outputs() {
        return outputs.get(turn);
    }

    /** What the step under way has given; the next one reads the state that this one wrote. */
    float[] answer() {
        output.get(0, answer);
        turn = 1 - turn;
        return answer;
    }

    @Override
    public void close() {
        all.forEach(OnnxTensor::close);
    }
}
