package io.codriver.nlu.fused;

import java.util.Map;

/** Who sits beside whom. */
final class Neighbours {
    private static final Map<String, String> BESIDE = Map.of(
            "driver", "front-passenger",
            "front-passenger", "driver",
            "rear-left", "rear-right",
            "rear-right", "rear-left");

    private Neighbours() {}

    /** The seat beside this one; empty when there is none, or more than one. */
    static String beside(String seat) {
        return BESIDE.getOrDefault(seat, "");
    }
}
