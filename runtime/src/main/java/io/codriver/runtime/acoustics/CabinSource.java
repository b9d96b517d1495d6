package io.codriver.runtime.acoustics;

/** What sounds in the cabin: a mouth per seat, a loudspeaker per door, the fan. */
public enum CabinSource {
    DRIVER_MOUTH,
    FRONT_PASSENGER_MOUTH,
    REAR_LEFT_MOUTH,
    REAR_MIDDLE_MOUTH,
    REAR_RIGHT_MOUTH,
    FRONT_LEFT_DOOR,
    FRONT_RIGHT_DOOR,
    REAR_LEFT_DOOR,
    REAR_RIGHT_DOOR,
    FAN;

    /** The mouth of who sits there. */
    public static CabinSource mouth(CabinSeat seat) {
        return switch (seat) {
            case DRIVER -> DRIVER_MOUTH;
            case FRONT_PASSENGER -> FRONT_PASSENGER_MOUTH;
            case REAR_LEFT -> REAR_LEFT_MOUTH;
            case REAR_MIDDLE -> REAR_MIDDLE_MOUTH;
            case REAR_RIGHT -> REAR_RIGHT_MOUTH;
        };
    }
}
