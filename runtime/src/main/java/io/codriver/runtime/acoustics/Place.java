package io.codriver.runtime.acoustics;

/**
 * A point in the cabin, or a direction.
 *
 * @param x metres forward from the rear window
 * @param y metres to the left from the right-hand doors
 * @param z metres up from the floor
 */
public record Place(double x, double y, double z) {
    /** Metres to another place. */
    public double distance(Place other) {
        return other.minus(this).length();
    }

    Place minus(Place other) {
        return new Place(x - other.x, y - other.y, z - other.z);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    double dot(Place other) {
        return x * other.x + y * other.y + z * other.z;
    }

    /** The direction from here to there, of length 1. */
    Place towards(Place other) {
        Place way = other.minus(this);
        double length = way.length();
        return new Place(way.x / length, way.y / length, way.z / length);
    }
}
