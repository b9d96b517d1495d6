package io.codriver.vehiclebus.gateway.sim;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.time.Instant;

/** Sees what the simulated car's bus says. Called on the car's thread: hand off and return. */
public interface CarObserver {

    /** The bus said a value; every known one once after the observer was added. */
    void onReading(SignalPath path, SignalValue value, Instant at);

    /** The car was switched off; nothing comes after this. */
    void onOff();
}
