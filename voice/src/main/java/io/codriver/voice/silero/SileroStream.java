package io.codriver.voice.silero;

import io.codriver.models.StreamState;
import java.util.Arrays;

/**
 * Cuts sound into the stretches that the network takes: {@value #STRETCH} samples with the {@value #CONTEXT} before them
 * in front, as in the network's reference code. Frames of 320 samples give five stretches to eight frames. Allocates
 * nothing but what ONNX Runtime's binding does for a call.
 */
final class SileroStream implements SpeechProbability {
    static final int STRETCH = 512;
    static final int CONTEXT = 64;
    static final int INPUT = CONTEXT + STRETCH;

    private static final float SCALE = 1f / 32_768;

    private final StreamState state;
    private final float[] input = new float[INPUT];
    private int filled = CONTEXT;
    private float probability;

    SileroStream(StreamState state) {
        this.state = state;
    }

    @Override
    public float accept(short[] samples) {
        for (short sample : samples) {
            input[filled++] = sample * SCALE;
            if (filled == INPUT) {
                filled = CONTEXT; // before the step, which throws when closed
                probability = state.step(input)[0];
                System.arraycopy(input, STRETCH, input, 0, CONTEXT);
            }
        }
        return probability;
    }

    @Override
    public void reset() {
        state.reset();
        Arrays.fill(input, 0);
        filled = CONTEXT;
        probability = 0;
    }

    @Override
    public void close() {
        state.close();
    }
}
