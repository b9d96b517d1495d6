package io.codriver.nlu.fused;

import io.codriver.models.Labels;
import io.codriver.models.Network.Output;
import java.util.Map;
import java.util.Objects;

/**
 * What speaks for a frame, weighed as training's calibration found it on validation sentences: the logistic of a weighted sum.
 * How near the nearest device's name is says more about strangers' talk than any probability, which only compares devices
 * with one another. The least of each kind over the wishes counts. Confined to one reading.
 */
final class Evidence {
    private static final double MOST_ODDS = 12;
    private static final double MOST_ZONE = 5;
    private static final int MOST_WORDS = 20;

    private final Labels labels;
    private double joint;
    private double cosine = 1;
    private double value;
    private double zones = MOST_ZONE;

    Evidence(Labels labels) {
        this.labels = labels;
    }

    /** Takes in one wish: its number, the logarithm of its pair's probability, nearness of its device, index of its value. */
    void add(int wish, double log, double near, int chosen, Map<String, Output> answer) {
        joint = Math.min(joint, log);
        cosine = Math.min(cosine, near);
        double[] values = new double[labels.values().size()];
        Logits.logSoftmax(numbers(answer, "value"), wish * values.length, 1, values);
        value = Math.min(value, values[chosen]);
        float[] places = numbers(answer, "zones");
        int many = 2 * labels.zones().size();
        for (int z = 0; z < many; z++) {
            zones = Math.min(zones, Math.abs(places[wish * many + z]));
        }
    }

    /** How sure a wish with this probability of being one is, 0 to 1. */
    double sure(double act, Encoded encoded, Map<String, Output> answer) {
        double odds = Math.log(Math.max(act, 1e-9)) - Math.log(Math.max(1 - act, 1e-9));
        double sum = weight("bias")
                + weight("odds") * Math.max(-MOST_ODDS, Math.min(MOST_ODDS, odds))
                + weight("joint") * joint
                + weight("cosine") * cosine
                + weight("tags") * tags(encoded, answer)
                + weight("value") * value
                + weight("zones") * zones
                + weight("words") * Math.min(MOST_WORDS, encoded.first().length) / 10;
        return 1 / (1 + Math.exp(-sum));
    }

    /** The least sure role of a word, as a logarithm. */
    private double tags(Encoded encoded, Map<String, Output> answer) {
        float[] tags = numbers(answer, "tags");
        double[] logs = new double[labels.tags().size()];
        double least = 0;
        for (int at : encoded.first()) {
            if (at >= 0) {
                Logits.logSoftmax(tags, at * logs.length, 1, logs);
                double most = Double.NEGATIVE_INFINITY;
                for (double log : logs) {
                    most = Math.max(most, log);
                }
                least = Math.min(least, most);
            }
        }
        return least;
    }

    private double weight(String name) {
        return labels.trust().getOrDefault(name, 0.0);
    }

    private static float[] numbers(Map<String, Output> answer, String name) {
        return Objects.requireNonNull(answer.get(name), name).values();
    }
}
