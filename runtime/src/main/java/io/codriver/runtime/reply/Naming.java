package io.codriver.runtime.reply;

import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.ZoneWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What to call a device in some of its zones: "your window", "the rear left window", "all windows". */
final class Naming {
    private final ReplyBook book;
    private final Map<String, DeviceWords> devices = new HashMap<>();
    private final Map<String, ZoneWords> zones = new HashMap<>();

    Naming(Vocabulary vocabulary, ReplyBook book) {
        this.book = book;
        vocabulary.devices().forEach(d -> devices.put(d.id(), d));
        vocabulary.zones().forEach(z -> zones.put(z.id(), z));
    }

    /** The device's name, or its id when the language has none for it. */
    String name(String device) {
        DeviceWords words = devices.get(device);
        return words == null || words.names().isEmpty()
                ? device.replace('-', ' ')
                : words.names().get(0);
    }

    /** Whether a phrase for the device in these zones is a plural: several zones, or a name that is one. */
    boolean isMany(String device, List<String> named) {
        DeviceWords words = devices.get(device);
        return named.size() > 1 || words != null && words.plurals().contains(name(device));
    }

    /** Somebody in another seat: "the driver", "the rear left seat". */
    String who(String seat) {
        String key = "who." + seat;
        return book.say(book.has(key) ? key : "who.seat", Map.of("zone", joined(List.of(seat))));
    }

    /** As the seat itself would say it. */
    String said(String device, List<String> named, String seat) {
        return named.equals(List.of(seat)) ? book.say("own", Map.of("name", name(device))) : what(device, named, seat);
    }

    String what(String device, List<String> named, String seat) {
        String name = name(device);
        if (named.isEmpty()) {
            return book.say("single", Map.of("name", name));
        }
        if (named.equals(List.of(seat))) {
            return book.say("mine", Map.of("name", name));
        }
        DeviceWords words = devices.get(device);
        boolean all = words != null
                && named.size() > 1
                && named.size() == words.zones().size();
        if (all && !Objects.requireNonNull(words).plurals().isEmpty()) {
            return book.say("all", Map.of("plural", words.plurals().get(0)));
        }
        return book.say("zoned", Map.of("zone", joined(named), "name", plural(words, name, named)));
    }

    private String plural(@org.jspecify.annotations.Nullable DeviceWords words, String name, List<String> named) {
        boolean many = words != null && named.size() > 1 && !words.plurals().isEmpty();
        return many ? Objects.requireNonNull(words).plurals().get(0) : name;
    }

    private String joined(List<String> named) {
        List<String> spoken = new ArrayList<>();
        for (String zone : named) {
            ZoneWords words = zones.get(zone);
            boolean nameless = words == null || words.names().isEmpty();
            spoken.add(
                    nameless
                            ? zone.replace('-', ' ')
                            : Objects.requireNonNull(words).names().get(0));
        }
        return joined(spoken, "and");
    }

    /** Several names as one: "a, b or c"; {@code word} is the key of the word before the last. */
    String joined(List<String> names, String word) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " " + book.say(word, Map.of()) + " " + names.get(last);
    }

    /** A number with its unit's name; whole numbers without a point. */
    String number(double number, String unit) {
        String digits = number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
        String key = "unit." + unit;
        return unit.isEmpty() ? digits : digits + " " + (book.has(key) ? book.say(key, Map.of()) : unit);
    }

    String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
