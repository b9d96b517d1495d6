package io.codriver.runtime.app;

import io.codriver.runtime.catalog.AppData.Road;
import java.util.Locale;
import java.util.Set;

/**
 * What kind of way is wanted.
 *
 * @param preference what to save
 * @param avoid flags of roads to keep off
 */
record RouteWish(Preference preference, Set<String> avoid) {
    RouteWish {
        avoid = Set.copyOf(avoid);
    }

    /** What to save. */
    enum Preference {
        FASTEST,
        SHORTEST,
        ECO;

        /** The fastest when the bus says something else. */
        static Preference of(String text) {
            return switch (text.toUpperCase(Locale.ROOT)) {
                case "SHORTEST" -> SHORTEST;
                case "ECO" -> ECO;
                default -> FASTEST;
            };
        }
    }

    boolean avoids(Road road) {
        return road.flags().stream().anyMatch(avoid::contains);
    }

    /** In hours, kilometres, or kilometres at the energy of slow driving: drag grows with the square of speed. */
    double cost(Road road) {
        double speed = road.limit() / 100;
        return switch (preference) {
            case FASTEST -> road.km() / road.limit();
            case SHORTEST -> road.km();
            case ECO -> road.km() * (1 + speed * speed);
        };
    }
}
