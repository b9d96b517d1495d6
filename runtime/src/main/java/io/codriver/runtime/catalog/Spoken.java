package io.codriver.runtime.catalog;

import io.codriver.runtime.catalog.Catalog.Device;
import java.util.List;
import java.util.Set;

/**
 * What of a car people speak of, and so needs words in every language.
 *
 * @param routines in file order
 * @param conditions ids of the named conditions
 */
record Spoken(Layout layout, List<Device> devices, List<Routine> routines, Set<String> conditions) {

    /** Ids of all devices, in file order. */
    List<String> deviceIds() {
        return devices.stream().map(Device::id).toList();
    }
}
