package io.codriver.nlu.match;

import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.TraitWords;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a filled clause into a wish: which device is meant, what is to be done with it, with which value. A device is
 * only chosen when it can do what the clause asks (type-checked by its traits); of several that can, the one that fits
 * best, then the one that the catalogue names first.
 */
final class Resolver {
    private static final Set<Operation> TRANSPORT_ONLY =
            Set.of(Operation.PAUSE, Operation.RESUME, Operation.NEXT, Operation.PREVIOUS);

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

    Resolver(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** A candidate and how well it fits; a lower rank is better. */
    private record Fit(int device, Operation operation, Value value, int rank) {}

    Optional<Wish> resolve(Clause clause, String lastDevice) {
        if (clause.broken) {
            return Optional.empty();
        }
        Sense.Matched template = clause.template;
        if (template != null) {
            return Optional.of(fromTemplate(clause, template));
        }
        return candidates(clause, lastDevice).stream()
                .map(d -> fit(clause, d))
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(Fit::rank))
                .map(fit -> wish(clause, fit));
    }

    private Wish fromTemplate(Clause clause, Sense.Matched matched) {
        DeviceWords device = lexicon.device(matched.device());
        String set = matched.template().value();
        Value value = set.isEmpty() ? matched.value() : literal(set);
        if (value.kind() == Value.Kind.NONE && clause.amount != null) {
            value = clause.amount;
        }
        Operation operation = matched.template().operation();
        return new Wish(operation, device.id(), zones(clause, device), value, matched.slots());
    }

    private static Value literal(String text) {
        try {
            return Value.number(Double.parseDouble(text), "");
        } catch (NumberFormatException e) {
            return Value.named(text);
        }
    }

    private Set<Integer> candidates(Clause clause, String lastDevice) {
        Set<Integer> out = new LinkedHashSet<>();
        clause.mentions.forEach(out::addAll);
        out.addAll(clause.choosers);
        if (!out.isEmpty()) {
            return out;
        }
        clause.verbs.stream().filter(v -> v.device() != Sense.ANY).forEach(v -> out.add(v.device()));
        boolean general = clause.generalVerb().isPresent();
        if (general && !out.isEmpty()) {
            out.clear(); // "lower" alone is not "lower the window"
        }
        if (out.isEmpty() && clause.pronoun) {
            devices(i -> lexicon.device(i).id().equals(lastDevice)).forEach(out::add);
        }
        if (out.isEmpty()) {
            implied(clause).forEach(out::add);
        }
        return out;
    }

    /** Devices that a value or a transport verb gives away without a name. */
    private IntStream implied(Clause clause) {
        Value value = clause.value;
        if (!clause.named.isEmpty() && (clause.hasVerb() || clause.neutral)) {
            return clause.named.stream().mapToInt(Sense.Named::device);
        }
        if (value != null && isDegrees(value.unit()) && value.kind() == Value.Kind.NUMBER) {
            return devices(i -> trait(i, TraitKind.TEMPERATURE).isPresent()).limit(1);
        }
        if (clause.generalVerb().filter(TRANSPORT_ONLY::contains).isPresent() && clause.zones.isEmpty()) {
            return devices(i -> trait(i, TraitKind.TRANSPORT).isPresent()).limit(1);
        }
        return IntStream.empty();
    }

    private IntStream devices(IntPredicate which) {
        return IntStream.range(0, lexicon.devices().size()).filter(which);
    }

    private Optional<TraitWords> trait(int device, TraitKind kind) {
        return lexicon.device(device).traits().stream()
                .filter(t -> t.kind() == kind)
                .findFirst();
    }

    private Optional<Fit> fit(Clause clause, int index) {
        DeviceWords device = lexicon.device(index);
        Value value = valueFor(clause, index);
        Operation wanted = operation(clause, index, value);
        if (wanted == null || !valueFits(device, value, wanted)) {
            return Optional.empty();
        }
        int zonePenalty = zonesFit(clause, device) ? 0 : 8;
        int valuePenalty = clause.named.isEmpty() || value.kind() == Value.Kind.NAMED ? 0 : 4;
        int mention = mentionRank(clause, index);
        if (carries(device, wanted, value)) {
            int asked = clause.question && answers(device) ? 0 : clause.question ? 2 : 0;
            int rank = asked + (clause.ownVerb(index).isPresent() ? 0 : 2) + zonePenalty + valuePenalty + mention;
            return Optional.of(new Fit(index, wanted, value, rank));
        }
        return Assembler.likeness(wanted).stream()
                .filter(o -> carries(device, o, value))
                .findFirst()
                .map(o -> new Fit(index, o, value, 20 + zonePenalty + valuePenalty + mention));
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
        return relative && absolute || switching && hasValue ? Operation.SET : verb;
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

    private static boolean valueFits(DeviceWords device, Value value, Operation operation) {
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

    private static boolean isDegrees(String unit) {
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

    private boolean zonesFit(Clause clause, DeviceWords device) {
        return clause.zones.stream().allMatch(z -> {
            var words = lexicon.zones().get(z.id());
            return words != null && words.includes().stream().anyMatch(device.zones()::contains);
        });
    }

    private Wish wish(Clause clause, Fit fit) {
        DeviceWords device = lexicon.device(fit.device());
        Map<String, String> slots = clause.slots;
        return new Wish(fit.operation(), device.id(), zones(clause, device), fit.value(), slots);
    }

    private static List<ZoneTerm> zones(Clause clause, DeviceWords device) {
        List<ZoneTerm> out = new ArrayList<>(new LinkedHashSet<>(clause.zones));
        boolean named = out.stream().anyMatch(z -> z.kind() == ZoneTerm.Kind.NAMED);
        if (clause.except && !named) {
            out.add(0, ZoneTerm.ALL);
        } else if (out.isEmpty() && clause.others) {
            out.add(ZoneTerm.OTHERS);
        } else if (out.isEmpty() && clause.mine) {
            out.add(ZoneTerm.MINE);
        } else if (out.isEmpty()
                && (clause.all || clause.plural)
                && !device.zones().isEmpty()) {
            out.add(ZoneTerm.ALL);
        }
        return out;
    }
}
