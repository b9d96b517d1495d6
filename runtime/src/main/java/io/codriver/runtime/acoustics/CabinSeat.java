package io.codriver.runtime.acoustics;

/** The seats of the simulated cabin; the driver sits on the left. */
public enum CabinSeat {
    DRIVER("driver"),
    FRONT_PASSENGER("front-passenger"),
    REAR_LEFT("rear-left"),
    REAR_MIDDLE("rear-middle"),
    REAR_RIGHT("rear-right");

    private final String id;

    CabinSeat(String id) {
        this.id = id;
    }

    /** The seat's name everywhere else, such as {@code rear-left}. */
    public String id() {
        return id;
    }

    /**
     * The seat of a name.
     *
     * @throws IllegalArgumentException when there is no such seat
     */
    public static CabinSeat of(String id) {
        for (CabinSeat seat : values()) {
            if (seat.id.equals(id)) {
                return seat;
            }
        }
        throw new IllegalArgumentException("there is no seat '" + id + "' in the simulated cabin");
    }
}
