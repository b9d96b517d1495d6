package io.codriver.runtime.fuse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where heads are in the cabin and what can be looked at, and so what a direction points at. The positions come with the
 * trained model, which has seen gaze by them only: metres, x forward, y left, z up, for a driver on the left. For a
 * driver on the right the cabin is the mirror image. Immutable.
 */
public final class CabinGeometry {
    /** Knows nothing, so that no direction points at anything. */
    public static final CabinGeometry UNKNOWN = new CabinGeometry(Map.of(), new TreeMap<>());
    /**
     * A direction further than this from everything points at nothing, in degrees: three times the error of a good gaze
     * estimate, which is 5 to 10 degrees.
     */
    static final double FURTHEST = 20;

    private final Map<String, Point> heads;
    /** Sorted, so that of two at the same distance it is always the same one. */
    private final SortedMap<String, Point> targets;

    private record Point(double x, double y, double z) {}

    private CabinGeometry(Map<String, Point> heads, SortedMap<String, Point> targets) {
        this.heads = heads;
        this.targets = targets;
    }

    /**
     * The cabin of a model.
     *
     * @param heads seat → x, y, z
     * @param targets a look, such as {@code window@rear-left} → x, y, z
     * @param driverSide {@code left} or {@code right}
     * @throws IllegalArgumentException when a position isn't three numbers
     */
    public static CabinGeometry of(
            Map<String, List<Double>> heads, Map<String, List<Double>> targets, String driverSide) {
        boolean mirrored = driverSide.equals("right");
        return new CabinGeometry(new HashMap<>(points(heads, mirrored)), points(targets, mirrored));
    }

    private static SortedMap<String, Point> points(Map<String, List<Double>> positions, boolean mirrored) {
        SortedMap<String, Point> points = new TreeMap<>();
        positions.forEach((name, at) -> {
            if (at.size() != 3) {
                throw new IllegalArgumentException("the position of '" + name + "' is not three numbers");
            }
            double y = mirrored ? -at.get(1) : at.get(1);
            points.put(mirrored ? otherSide(name) : name, new Point(at.get(0), y, at.get(2)));
        });
        return points;
    }

    /** Mirrored, the driver stays the driver, and who sat on the left in the back is on the right. */
    private static String otherSide(String name) {
        if (name.endsWith("rear-left")) {
            return name.substring(0, name.length() - "left".length()) + "right";
        }
        return name.endsWith("rear-right") ? name.substring(0, name.length() - "right".length()) + "left" : name;
    }

    /** The kinds of things that can be looked at, without their places. */
    Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        targets.keySet().forEach(t -> kinds.add(t.replaceFirst("@.*", "")));
        return kinds;
    }

    /**
     * What lies nearest to a direction from a seat, one's own seat left out; empty when nothing is near, or the seat's
     * head isn't known.
     *
     * @param yaw degrees, to the left positive
     * @param pitch degrees, up positive
     */
    public Optional<String> nearest(String seat, double yaw, double pitch) {
        Point head = heads.get(seat);
        if (head == null) {
            return Optional.empty();
        }
        String best = "";
        double least = FURTHEST;
        for (Map.Entry<String, Point> target : targets.entrySet()) {
            double off = off(head, target.getValue(), yaw, pitch);
            if (off <= least && !target.getKey().equals("seat@" + seat) && (off < least || best.isEmpty())) {
                best = target.getKey();
                least = off;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Degrees between two directions, as training measures them. */
    private static double off(Point head, Point target, double yaw, double pitch) {
        double x = target.x() - head.x();
        double y = target.y() - head.y();
        double z = target.z() - head.z();
        double atYaw = Math.toDegrees(Math.atan2(y, x));
        double atPitch = Math.toDegrees(Math.atan2(z, Math.hypot(x, y)));
        double turn = Math.IEEEremainder(yaw - atYaw, 360);
        return Math.hypot(turn * Math.cos(Math.toRadians(pitch)), pitch - atPitch);
    }
}
