package io.codriver.vehiclebus.gateway.sim;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.Write;
import java.util.List;
import java.util.Map;

/**
 * Extension point: what follows in the car itself from what has just come about in it, such as a route from a new
 * destination. It stands for the control units behind the bus: what it sets is no command and passes no guard.
 *
 * <p>Pure, thread-safe and of bounded work: it keeps no state but the car's own values. It must not throw.
 */
public interface CarConsequence {

    /**
     * What changes beside.
     *
     * @param values every value that the car has, with {@code arrived} in place
     * @param arrived what has just reached its target or was sensed, in no order, even when the value was there before
     *     ("next" twice); empty when the car starts
     * @return values to set at once; those that the car's signals can't have are left out
     */
    Map<SignalPath, SignalValue> after(Map<SignalPath, SignalValue> values, List<Write> arrived);
}
