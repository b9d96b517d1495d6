/** The ways to a car: one extension point, implemented by the simulator and by MQTT, each behind a contract test. */
@NullMarked
package io.codriver.vehiclebus.gateway;

import org.jspecify.annotations.NullMarked;
