package io.codriver.nlu.fused;

import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.fused.Frame.Run;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of the speaker's own (a destination, a contact, a title) under the names that the device's slots have. */
final class OpenWords {
    private static final Pattern SLOT = Pattern.compile("\\{\\*([A-Za-z]+)}");
    /** What a slot for such words may be called, the likeliest first. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "place", List.of("destination", "stopover", "place", "location", "address"),
            "person", List.of("contact", "recipient", "person", "name"),
            "text", List.of("text", "message"),
            "title", List.of("title", "song", "station", "name"),
            "artist", List.of("artist", "title"),
            "album", List.of("album", "title"),
            "playlist", List.of("playlist", "title"),
            "number", List.of("number", "contact", "recipient"));

    private final Map<String, Set<String>> slots = new LinkedHashMap<>();

    OpenWords(List<DeviceWords> devices) {
        for (DeviceWords device : devices) {
            Set<String> own = new HashSet<>();
            device.traits().forEach(t -> own.addAll(t.slots().keySet()));
            device.templates().forEach(t -> {
                Matcher found = SLOT.matcher(t.say());
                while (found.find()) {
                    own.add(found.group(1));
                }
            });
            slots.put(device.id(), own);
        }
    }

    /** The slots that a wish fills; words that its device has no slot for are left out. */
    Map<String, String> of(DeviceWords device, int owner, List<Run> runs, List<String> words) {
        Map<String, String> out = new LinkedHashMap<>();
        Set<String> own = slots.getOrDefault(device.id(), Set.of());
        for (Run run : runs) {
            if (run.owner() == owner) {
                NAMES.getOrDefault(run.kind(), List.of()).stream()
                        .filter(own::contains)
                        .findFirst()
                        .ifPresent(
                                slot -> out.putIfAbsent(slot, String.join(" ", words.subList(run.start(), run.end()))));
            }
        }
        return out;
    }
}
