package io.codriver.runtime.catalog;

import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Wish;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.PolicyRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A whole car as its integrator described it, checked. Immutable.
 *
 * @param vehicle seats and zones
 * @param devices in file order
 * @param policies in file order
 * @param signals every signal that devices, policies and queries name, once each
 * @param mirrors pairs of signals that say the same thing (a position and its {@code IsOpen})
 * @param phrases language code → what people say in it; the first is the default
 * @param offers id of a policy that offers → what it offers
 * @param conditions id of a named condition ("dark") → the comparisons that must all hold, anywhere in the car
 * @param routines in file order
 * @param senses what the trained model is told beside words
 * @param precedence whose wish counts when two seats want the same thing otherwise; the first that tells them apart
 */
public record Catalog(
        Vehicle vehicle,
        List<Device> devices,
        List<PolicyRule> policies,
        List<SignalSpec> signals,
        Map<SignalPath, SignalPath> mirrors,
        Map<String, Phrases> phrases,
        Map<String, Wish> offers,
        Map<String, List<PolicyRule.Condition>> conditions,
        List<Routine> routines,
        Senses senses,
        List<Precedence> precedence) {
    public Catalog {
        devices = List.copyOf(devices);
        policies = List.copyOf(policies);
        signals = List.copyOf(signals);
        mirrors = Map.copyOf(mirrors);
        phrases = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(phrases));
        offers = Map.copyOf(offers);
        conditions = Map.copyOf(conditions);
        routines = List.copyOf(routines);
        precedence = List.copyOf(precedence);
    }

    public Optional<Device> device(String id) {
        return devices.stream().filter(d -> d.id().equals(id)).findFirst();
    }

    /**
     * Which seats' wishes go before which others'.
     *
     * @param devices ids of the devices that it is about; empty for any
     * @param seats each goes before those after it and before all that are not named
     * @param source the rule, standard or reason it comes from
     */
    public record Precedence(String id, Set<String> devices, List<String> seats, String source) {
        public Precedence {
            devices = Set.copyOf(devices);
            seats = List.copyOf(seats);
        }

        /** Whether {@code seat}'s wish about the device goes before {@code other}'s. */
        public boolean puts(String device, String seat, String other) {
            int first = seats.indexOf(seat);
            int second = seats.indexOf(other);
            boolean about = devices.isEmpty() || devices.contains(device);
            return about && first >= 0 && (second < 0 || first < second);
        }
    }

    /**
     * The car's name, seats and zones.
     *
     * @param driverSide {@code left} or {@code right}
     * @param seats in the order of the microphone channels
     * @param zones zone id → the zones it stands for, in seat order; a seat or place stands for itself
     */
    public record Vehicle(String name, String driverSide, List<Seat> seats, Map<String, List<String>> zones) {
        public Vehicle {
            seats = List.copyOf(seats);
            zones = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(zones));
        }

        public Optional<Seat> seat(String id) {
            return seats.stream().filter(s -> s.id().equals(id)).findFirst();
        }
    }

    /**
     * One seat.
     *
     * @param row 1 is the front
     * @param side {@code left}, {@code middle} or {@code right}
     * @param owns zones that are this seat's own, the seat itself first
     * @param microphone whether it has one; seats without stand last
     */
    public record Seat(String id, int row, String side, List<String> owns, boolean microphone) {
        public Seat {
            owns = List.copyOf(owns);
        }
    }

    /**
     * Something that people can ask for.
     *
     * @param group the heading it stands under on the page
     * @param zones zones it exists in, empty when there is only one of it
     */
    public record Device(String id, String group, List<String> zones, List<Trait> traits) {
        public Device {
            zones = List.copyOf(zones);
            traits = List.copyOf(traits);
        }

        public Optional<Trait> trait(TraitKind kind) {
            return traits.stream().filter(t -> t.kind() == kind).findFirst();
        }
    }

    /**
     * One ability of a device and the signals behind it.
     *
     * @param signals zone → signal; the key is {@link #SINGLE} when there is only one of the device
     * @param min least value that people may ask for, in their own scale
     * @param max greatest value that people may ask for
     * @param step what "a bit more" adds
     * @param unit unit of min, max and step
     * @param scale signal value = asked value × scale (seat cooling shares the heating's signal with −1)
     * @param values named value → signal value (modes, colours, low/medium/high, transport states); {@code on} and
     *     {@code off}, {@code open} and {@code closed} have their signal values here too
     * @param levels for numbered levels ("level two"): level n is the n-th entry, the first is level 0; may be empty
     * @param onValue what a bare "on" sets where the value is a number
     * @param slots choices and open slots: slot → signal that holds its text
     */
    public record Trait(
            TraitKind kind,
            Map<String, SignalPath> signals,
            double min,
            double max,
            double step,
            String unit,
            double scale,
            Map<String, SignalValue> values,
            List<Double> levels,
            OptionalDouble onValue,
            Map<String, SignalPath> slots) {
        /** The key in {@link #signals()} of a device without zones. */
        public static final String SINGLE = "";

        public Trait {
            signals = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(signals));
            values = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
            levels = List.copyOf(levels);
            slots = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(slots));
        }
    }

    /**
     * What the trained model is told of the car beside words, in its own names.
     *
     * @param states in file order
     * @param looks kind of thing that people look at → ids of the devices that are meant by it
     */
    public record Senses(List<State> states, Map<String, List<String>> looks) {
        /** Of a car that tells the model nothing. */
        public static final Senses NONE = new Senses(List.of(), Map.of());

        public Senses {
            states = List.copyOf(states);
            looks = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(looks));
        }
    }

    /**
     * A state of the car: all of one list of conditions and, unless it is empty, one of the other.
     *
     * @param id the model's name for it
     */
    public record State(String id, List<PolicyRule.Condition> all, List<PolicyRule.Condition> any) {
        public State {
            all = List.copyOf(all);
            any = List.copyOf(any);
        }
    }

    /**
     * One language's words.
     *
     * @param vocabulary for the interpreter
     * @param replies reply key → text with {placeholders}; policies' reasons are in here
     * @param spokenForms written word → form that the recogniser's vocabulary has ("defog" → "dee fog")
     * @param extraSentences further sentences for the recogniser's language model (talk, yes and no, …)
     */
    public record Phrases(
            io.codriver.nlu.Vocabulary vocabulary,
            Map<String, String> replies,
            Map<String, String> spokenForms,
            Set<String> extraSentences) {
        public Phrases {
            replies = Map.copyOf(replies);
            spokenForms = Map.copyOf(spokenForms);
            extraSentences = Set.copyOf(extraSentences);
        }
    }
}
