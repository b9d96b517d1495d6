package io.codriver.runtime.catalog;

import io.codriver.vehiclebus.SignalPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the simulated apps of a car know: the folder {@code apps/} of a catalogue, checked. Immutable.
 *
 * @param library what can be played
 * @param region where one can drive
 * @param contacts whom one can call
 * @param words language code → how people ask for these
 */
public record AppData(
        Optional<Library> library, Optional<Region> region, Optional<Contacts> contacts, Map<String, Words> words) {
    /** A car without apps. */
    public static final AppData NONE = new AppData(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public AppData {
        words = Map.copyOf(words);
    }

    /**
     * Where one app meets the car.
     *
     * @param slots device → its slots whose words the app knows
     * @param signals what the app calls a signal → the signal; one that the car lacks is left out
     */
    public record Wiring(Map<String, Set<String>> slots, Map<String, SignalPath> signals) {
        public Wiring {
            slots = Map.copyOf(slots);
            signals = Map.copyOf(signals);
        }
    }

    /**
     * Music.
     *
     * @param labels what is played → its full name on the bus; {@code {name}} and {@code {artist}} are filled in
     * @param favorites labels of the tracks that are favourites when the car is new
     */
    public record Library(
            Wiring wiring,
            Map<String, String> labels,
            List<Track> tracks,
            Map<String, List<String>> playlists,
            List<String> favorites) {
        public Library {
            labels = Map.copyOf(labels);
            tracks = List.copyOf(tracks);
            playlists = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(playlists));
            favorites = List.copyOf(favorites);
        }
    }

    /** One piece of music. */
    public record Track(String title, String artist, String album, String genre, int seconds) {}

    /**
     * A road map.
     *
     * @param nodes places and junctions; names are unique
     * @param categories kind of place → what the nearest of them is called on the bus
     * @param aliases a name that stands on the bus, such as {@code home} → the place it means
     */
    public record Region(
            Wiring wiring,
            List<Node> nodes,
            List<Road> roads,
            Map<String, String> categories,
            Map<String, String> aliases) {
        public Region {
            nodes = List.copyOf(nodes);
            roads = List.copyOf(roads);
            categories = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(categories));
            aliases = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
        }
    }

    /**
     * A place or a junction.
     *
     * @param kind of place, empty for a junction
     * @param latitude degrees north
     * @param longitude degrees east
     */
    public record Node(String name, String kind, double latitude, double longitude) {}

    /**
     * A stretch of road that can be driven both ways.
     *
     * @param km its length
     * @param limit speed limit in km/h
     * @param flags any of {@code motorway}, {@code toll}, {@code ferry}
     */
    public record Road(String name, String from, String to, double km, double limit, Set<String> flags) {
        public Road {
            flags = Set.copyOf(flags);
        }
    }

    /**
     * The phone's memory.
     *
     * @param messages unread, oldest first
     * @param missed names of missed callers, oldest first
     * @param lastDialed name of a contact, may be empty
     */
    public record Contacts(
            Wiring wiring, List<Contact> contacts, List<Message> messages, List<String> missed, String lastDialed) {
        public Contacts {
            contacts = List.copyOf(contacts);
            messages = List.copyOf(messages);
            missed = List.copyOf(missed);
        }
    }

    /**
     * Somebody who can be called.
     *
     * @param nicknames further names, such as {@code mum}
     * @param numbers kind of number ({@code mobile}, {@code home}, {@code work}) → digits; the first is the usual one
     */
    public record Contact(String name, List<String> nicknames, Map<String, String> numbers) {
        public Contact {
            nicknames = List.copyOf(nicknames);
            numbers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        }
    }

    /** A text message that came in. */
    public record Message(String from, String text) {}

    /**
     * One language's ways to ask for what apps know: section → meaning → phrases. A phrase is words in small letters.
     */
    public record Words(Map<String, Map<String, List<String>>> sections) {
        /** No words at all: only names are understood. */
        public static final Words NONE = new Words(Map.of());

        public Words {
            sections = Map.copyOf(sections);
        }

        /** The meanings of one section, in file order. */
        public Map<String, List<String>> section(String name) {
            return sections.getOrDefault(name, Map.of());
        }

        /** The phrases of one meaning. */
        public List<String> phrases(String section, String meaning) {
            return section(section).getOrDefault(meaning, List.of());
        }
    }
}
