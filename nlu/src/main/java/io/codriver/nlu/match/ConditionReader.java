package io.codriver.nlu.match;

import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Value;
import io.codriver.nlu.When.Check;
import io.codriver.nlu.When.Comparison;
import io.codriver.nlu.When.Named;
import io.codriver.nlu.When.State;
import io.codriver.nlu.ZoneTerm;
import io.codriver.nlu.language.LanguagePack.Mark;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one condition from its first word on: a form that the catalogue names ("it gets dark"), or a device, a form of
 * "to be" and a state ("any window is open", "the battery is below twenty percent"). For one use by one thread.
 */
final class ConditionReader {
    private static final int MAX_PHRASES = 16;

    /** A condition, where it ends, and the device and zones that "it" means after it. */
    record Parsed(Check check, int end, String device, List<ZoneTerm> zones) {}

    private final Lexicon lexicon;
    private final List<String> tokens;
    private final Set<Integer> devices = new LinkedHashSet<>();
    private final List<ZoneTerm> zones = new ArrayList<>();
    private int at;
    private boolean plural;
    private boolean all;
    private boolean any;
    private boolean none;
    private boolean it;
    private boolean not;

    ConditionReader(Lexicon lexicon, List<String> tokens, int at) {
        this.lexicon = lexicon;
        this.tokens = tokens;
        this.at = at;
    }

    Optional<Parsed> read() {
        Optional<Span> form = lexicon.longest(lexicon.conditions(), tokens, at);
        if (form.isPresent()) {
            String id = form.get().first(Sense.Condition.class).orElseThrow().id();
            return Optional.of(new Parsed(new Named(id), form.get().end(), "", List.of()));
        }
        boolean subject = subject() && (it || !devices.isEmpty());
        return subject ? state() : Optional.empty();
    }

    /** Reads up to and with the form of "to be". */
    private boolean subject() {
        for (int i = 0; i < MAX_PHRASES && at < tokens.size(); i++) {
            if (role("be")) {
                return true;
            }
            if (!determiner() && !part()) {
                return false;
            }
        }
        return false;
    }

    private boolean determiner() {
        if (role("any")) {
            any = true;
        } else if (devices.isEmpty() && role("none")) {
            none = true;
        } else {
            return false;
        }
        return true;
    }

    private boolean part() {
        Optional<Span> found = lexicon.longest(lexicon.phrases(), tokens, at);
        if (found.isEmpty()) {
            return false;
        }
        Span span = found.get();
        at = span.end();
        if (span.has(Sense.Device.class) && devices.isEmpty()) {
            span.all(Sense.Device.class).forEach(d -> devices.add(d.device()));
            plural = span.all(Sense.Device.class).stream().anyMatch(Sense.Device::plural);
            return true;
        }
        span.first(Sense.Zone.class).ifPresent(z -> zones.add(z.term()));
        if (span.is(Mark.MINE)) {
            zones.add(ZoneTerm.MINE);
        }
        all |= span.is(Mark.ALL);
        it |= span.is(Mark.PRONOUN) && devices.isEmpty();
        boolean small = span.is(Mark.ALL) || span.is(Mark.MINE) || span.is(Mark.FILLER) || span.is(Mark.PRONOUN);
        return small || span.has(Sense.Zone.class);
    }

