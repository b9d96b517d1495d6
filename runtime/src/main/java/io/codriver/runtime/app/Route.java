package io.codriver.runtime.app;

import io.codriver.runtime.app.RoadMap.Leg;
import io.codriver.runtime.catalog.AppData.Node;
import java.util.ArrayList;
import java.util.List;

/** A way, leg by leg. */
record Route(List<Leg> legs) {
    private static final double STRAIGHT = 30;

    Route {
        legs = List.copyOf(legs);
    }

    /**
     * What to do next.
     *
     * @param turn {@code STRAIGHT}, {@code LEFT}, {@code RIGHT}, {@code BACK} or {@code ARRIVE}
     * @param road the road after it; the last one when arriving
     * @param km until then
     */
    record Maneuver(String turn, String road, double km) {}

    double km() {
        return legs.stream().mapToDouble(l -> l.road().km()).sum();
    }

    /** At the speed limit all the way. */
    double minutes() {
        return legs.stream()
                .mapToDouble(l -> l.road().km() / l.road().limit() * 60)
                .sum();
    }

    Route then(Route next) {
        List<Leg> all = new ArrayList<>(legs);
        all.addAll(next.legs);
        return new Route(all);
    }

    /** Where the road first changes, or the end. */
    Maneuver next() {
        double km = 0;
        for (int i = 0; i < legs.size(); i++) {
            Leg leg = legs.get(i);
            km += leg.road().km();
            if (i + 1 < legs.size()) {
                Leg after = legs.get(i + 1);
                if (!after.road().name().equals(leg.road().name())) {
                    return new Maneuver(turn(leg, after), after.road().name(), km);
                }
            }
        }
        return new Maneuver(
                "ARRIVE", legs.isEmpty() ? "" : legs.get(legs.size() - 1).road().name(), km);
    }

    private static String turn(Leg leg, Leg after) {
        double by = (bearing(after.from(), after.to()) - bearing(leg.from(), leg.to()) + 540) % 360 - 180;
        if (Math.abs(by) <= STRAIGHT) {
            return "STRAIGHT";
        }
        return after.to().equals(leg.from()) ? "BACK" : by > 0 ? "RIGHT" : "LEFT";
    }

    /** Degrees clockwise from north, on a plane: a region is small. */
    private static double bearing(Node from, Node to) {
        double east = (to.longitude() - from.longitude()) * Math.cos(Math.toRadians(from.latitude()));
        return Math.toDegrees(Math.atan2(east, to.latitude() - from.latitude()));
    }
}
