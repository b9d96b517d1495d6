/**
 * The way to a car over an MQTT 5 broker, and the simulated car's side of it; the only room that knows Eclipse Paho.
 * Topics start with {@code codriver/v1/<vehicle>}: {@code state/<path>} (retained), {@code online} (retained, last
 * will), {@code command} and {@code outcome/<client>}; the payloads are JSON, described in {@code MQTT.md} of this
 * module.
 */
@NullMarked
package io.codriver.vehiclebus.gateway.mqtt;

import org.jspecify.annotations.NullMarked;
