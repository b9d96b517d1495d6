package io.codriver.runtime.acoustics;

/**
 * What gives sound off or takes it up, with a first-order directivity: {@code omni + (1 - omni) * cos(angle)}, the same for
 * all frequencies. 1 is alike to all sides, 0.5 a cardioid.
 *
 * @param facing where it points, of length 1
 * @param omni 0.5 to 1
 */
record Transducer(Place at, Place facing, double omni) {
    static Transducer toAllSides(Place at) {
        return new Transducer(at, new Place(1, 0, 0), 1);
    }

    /** Amplitude in a direction, given by its cosine to {@link #facing}. */
    double gain(double cosine) {
        return omni + (1 - omni) * cosine;
    }
}
