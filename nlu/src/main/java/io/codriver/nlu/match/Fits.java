package io.codriver.nlu.match;

import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.TraitWords;
import io.codriver.nlu.Vocabulary.ZoneWords;
import io.codriver.nlu.ZoneTerm;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a device can do what a clause asks, and how well that fits. */
final class Fits {
    /** Verbs that a question may hold as a state: "is it turned on". Any other makes it a question about something else. */
    private static final Set<Operation> STATES = Set.of(
            Operation.ON,
            Operation.OFF,
            Operation.OPEN,
            Operation.CLOSE,
            Operation.START,
            Operation.STOP,
            Operation.PAUSE);

    private final Lexicon lexicon;

    Fits(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** A candidate and how well it fits; a lower rank is better. */
    record Fit(int device, Operation operation, Value value, int rank) {}

    Optional<Fit> of(Clause clause, int index) {
        DeviceWords device = lexicon.device(index);
        Value value = valueFor(clause, index);
        Operation wanted = operation(clause, index, value);
        if (wanted == null || !valueFits(device, value, wanted) || !countFits(clause, device)) {
            return Optional.empty();
        }
        int zonePenalty = zonesFit(clause, device) ? 0 : 8;
        int valuePenalty = clause.named.isEmpty() || value.kind() == Value.Kind.NAMED ? 0 : 4;
        int mention = mentionRank(clause, index);
        if (carries(device, wanted, value)) {
            int asked = clause.question && answers(device) ? 0 : clause.question ? 2 : 0;
            int rank = asked + (clause.ownVerb(index).isPresent() ? 0 : 2) + zonePenalty + valuePenalty + mention;
            return Optional.of(new Fit(index, wanted, kept(wanted, value), rank));
        }
        return likeness(wanted).stream()
                .filter(o -> carries(device, o, value))
                .findFirst()
                .map(o -> new Fit(index, o, kept(o, value), 20 + zonePenalty + valuePenalty + mention));
    }

    /** "Turn the rain sounds off" ends them; it sets nothing to rain. */
    private static Value kept(Operation operation, Value value) {
        boolean ends = operation == Operation.OFF || operation == Operation.STOP;
        return ends && value.kind() == Value.Kind.NAMED ? Value.NONE : value;
    }

    /** Whether telling its state is what the device is for. */
    private static boolean answers(DeviceWords device) {
        return device.traits().stream().anyMatch(t -> t.kind() == TraitKind.QUERY);
    }

    /** A later mention counts a little less: "the volume of the radio". */
    private static int mentionRank(Clause clause, int index) {
        for (int i = 0; i < clause.mentions.size(); i++) {
            if (clause.mentions.get(i).contains(index)) {
                return Math.min(i, 1);
            }
        }
        return 0;
    }

    private @Nullable Operation operation(Clause clause, int index, Value value) {
        if (clause.question) {
            boolean stray =
                    clause.generalVerb().filter(o -> !STATES.contains(o)).isPresent();
            return stray ? null : Operation.QUERY;
        }
        Optional<Operation> own = clause.ownVerb(index);
        Operation verb = own.or(clause::generalVerb).orElse(clause.particle);
        boolean absolute = value.kind() == Value.Kind.NAMED
                || value.kind() == Value.Kind.FRACTION
                || value.kind() == Value.Kind.NUMBER && clause.to;
        if (!clause.slots.isEmpty() && verb == null) {
            return Operation.START;
        }
        if (verb == null) {
            boolean something = value.kind() != Value.Kind.NONE && value.kind() != Value.Kind.AMOUNT;
            return something ? Operation.SET : byName(clause, index);
        }
        boolean relative = verb == Operation.INCREASE || verb == Operation.DECREASE;
        boolean switching = verb == Operation.ON || verb == Operation.START || verb == Operation.SELECT;
        boolean hasValue = value.kind() == Value.Kind.NAMED
                || value.kind() == Value.Kind.NUMBER
                || value.kind() == Value.Kind.FRACTION;
        if (clause.by && value.kind() == Value.Kind.NUMBER && isGraded(index)) {
            return verb == Operation.OPEN ? Operation.INCREASE : verb == Operation.CLOSE ? Operation.DECREASE : verb;
        }
        return relative && absolute || switching && hasValue ? Operation.SET : verb;
    }

    /** Whether it opens by degrees, so that "by ten percent" changes how far. */
    private boolean isGraded(int index) {
        return lexicon.device(index).traits().stream()
                .anyMatch(t -> t.kind() == TraitKind.OPEN_CLOSE && t.max() > t.min());
    }

    /** "Massage my seat": the name is the verb, for a clause that has no other. */
    private static @Nullable Operation byName(Clause clause, int index) {
        for (Sense.Verb verb : clause.nameVerbs) {
            if (verb.device() == index) {
                return verb.operation();
            }
        }
        return null;
    }

    private Value valueFor(Clause clause, int index) {
        for (Sense.Named named : clause.named) {
            if (named.device() == index) {
                return Value.named(named.id());
            }
        }
        Value value = clause.value;
        if (value != null) {
            boolean down = clause.ownVerb(index).or(clause::generalVerb).orElse(clause.particle) == Operation.DECREASE;
            boolean toTheEnd = down && value.kind() == Value.Kind.FRACTION && value.number() == 1.0;
            return toTheEnd ? Value.fraction(0) : value;
        }
        return clause.amount == null ? Value.NONE : clause.amount;
    }

    static boolean valueFits(DeviceWords device, Value value, Operation operation) {
        if (operation == Operation.QUERY) {
            return true;
        }
        return switch (value.kind()) {
            case NONE, NAMED, AMOUNT -> true;
            case NUMBER, FRACTION -> device.traits().stream().anyMatch(t -> takes(t, value));
        };
    }

    private static boolean takes(TraitWords trait, Value value) {
        boolean degrees = isDegrees(value.unit());
        return switch (trait.kind()) {
            case TEMPERATURE -> !value.unit().equals("percent");
            case LEVEL, OPEN_CLOSE -> !degrees;
            default -> false;
        };
    }

    static boolean isDegrees(String unit) {
        return unit.equals("degrees") || unit.equals("celsius") || unit.equals("fahrenheit");
    }

    private static boolean carries(DeviceWords device, Operation operation, Value value) {
        if (value.kind() == Value.Kind.NAMED) {
            boolean known = device.traits().stream().anyMatch(t -> t.values().containsKey(value.text()));
            return known && (operation == Operation.QUERY || device.carries(operation));
        }
        boolean needsValue = operation == Operation.SET || operation == Operation.SELECT;
        if (needsValue && (value.kind() == Value.Kind.NONE || value.kind() == Value.Kind.AMOUNT)) {
            return false;
        }
        return device.carries(operation);
    }

    /** "The two rear windows" are that many; "the two windows" of four leave open which. */
    private boolean countFits(Clause clause, DeviceWords device) {
        if (clause.count == 0) {
            return true;
        }
        Set<String> meant = new HashSet<>();
        for (ZoneTerm term : clause.zones) {
            ZoneWords words = lexicon.zones().get(term.id());
            meant.addAll(words == null ? Set.of() : words.includes());
        }
        meant.retainAll(device.zones());
        return clause.count == (clause.zones.isEmpty() ? device.zones() : meant).size();
    }

    boolean zonesFit(Clause clause, DeviceWords device) {
        return clause.zones.stream().filter(z -> !z.id().isEmpty()).allMatch(z -> {
            var words = lexicon.zones().get(z.id());
            return words != null && words.includes().stream().anyMatch(device.zones()::contains);
        });
    }

    /** What else an operation may mean to a device that can't do it, best first. */
    private List<Operation> likeness(Operation operation) {
        boolean oneVerb = lexicon.pack().oneVerb();
        return switch (operation) {
            case OPEN -> oneVerb ? List.of(Operation.ON, Operation.START) : List.of();
            case CLOSE -> oneVerb ? List.of(Operation.OFF, Operation.STOP) : List.of();
            case ON -> List.of(Operation.START);
            case START -> List.of(Operation.ON);
            case OFF -> List.of(Operation.STOP);
            case STOP -> List.of(Operation.OFF);
            default -> List.of();
        };
    }
}
