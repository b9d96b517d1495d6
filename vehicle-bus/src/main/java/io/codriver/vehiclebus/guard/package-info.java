/**
 * The last pure step before the bus: default deny. Only this package can make a {@link Command}, and gateways accept
 * nothing else, so no write reaches a car unchecked.
 */
@NullMarked
package io.codriver.vehiclebus.guard;

import org.jspecify.annotations.NullMarked;
