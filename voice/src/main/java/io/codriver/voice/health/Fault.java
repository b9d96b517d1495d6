package io.codriver.voice.health;

/** What can be wrong with a microphone. It can have several faults at once. */
public enum Fault {
    /** Nothing comes from it, or nothing but a constant, or far less than the noise that the other microphones hear. */
    DEAD,
    /** So much of its sound is at full scale that voices are distorted; its gain is too high. */
    CLIPPING,
    /** Mains hum is most of what it hears, and the other microphones don't hear it. */
    HUM,
    /** Its sound comes in faster or slower than time passes, or with pieces missing again and again. */
    DRIFTING
}
