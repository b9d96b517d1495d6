/**
 * A simulated car and the gateway to it: windows and seats take seconds to move, the cabin warms and cools, and faults
 * can be put in. Every constant of its physics is synthetic: chosen to look plausible, measured on no real car.
 */
@NullMarked
package io.codriver.vehiclebus.gateway.sim;

import org.jspecify.annotations.NullMarked;