    private Optional<Parsed> state() {
        for (int i = 0; i < MAX_PHRASES && at < tokens.size(); i++) {
            if (role("not")) {
                not = true;
            } else if (role("below")) {
                return number(Comparison.BELOW);
            } else if (role("above")) {
                return number(Comparison.ABOVE);
            } else if (isNumber() || role("at") && isNumber()) {
                return number(Comparison.IS);
            } else {
                Optional<Span> found = lexicon.longest(lexicon.phrases(), tokens, at);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                at = found.get().end();
                Optional<Parsed> word = word(found.get());
                if (word.isPresent() || !isStill(found.get())) {
                    return word;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isStill(Span span) {
        return span.is(Mark.QUESTION_WORD) || span.is(Mark.FILLER);
    }

    private boolean isNumber() {
        return at < tokens.size() && lexicon.pack().numbers().read(tokens, at).isPresent();
    }

    private Optional<Parsed> number(Comparison comparison) {
        Optional<Span> quantity = at < tokens.size() ? lexicon.measures().quantity(tokens, at) : Optional.empty();
        if (quantity.isEmpty()) {
            return Optional.empty();
        }
        at = quantity.get().end();
        Value value = quantity.get().first(Sense.Quantity.class).orElseThrow().value();
        return devices.stream().filter(d -> counts(d, value)).findFirst().map(d -> parsed(d, comparison, value, true));
    }

    private boolean counts(int device, Value value) {
        boolean degrees = Fits.isDegrees(value.unit());
        return kinds(device).anyMatch(k -> switch (k) {
            case QUERY -> true;
            case TEMPERATURE -> !value.unit().equals("percent");
            case LEVEL, OPEN_CLOSE -> !degrees;
            default -> false;
        });
    }

    private Optional<Parsed> word(Span span) {
        for (Sense.Named named : span.all(Sense.Named.class)) {
            if (devices.contains(named.device())) {
                return Optional.of(parsed(named.device(), Comparison.IS, Value.named(named.id()), true));
            }
        }
        for (Sense.Verb verb : span.all(Sense.Verb.class)) {
            if (it && devices.isEmpty() && measures(verb)) {
                devices.add(verb.device());
                return than(verb.operation());
            }
            Optional<Parsed> own =
                    devices.contains(verb.device()) ? state(verb.device(), verb.operation()) : Optional.empty();
            if (own.isPresent()) {
                return own;
            }
        }
        return span.first(Sense.Particle.class).flatMap(p -> devices.stream()
                .flatMap(d -> state(d, p.operation()).stream())
                .findFirst());
    }

    /** "It is warmer than …": a device that tells its state knows the word. */
    private boolean measures(Sense.Verb verb) {
        boolean compares = verb.operation() == Operation.INCREASE || verb.operation() == Operation.DECREASE;
        return verb.device() != Sense.ANY && compares && kinds(verb.device()).anyMatch(k -> k == TraitKind.QUERY);
    }

    private Optional<Parsed> than(Operation operation) {
        boolean up = operation == Operation.INCREASE;
        return role("than") ? number(up ? Comparison.ABOVE : Comparison.BELOW) : Optional.empty();
    }

    private Optional<Parsed> state(int device, Operation operation) {
        return switch (operation) {
            case OPEN -> state(device, "open", Set.of(TraitKind.OPEN_CLOSE));
            case CLOSE -> state(device, "closed", Set.of(TraitKind.OPEN_CLOSE));
            case ON, START -> state(device, "on", Set.of(TraitKind.ON_OFF, TraitKind.LEVEL, TraitKind.TRANSPORT));
            case OFF, STOP -> state(device, "off", Set.of(TraitKind.ON_OFF, TraitKind.LEVEL, TraitKind.TRANSPORT));
            default -> Optional.empty();
        };
    }

    private Optional<Parsed> state(int device, String value, Set<TraitKind> kinds) {
        boolean inactive = value.equals("closed") || value.equals("off");
        return kinds(device).anyMatch(kinds::contains)
                ? Optional.of(parsed(device, Comparison.IS, Value.named(value), inactive))
                : Optional.empty();
    }

    /** @param whole whether a bare plural means every one: "the doors are closed", but not "the doors are open" */
    private Parsed parsed(int device, Comparison comparison, Value value, boolean whole) {
        var words = lexicon.device(device);
        boolean several = all || any || none || plural;
        if (zones.isEmpty() && several && !words.zones().isEmpty()) {
            zones.add(ZoneTerm.ALL);
        }
        boolean every = all || none || plural && !any && whole != not;
        boolean opposite = not != none;
        Comparison meant = opposite ? denied(comparison) : comparison;
        return new Parsed(new State(words.id(), zones, meant, value, every), at, words.id(), zones);
    }

    private static Comparison denied(Comparison comparison) {
        return switch (comparison) {
            case IS -> Comparison.IS_NOT;
            case IS_NOT -> Comparison.IS;
            case ABOVE -> Comparison.BELOW;
            case BELOW -> Comparison.ABOVE;
        };
    }

    private Stream<TraitKind> kinds(int device) {
        return lexicon.device(device).traits().stream().map(t -> t.kind());
    }

    private boolean role(String role) {
        @Nullable Span found = lexicon.role(role, tokens, at).orElse(null);
        if (found != null) {
            at = found.end();
        }
        return found != null;
    }
}
