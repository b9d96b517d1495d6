package io.codriver.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Named input and output tensors over direct buffers, which the network reads and writes in place. Not thread-safe. */
final class LaneTensors implements AutoCloseable {
    private final OrtEnvironment environment;
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
    private final Map<String, LongBuffer> in = new LinkedHashMap<>();
    private final Map<String, FloatBuffer> out = new LinkedHashMap<>();
    private final Map<String, Network.Output> answer = new LinkedHashMap<>();

    LaneTensors(OrtEnvironment environment) {
        this.environment = environment;
    }

    void input(String name, int batch, int length) throws OrtException {
        LongBuffer buffer = direct(Long.BYTES, batch * length).asLongBuffer();
        in.put(name, buffer);
        inputs.put(name, OnnxTensor.createTensor(environment, buffer, new long[] {batch, length}));
    }

    void output(String name, int[] shape) throws OrtException {
        int size = 1;
        long[] dimensions = new long[shape.length];
        for (int i = 0; i < shape.length; i++) {
            dimensions[i] = shape[i];
            size *= shape[i];
        }
        FloatBuffer buffer = direct(Float.BYTES, size).asFloatBuffer();
        out.put(name, buffer);
        answer.put(name, new Network.Output(new float[size], shape));
        outputs.put(name, OnnxTensor.createTensor(environment, buffer, dimensions));
    }

    private static ByteBuffer direct(int width, int count) {
        return ByteBuffer.allocateDirect(width * count).order(ByteOrder.nativeOrder());
    }

    Map<String, OnnxTensor> inputs() {
        return inputs;
    }

    Map<String, OnnxTensor> outputs() {
        return outputs;
    }

    void fill(String name, long[][] rows) {
        LongBuffer buffer = Objects.requireNonNull(in.get(name), "an input");
        buffer.clear();
        for (long[] row : rows) {
            buffer.put(row);
        }
    }

    /** What the outputs hold now, copied into arrays that the next call of this fills again. */
    Map<String, Network.Output> read() {
        out.forEach((name, buffer) -> buffer.get(
                0, Objects.requireNonNull(answer.get(name), "an output").values()));
        return Collections.unmodifiableMap(answer);
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
    }
}
