package io.codriver.runtime.session;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Milliseconds per hop of one utterance; {@code NaN} where a hop did not take place.
 *
 * @param separate from the last speech to the decision that speech is over (hop 1 and endpointing)
 * @param recognise from there to the words
 * @param fuse weighing opinions and taking the snapshot, waiting for the loop included
 * @param gateway from handing the command over to the car's word that it has it
 */
public record HopTimes(
        double separate,
        double recognise,
        double fuse,
        double understand,
        double plan,
        double turn,
        double guard,
        double gateway) {

    HopTimes withGateway(double millis) {
        return new HopTimes(separate, recognise, fuse, understand, plan, turn, guard, millis);
    }

    /** Hop name → milliseconds, in order, only those that took place. */
    public Map<String, Double> byName() {
        Map<String, Double> out = new LinkedHashMap<>();
        put(out, "separate", separate);
        put(out, "recognise", recognise);
        put(out, "fuse", fuse);
        put(out, "understand", understand);
        put(out, "plan", plan);
        put(out, "turn", turn);
        put(out, "guard", guard);
        put(out, "gateway", gateway);
        return out;
    }

    /** From the end of speech (or of typing) to the last hop that took place. */
    public double total() {
        return byName().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static void put(Map<String, Double> out, String name, double millis) {
        if (!Double.isNaN(millis)) {
            out.put(name, Math.round(millis * 1000) / 1000.0);
        }
    }
}
