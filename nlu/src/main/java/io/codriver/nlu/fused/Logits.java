package io.codriver.nlu.fused;

/** Sums over a network's raw answers. */
final class Logits {
    private Logits() {}

    /** Writes the logarithms of the probabilities that {@code out.length} logits from {@code from} on stand for. */
    static void logSoftmax(float[] logits, int from, double heat, double[] out) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < out.length; i++) {
            out[i] = logits[from + i] / heat;
            most = Math.max(most, out[i]);
        }
        double sum = 0;
        for (double value : out) {
            sum += Math.exp(value - most);
        }
        double shift = most + Math.log(sum);
        for (int i = 0; i < out.length; i++) {
            out[i] -= shift;
        }
    }

    /** The place, counted from {@code from}, of the greatest of {@code count} numbers; the first of equals. */
    static int greatest(float[] values, int from, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (values[from + i] > values[from + best]) {
                best = i;
            }
        }
        return best;
    }
}
