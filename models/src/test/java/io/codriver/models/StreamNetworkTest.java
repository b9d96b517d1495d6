package io.codriver.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.codriver.models.StreamNetwork.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams through a recurrent network: the pinned one for voice activity, which is the smallest at hand. */
final class StreamNetworkTest {
    private static final Ports PORTS = ports("input", 576, "stateN", "output", "sr");

    private byte[] onnx = new byte[0];

    private static Ports ports(String input, int size, String next, String output, String rate) {
        return new Ports(input, size, "state", next, List.of(2, 1, 128), output, 1, Map.of(rate, 16_000L));
    }

    @BeforeEach
    void read() throws ModelException {
        Path archives = Path.of(System.getProperty("codriver.archives"));
        onnx = new ModelStore(archives, archives).content("silero-vad");
    }

    @Test
    void aStepGoesOnFromTheOneBeforeAndResetBeginsAnew() throws ModelException {
        try (StreamNetwork network = StreamNetwork.open(onnx, PORTS);
                StreamState stream = network.stream()) {
            List<Float> first = steps(stream, 6);
            assertThat(first).doesNotHaveDuplicates();
            assertThat(steps(stream, 6)).isNotEqualTo(first);
            stream.reset();
            assertThat(steps(stream, 5)).isEqualTo(first.subList(0, 5));
            stream.reset();
            assertThat(steps(stream, 6)).as("also after an odd number of steps").isEqualTo(first);
        }
    }

    @Test
    void streamsThatRunAtTheSameTimeDoNotTouch() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try (StreamNetwork network = StreamNetwork.open(onnx, PORTS)) {
            Callable<List<Float>> work = () -> {
                try (StreamState stream = network.stream()) {
                    return steps(stream, 50);
                }
            };
            List<Float> alone = work.call();
            for (Future<List<Float>> other : pool.invokeAll(List.of(work, work, work, work))) {
                assertThat(other.get()).isEqualTo(alone);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whatIsClosedRefuses() throws ModelException {
        StreamNetwork network = StreamNetwork.open(onnx, PORTS);
        StreamState stream = network.stream();
        StreamState left = network.stream();
        stream.close();
        stream.close();
        assertThatIllegalStateException().isThrownBy(() -> steps(stream, 1)).withMessage("the stream is closed");
        assertThatIllegalStateException().isThrownBy(stream::reset);
        network.close();
        network.close();
        assertThatIllegalStateException().isThrownBy(() -> steps(left, 1)).withMessage("the network is closed");
        left.close();
    }

    @Test
    void aStepOfAnotherSizeIsRefused() throws ModelException {
        try (StreamNetwork network = StreamNetwork.open(onnx, PORTS);
                StreamState stream = network.stream()) {
            assertThatIllegalArgumentException().isThrownBy(() -> stream.step(new float[512]));
        }
    }

    static List<Ports> wrong() {
        return List.of(
                ports("sound", 576, "stateN", "output", "sr"),
                ports("input", 576, "after", "output", "sr"),
                ports("input", 576, "stateN", "answer", "sr"),
                ports("input", 576, "stateN", "output", "rate"),
                new Ports("input", 576, "state", "stateN", List.of(2, 1, 64), "output", 1, Map.of("sr", 16_000L)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aNetworkOfOtherPortsIsRefused(Ports ports) {
        assertThat(problem(onnx, ports)).isEqualTo(ModelProblem.BUNDLE_UNFIT);
    }

    @Test
    void bytesThatAreNoNetworkAreRefused() {
        assertThat(problem("no network".getBytes(StandardCharsets.UTF_8), PORTS))
                .isEqualTo(ModelProblem.BUNDLE_DAMAGED);
    }

    private static ModelProblem problem(byte[] bytes, Ports ports) {
        List<ModelProblem> found = new ArrayList<>();
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> StreamNetwork.open(bytes, ports).close())
                .satisfies(e -> found.add(e.problem()));
        return found.get(0);
    }

    /** Outputs for a sound that swells. */
    private static List<Float> steps(StreamState stream, int count) {
        List<Float> out = new ArrayList<>();
        float[] input = new float[576];
        for (int step = 0; step < count; step++) {
            for (int i = 0; i < input.length; i++) {
                input[i] = (float) (0.02 * (step + 1) * Math.sin(0.07 * i) * Math.sin(0.9 * i));
            }
            out.add(stream.step(Arrays.copyOf(input, input.length))[0]);
        }
        return out;
    }
}
