package io.codriver.nlu;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The catalogue's language side for one language: everything an {@link Interpreter} may know of the car.
 *
 * @param language code such as {@code en}
 * @param devices in catalogue order; of two that share a name the earlier one is preferred
 * @param zones spoken names of the zones, seats and groups of seats
 * @param topics what help can be asked about
 * @param routines what one phrase sets off
 * @param conditions states of the car that have a name
 * @param shared names that mean any of several devices, so that the car asks which
 */
public record Vocabulary(
        String language,
        List<DeviceWords> devices,
        List<ZoneWords> zones,
        List<Topic> topics,
        List<RoutineWords> routines,
        List<ConditionWords> conditions,
        List<SharedName> shared) {
    public Vocabulary {
        devices = List.copyOf(devices);
        zones = List.copyOf(zones);
        topics = List.copyOf(topics);
        routines = List.copyOf(routines);
        conditions = List.copyOf(conditions);
        shared = List.copyOf(shared);
    }

    /** A car without routines and named conditions. */
    public Vocabulary(String language, List<DeviceWords> devices, List<ZoneWords> zones) {
        this(language, devices, zones, List.of(), List.of(), List.of(), List.of());
    }

    /** A group of devices ("the seats") and its spoken names. */
    public record Topic(String id, List<String> names, Set<String> devices) {
        public Topic {
            names = List.copyOf(names);
            devices = Set.copyOf(devices);
        }
    }

    /** A routine: its spoken names ("movie night") and what it wishes, in order. */
    public record RoutineWords(String id, List<String> names, List<Wish> wishes) {
        public RoutineWords {
            names = List.copyOf(names);
            wishes = List.copyOf(wishes);
        }
    }

    /** A named condition and how it is said after "when" or "if": "it gets dark", "we are parked". */
    public record ConditionWords(String id, List<String> forms) {
        public ConditionWords {
            forms = List.copyOf(forms);
        }
    }

    /** Names ("light") that any of several devices may be meant by, in the order in which the car offers them. */
    public record SharedName(List<String> names, List<String> devices) {
        public SharedName {
            names = List.copyOf(names);
            devices = List.copyOf(devices);
        }
    }

    /**
     * One device as people speak of it.
     *
     * @param id catalogue id
     * @param names spoken names and synonyms, singular; the first is used in replies
     * @param plurals spoken names that mean it in every zone when no zone is said ("windows")
     * @param zones ids of the zones it exists in; empty when there is only one of it
     * @param traits what it can do
     * @param verbs words that mean an operation on just this device ("lock", "mute", "warmer"); enough to imply it
     * @param templates whole sentences for it
     */
    public record DeviceWords(
            String id,
            List<String> names,
            List<String> plurals,
            Set<String> zones,
            List<TraitWords> traits,
            Map<Operation, List<String>> verbs,
            List<Template> templates) {
        public DeviceWords {
            names = List.copyOf(names);
            plurals = List.copyOf(plurals);
            zones = Set.copyOf(zones);
            traits = List.copyOf(traits);
            verbs = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(verbs));
            templates = List.copyOf(templates);
        }

        public boolean carries(Operation operation) {
            return traits.stream().anyMatch(t -> t.kind().carries(operation));
        }
    }

    /**
     * The spoken side of one trait.
     *
     * @param kind which trait
     * @param min least number that makes sense; min and max are both 0 when it has no numbers
     * @param max greatest number that makes sense
     * @param unit VSS unit name, may be empty
     * @param values spoken forms of the named values: value id → forms ("face" → "at my face")
     * @param slots for {@link TraitKind#CHOICES}: slot name → patterns of what may be said in it
     */
    public record TraitWords(
            TraitKind kind,
            double min,
            double max,
            String unit,
            Map<String, List<String>> values,
            Map<String, List<String>> slots) {
        public TraitWords {
            values = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
            slots = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(slots));
        }
    }

    /** A zone, seat or group of seats and its spoken names; {@code includes} are the zones that it stands for. */
    public record ZoneWords(String id, List<String> names, Set<String> includes) {
        public ZoneWords {
            names = List.copyOf(names);
            includes = Set.copyOf(includes);
        }
    }

    /**
     * A sentence of the catalogue and what it means. Syntax of {@code say}: {@code [optional]}, {@code (one|other)},
     * {@code {zone}}, {@code {value}} for a number or named value, {@code {name}} for a device name, and {@code
     * {*slot}} for any words up to the end of the sentence.
     *
     * @param say the pattern
     * @param operation what it asks for
     * @param value contract value it sets, empty when {@code {value}} or nothing does
     * @param zones what it means when no zone is said; empty leaves it to the speaker's seat
     */
    public record Template(String say, Operation operation, String value, List<ZoneTerm> zones) {
        public Template {
            zones = List.copyOf(zones);
        }

        /** A template that means no zones by itself. */
        public Template(String say, Operation operation, String value) {
            this(say, operation, value, List.of());
        }
    }
}
