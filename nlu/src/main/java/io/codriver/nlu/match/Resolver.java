package io.codriver.nlu.match;

import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.TraitWords;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import io.codriver.nlu.match.Fits.Fit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Turns a filled clause into a wish: which device is meant, what is to be done with it, with which value. A device is
 * only chosen when it can do what the clause asks (type-checked by its traits); of several that can, the one that fits
 * best, then the one that the catalogue names first.
 */
final class Resolver {
    private static final Set<Operation> TRANSPORT_ONLY =
            Set.of(Operation.PAUSE, Operation.RESUME, Operation.NEXT, Operation.PREVIOUS);

    private final Lexicon lexicon;
    private final Fits fits;

    Resolver(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.fits = new Fits(lexicon);
    }

    /** What the clause asks for; of a shared name's devices the first. */
    Optional<Wish> resolve(Clause clause, Before before) {
        return readings(clause, before).stream().findFirst();
    }

    /** What the clause may ask for: nothing, one wish, or one for each device that a shared name leaves open. */
    List<Wish> readings(Clause clause, Before before) {
        if (clause.broken) {
            return List.of();
        }
        Sense.Matched template = clause.template;
        if (template != null) {
            return dropsValue(clause) ? List.of() : List.of(fromTemplate(clause, template));
        }
        List<Fit> found = candidates(clause, before.device()).stream()
                .map(d -> fits.of(clause, d))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Fit::rank))
                .toList();
        return equals(clause, found).stream()
                .map(fit -> before.carriedOn(clause, wish(clause, fit)))
                .toList();
    }

    /** The best fit, and those of the same shared name that are no worse, in the name's order. */
    private List<Fit> equals(Clause clause, List<Fit> found) {
        Vocabulary.SharedName shared = clause.shared;
        if (found.size() < 2 || shared == null || clause.mentions.size() != 1) {
            return found.stream().limit(1).toList();
        }
        List<Fit> equal = found.stream()
                .filter(f -> f.rank() == found.get(0).rank())
                .filter(f -> shared.devices().contains(id(f)))
                .sorted(Comparator.comparingInt(f -> shared.devices().indexOf(id(f))))
                .toList();
        List<Fit> zoned = equal.stream()
                .filter(f -> !lexicon.device(f.device()).zones().isEmpty())
                .toList();
        List<Fit> left = clause.mine && !zoned.isEmpty() ? zoned : equal;
        return left.isEmpty() ? List.of(found.get(0)) : left;
    }

    private String id(Fit fit) {
        return lexicon.device(fit.device()).id();
    }

    /** "Set the temperature": a wish that lacks its value only. */
    Optional<Wish> lacking(Clause clause) {
        boolean says = clause.hasVerb() || clause.particle != null || clause.hasValue() || clause.amount != null;
        boolean bare = clause.setter && !says && !clause.to && !clause.question && !clause.broken;
        if (!bare || clause.template != null || clause.mentions.isEmpty()) {
            return Optional.empty();
        }
        return clause.mentions.stream()
                .flatMap(Set::stream)
                .map(lexicon::device)
                .filter(d -> d.carries(Operation.SET))
                .min(Comparator.comparing(d -> fits.zonesFit(clause, d) ? 0 : 1))
                .map(d -> new Wish(Operation.SET, d.id(), zones(clause, d), Value.NONE, clause.slots));
    }

    boolean zonesFit(Clause clause, String device) {
        return lexicon.index(device)
                .filter(i -> fits.zonesFit(clause, lexicon.device(i)))
                .isPresent();
    }

    private Wish fromTemplate(Clause clause, Sense.Matched matched) {
        DeviceWords device = lexicon.device(matched.device());
        String set = matched.template().value();
        Value value = set.isEmpty() ? matched.value() : literal(set);
        if (value.kind() == Value.Kind.NONE && clause.amount != null) {
            value = clause.amount;
        }
        Operation operation = matched.template().operation();
        List<ZoneTerm> said = zones(clause, device);
        List<ZoneTerm> meant = said.isEmpty() ? matched.unsaid() : said;
        return new Wish(operation, device.id(), meant, value, matched.slots());
    }

    /** A value beside a template, which has no place for it: silence is better than half of what was said. */
    private static boolean dropsValue(Clause clause) {
        return clause.value != null || !clause.named.isEmpty();
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
        if (clause.pronoun && !out.isEmpty()) {
            return ofIt(out, lastDevice, clause.neutral);
        }
        if (out.isEmpty() && clause.pronoun) {
            devices(i -> lexicon.device(i).id().equals(lastDevice)).forEach(out::add);
        }
        if (out.isEmpty()) {
            implied(clause).forEach(out::add);
        }
        return out;
    }

    /**
     * Those of the devices of a verb that "it" may mean: the last device itself, or what shares a name with it, as the
     * trunk's lock does. What opens and closes is a thing of its own: "close the trunk and lock it" never locks a door.
     */
    private Set<Integer> ofIt(Set<Integer> devices, String lastDevice, boolean neutral) {
        Optional<Integer> last = lexicon.index(lastDevice);
        if (last.isEmpty()) {
            return devices;
        }
        if (devices.contains(last.get())) {
            return Set.of(last.get());
        }
        Set<Integer> same = new LinkedHashSet<>(devices);
        same.removeIf(d -> Collections.disjoint(
                lexicon.device(d).names(), lexicon.device(last.get()).names()));
        boolean thing = !neutral && trait(last.get(), TraitKind.OPEN_CLOSE).isPresent();
        return same.isEmpty() && !thing ? devices : same;
    }

    /** Devices that a value or a transport verb gives away without a name. */
    private IntStream implied(Clause clause) {
        Value value = clause.value;
        if (!clause.named.isEmpty() && (clause.hasVerb() || clause.neutral)) {
            return clause.named.stream().mapToInt(Sense.Named::device);
        }
        if (value != null && Fits.isDegrees(value.unit()) && value.kind() == Value.Kind.NUMBER) {
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
