package io.codriver.runtime.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code vehicle.yaml} says: the part that ends up in the catalogue, and what the other files are read with.
 *
 * @param vehicle seats and zones
 * @param languages whose phrase files are read
 * @param places seats and named places: the zones that a device can exist in
 * @param fillings seat or place → what stands for each placeholder of a signal template there
 */
record Layout(
        Catalog.Vehicle vehicle,
        List<String> languages,
        Set<String> places,
        Map<String, Map<String, String>> fillings) {}
