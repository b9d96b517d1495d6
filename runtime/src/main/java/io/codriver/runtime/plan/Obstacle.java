package io.codriver.runtime.plan;

/** Why a wish cannot be planned. A closed list; the reply files have a sentence for each. */
public enum Obstacle {
    /** The device doesn't exist in the zone that was named. */
    NO_SUCH_ZONE,
    /** The number is outside what the device can do; it is never bent into range silently. */
    OUT_OF_RANGE,
    /** The device has no such named value. */
    NO_SUCH_VALUE,
    /** A relative wish or a question needs a value that the bus has not said. */
    STATE_UNKNOWN,
    /** The device can't do that. */
    NOT_SUPPORTED,
    /** The car knows no contact, place or title of that name; the detail is what was looked for. */
    NOT_FOUND
}
