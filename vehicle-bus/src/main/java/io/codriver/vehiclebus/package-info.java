/**
 * The vehicle's vocabulary: signals with COVESA VSS names, their values and the snapshot of what the bus last said.
 * Nothing in here knows what people say; that is {@code nlu}'s business.
 */
@NullMarked
package io.codriver.vehiclebus;

import org.jspecify.annotations.NullMarked;
