package io.codriver.runtime.session;

import io.codriver.runtime.turn.Decision;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a session tells the outside. Called on the session's loop: hand off and return. Every method may be left out. */
public interface SessionListener {
    /** Words so far, or the final words, of a seat. */
    default void onHeard(String seat, String text, boolean last, long startMillis) {}

    /** A decision, once every command of it is with the car. {@code recognised} is whether it was spoken. */
    default void onDecision(Decision decision, HopTimes hops, Instant at) {}

    /** All signals of a decision were read back, or time is up. */
    default void onSettled(String decision, boolean reached, List<SignalPath> missing, String reply) {}

    /** The car speaks to a seat. */
    default void onSay(String seat, String text) {}

    /** The car stops speaking to a seat. */
    default void onHush(String seat) {}

    /** What people have taught the car is now exactly this: phrase → sentence. */
    default void onTaught(Map<String, String> phrases) {}

    /** The bus said a value that is new. */
    default void onSignal(SignalPath path, SignalValue value, Instant at) {}

    /** The link to the car went up or down. */
    default void onLink(boolean up, String detail) {}

    /** Something is wrong with one seat's hearing. */
    default void onTrouble(String seat, String kind, String detail) {}

    /** A seat's microphone has got a fault, or has lost it ({@code begins} is false); the other seats go on. */
    default void onMicrophone(String seat, String fault, boolean begins, String detail) {}
}
