package io.codriver.vehiclebus.guard;

/** Why the guard says no. A closed list: every reply, trace and test goes over all of them. */
public enum Refusal {
    /** The signal is not in the catalogue. */
    UNKNOWN_SIGNAL,
    /** The signal is in the catalogue, but nothing may write it. */
    NOT_WRITABLE,
    /** The value is of the wrong kind for the signal. */
    WRONG_TYPE,
    /** The number is below the signal's min or above its max. */
    OUT_OF_RANGE,
    /** The text is not one of those that the signal allows. */
    VALUE_NOT_ALLOWED,
    /** Two writes of one proposal contradict each other, or there are too many or none. */
    MALFORMED,
    /** A policy forbids it for this seat. */
    SEAT_NOT_ALLOWED,
    /** A policy forbids it in the car's present state. */
    STATE_NOT_ALLOWED,
    /** A policy needs a signal that the bus has not said, or not recently enough. */
    STATE_UNKNOWN
}
