package io.codriver.vehiclebus.guard;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;

/** One signal's desired value. */
public record Write(SignalPath path, SignalValue value) {}
