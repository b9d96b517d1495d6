package io.codriver.runtime.catalog;

import io.codriver.runtime.catalog.Catalog.Trait;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns {@code Vehicle.Cabin.Door.{door}.IsOpen} into one signal name for each zone of a device. */
final class SignalTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

    private final List<String> zones;
    private final Map<String, Map<String, String>> fillings;

    /** A signal's name and where it was written. */
    record Name(Place place, String text) {}

    /**
     * @param zones of the device, empty when there is only one of it
     * @param fillings zone → placeholder → text
     */
    SignalTemplate(List<String> zones, Map<String, Map<String, String>> fillings) {
        this.zones = zones;
        this.fillings = fillings;
    }

    /**
     * @param trait to read from
     * @param field that holds the template for all zones
     * @param overrides field that holds zone → template, empty when there is none
     */
    Map<String, Name> expand(Place trait, String field, String overrides) {
        Map<String, Place> own =
                overrides.isEmpty() ? Map.of() : trait.at(overrides).fields();
        own.forEach((zone, place) -> checkZone(zone, place));
        Map<String, Name> names = new LinkedHashMap<>();
        for (String zone : zones.isEmpty() ? List.of(Trait.SINGLE) : zones) {
            Place written = own.getOrDefault(zone, trait.at(field));
            if (!written.exists()) {
                trait.error(
                        zone.isEmpty() ? "no signal" : "no signal for zone '" + zone + "'",
                        "add '" + field + ": …'"
                                + (zone.isEmpty() ? "" : ", or '" + overrides + ": {" + zone + ": …}'"));
                continue;
            }
            fill(written, zone).ifPresent(text -> names.put(zone, new Name(written, text)));
        }
        return names;
    }

    private void checkZone(String zone, Place place) {
        if (!zones.contains(zone)) {
            place.error(
                    "the device is not in zone '" + zone + "'",
                    CloseMatch.mend(zone, zones, "add it to the device's zones"));
        }
    }

    private Optional<String> fill(Place written, String zone) {
        Map<String, String> filling = fillings.getOrDefault(zone, Map.of());
        for (String placeholder : placeholders(written.text(""))) {
            if (!filling.containsKey(placeholder)) {
                missing(written, "{" + placeholder + "}", zone, filling);
                return Optional.empty();
            }
        }
        return Optional.of(fill(written.text(""), filling));
    }

    /** The names in braces, in the order of their first use. */
    static Set<String> placeholders(String template) {
        Set<String> names = new LinkedHashSet<>();
        PLACEHOLDER.matcher(template).results().forEach(r -> names.add(r.group(1)));
        return names;
    }

    /** The template with every placeholder replaced; {@code filling} has them all. */
    static String fill(String template, Map<String, String> filling) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(r -> Matcher.quoteReplacement(filling.getOrDefault(r.group(1), "")));
    }

    private static void missing(Place written, String placeholder, String zone, Map<String, String> filling) {
        String name = placeholder.substring(1, placeholder.length() - 1);
        if (zone.isEmpty()) {
            written.error(placeholder + " in the signal of a device without zones", "give the device 'zones'");
        } else {
            written.error(
                    "zone '" + zone + "' has nothing for " + placeholder,
                    CloseMatch.mend(name, filling.keySet(), "add it under the zone's 'places' in vehicle.yaml"));
        }
    }
}
