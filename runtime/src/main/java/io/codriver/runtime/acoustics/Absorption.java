package io.codriver.runtime.acoustics;

/**
 * The share of sound energy that each side of the cabin swallows, 0 to 1, the same at all frequencies.
 *
 * @param rear rear window over the seat back
 * @param front windscreen over the dashboard
 * @param right doors and side windows
 * @param left doors and side windows
 * @param floor carpet and the seats on it
 * @param roof its lining
 */
record Absorption(double rear, double front, double right, double left, double floor, double roof) {
    /** Nothing comes back: a free field, for tests of direct sound. */
    static final Absorption WHOLE = new Absorption(1, 1, 1, 1, 1, 1);

    /**
     * A furnished car. Bare window glass takes up under 0.1 and upholstery and lining on foam 0.5 to 0.8 around 1 kHz
     * (the order of the tables in Vorländer, Auralization, 2008, and Kuttruff, Room Acoustics). The values themselves are a
     * choice: sides that are glass above and trim below get what lies between, the floor counts the seats that stand on
     * it, and all are high for their stuff because the box lacks what else swallows sound in a car, such as people. They
     * were set so that the whole decays as cars do, in 50 to 90 ms.
     */
    static final Absorption CAR = new Absorption(0.6, 0.5, 0.5, 0.5, 0.8, 0.8);

    /** Of what comes back, the amplitude at the lower (rear, right, floor) or upper side of an axis. */
    double reflection(int axis, boolean upper) {
        double absorbed =
                switch (axis) {
                    case 0 -> upper ? front : rear;
                    case 1 -> upper ? left : right;
                    default -> upper ? roof : floor;
                };
        return Math.sqrt(1 - absorbed);
    }
}
