package io.codriver.nlu.match;

import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Value;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import io.codriver.nlu.language.LanguagePack.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sentences that mean nothing alone and something after a wish: "a bit more", "and mine", "and now twenty", "no, the
 * other one".
 *
 * <p>What such a sentence leaves out is filled in from each of the last wishes, and the clause so completed is resolved
 * like any other: the same check of traits, zones and values. It must show that it leans on something, by a word that
 * joins ("and", "too", "the same"), goes on ("more", "again") or corrects ("no", "i meant", "not that one"); a bare
 * "mine" or "twenty" may be said to anybody.
 */
final class FollowUps {
    private final Lexicon lexicon;
    private final Resolver resolver;

    FollowUps(Lexicon lexicon, Resolver resolver) {
        this.lexicon = lexicon;
        this.resolver = resolver;
    }

    /** The wishes that {@code cover} means after the {@code last} ones; empty when it leans on none of them. */
    Optional<Understanding> read(List<Span> cover, List<String> tokens, List<Wish> last) {
        if (last.isEmpty() || cover.stream().anyMatch(Span::isUnknown)) {
            return Optional.empty();
        }
        int from = Correction.end(cover, tokens);
        List<Span> rest = cover.subList(from, cover.size());
        if (rest.isEmpty() || rest.stream().anyMatch(s -> s.is(Mark.NEGATION))) {
            return Optional.empty();
        }
        Leaning leaning = Leaning.of(rest);
        List<Clause> clauses = new ClauseReader(lexicon, rest, tokens).clauses();
        if (clauses.size() > 1 || !clauses.isEmpty() && !elliptic(clauses.get(0), leaning)) {
            return Optional.empty();
        }
        Clause said = clauses.isEmpty() ? new Clause() : clauses.get(0);
        if (!leaning.leans() && from == 0 && !stands(said)) {
            return Optional.empty();
        }
        boolean instead = from > 0 && !leaning.goesOn();
        List<Wish> wishes = wishes(said, leaning, last, instead);
        return wishes.isEmpty() ? Optional.empty() : Optional.of(understood(wishes, instead));
    }

    /**
     * The same of what was done for another seat. Stricter, as people in a car talk to one another: the sentence must lean or
     * correct, and name no device. Nothing is taken back beside it.
     */
    List<Wish> across(List<Span> cover, List<String> tokens, List<Wish> theirs) {
        if (theirs.isEmpty() || cover.stream().anyMatch(Span::isUnknown)) {
            return List.of();
        }
        int from = Correction.end(cover, tokens);
        List<Span> rest = cover.subList(from, cover.size());
        if (rest.isEmpty() || rest.stream().anyMatch(s -> s.is(Mark.NEGATION))) {
            return List.of();
        }
        Leaning leaning = Leaning.of(rest);
        List<Clause> clauses = new ClauseReader(lexicon, rest, tokens).clauses();
        Clause said = clauses.isEmpty() ? new Clause() : clauses.get(0);
        boolean part = clauses.size() < 2 && elliptic(said, leaning) && !said.hasDevice();
        return part && (leaning.leans() || from > 0) ? wishes(said, leaning, theirs, false) : List.of();
    }

    private static Understanding understood(List<Wish> wishes, boolean instead) {
        Map<String, String> said = instead ? Map.of(Understanding.INSTEAD, "true") : Map.of();
        return new Understanding(Understanding.Kind.WISHES, wishes, 1.0, "follow-up", Optional.empty(), said);
    }

    /** Whether the clause leaves something out, and says nothing that can't be completed. */
    private static boolean elliptic(Clause clause, Leaning leaning) {
        boolean asks = clause.question && !leaning.joins();
        return clause.template == null && !clause.broken && !asks && clause.choosers.isEmpty();
    }

    /** Enough without a word that leans: "to fifty percent", "higher", "make it twenty". */
    private static boolean stands(Clause clause) {
        boolean relative = clause.particle == Operation.INCREASE || clause.particle == Operation.DECREASE;
        boolean value = clause.hasValue() && (clause.to || clause.neutral);
        return !clause.hasVerb() && !clause.hasDevice() && clause.zones.isEmpty() && (relative || value);
    }

    private List<Wish> wishes(Clause said, Leaning leaning, List<Wish> last, boolean instead) {
        List<Wish> out = new ArrayList<>();
        for (Wish before : last) {
            Optional<Wish> wish =
                    repeats(said, leaning, before) ? Optional.of(before) : complete(said, leaning, before, instead);
            wish.filter(w -> !out.contains(w)).ifPresent(out::add);
        }
        return out;
    }

    /** "Again": the step as it was. */
    private static boolean repeats(Clause said, Leaning leaning, Wish before) {
        boolean step =
                switch (before.operation()) {
                    case INCREASE, DECREASE, NEXT, PREVIOUS -> true;
                    default -> false;
                };
        return leaning.again() && said.isEmpty() && !said.neutral && step;
    }

    /** A whole sentence corrects only what asks for the same. */
    private static boolean again(Clause said, Operation operation) {
        boolean does = said.hasVerb() || said.particle != null;
        return !does || said.particle == operation || said.verbs.stream().anyMatch(v -> v.operation() == operation);
    }

    private Optional<Wish> complete(Clause said, Leaning leaning, Wish before, boolean instead) {
        boolean nothingNew = said.isEmpty() && !leaning.goesOn()
                || said.hasDevice() && (leaning.goesOn() || instead && !again(said, before.operation()));
        Optional<Integer> device = lexicon.index(before.device());
        if (nothingNew || !before.slots().isEmpty() || device.isEmpty()) {
            return Optional.empty();
        }
        Clause whole = said.copy();
        whole.question = before.operation() == Operation.QUERY;
        if (!said.hasDevice()) {
            whole.mentions.add(java.util.Set.of(device.get()));
        }
        if (!operation(whole, leaning, before, device.get(), instead)) {
            return Optional.empty();
        }
        boolean sameDevice = !said.hasDevice() || said.mentions.stream().anyMatch(m -> m.contains(device.get()));
        if (sameDevice && !said.saysZone()) {
            whole.zones.addAll(before.zones());
        } else if (sameDevice && instead) {
            List<ZoneTerm> beside = Beside.of(whole.zones, before.zones(), lexicon.zones());
            whole.zones.clear();
            whole.zones.addAll(beside);
        }
        return resolver.resolve(whole, new Before("", List.of(before))).filter(w -> fits(w, whole));
    }

    /** A device that has no such zone is not what was meant. */
    private boolean fits(Wish wish, Clause clause) {
        boolean zoned = clause.zones.isEmpty() && !clause.mine && !clause.others
                || !lexicon.index(wish.device())
                        .map(lexicon::device)
                        .orElseThrow()
                        .zones()
                        .isEmpty();
        return zoned && resolver.zonesFit(clause, wish.device());
    }

    /** Gives the clause its operation and value where it has none; false when none can be had. */
    private boolean operation(Clause whole, Leaning leaning, Wish before, int device, boolean instead) {
        if (leaning.goesOn() && !leaning.literal()) {
            Optional<Operation> on = direction(before.operation(), leaning.less(), device);
            on.ifPresent(o -> whole.operate(o));
            return on.isPresent();
        }
        boolean does = whole.hasVerb() || whole.particle != null;
        if (does) {
            return true;
        }
        if (whole.question) {
            return true;
        }
        boolean value = whole.hasValue() || whole.amount != null;
        boolean step = before.operation() == Operation.INCREASE || before.operation() == Operation.DECREASE;
        if (!value || whole.amount != null || instead && step) {
            whole.operate(before.operation());
        }
        if (!value) {
            value(whole, before.value(), device);
        }
        whole.to |= before.operation() == Operation.SET;
        return true;
    }

    private static void value(Clause whole, Value value, int device) {
        switch (value.kind()) {
            case NUMBER, FRACTION -> whole.value = value;
            case AMOUNT -> whole.amount = value;
            case NAMED -> {
                whole.named.add(new Sense.Named(device, value.text()));
                whole.mentions.forEach(m -> m.forEach(d -> whole.named.add(new Sense.Named(d, value.text()))));
            }
            case NONE -> {}
        }
    }

    /** Which way "more" goes after an operation; empty when the device knows no more and less. */
    private Optional<Operation> direction(Operation operation, boolean less, int device) {
        boolean graded = lexicon.device(device).traits().stream()
                .anyMatch(t -> t.kind() == TraitKind.LEVEL
                        || t.kind() == TraitKind.TEMPERATURE
                        || t.kind() == TraitKind.OPEN_CLOSE);
        boolean up =
                switch (operation) {
                    case DECREASE, CLOSE, OFF -> less;
                    default -> !less;
                };
        return graded ? Optional.of(up ? Operation.INCREASE : Operation.DECREASE) : Optional.empty();
    }

    /** The words of a sentence that lean on the one before. */
    private record Leaning(boolean joins, boolean again, boolean more, boolean less, boolean literal) {
        static Leaning of(List<Span> spans) {
            boolean joins = spans.get(0).is(Mark.CONJUNCTION) || has(spans, Mark.FURTHER);
            boolean literal = spans.stream().anyMatch(Leaning::isLiteral);
            return new Leaning(joins, has(spans, Mark.AGAIN), has(spans, Mark.MORE), has(spans, Mark.LESS), literal);
        }

        /** A direction or operation by its own word: "up", not "more". */
        private static boolean isLiteral(Span span) {
            boolean operates = span.has(Sense.Verb.class) || span.has(Sense.Particle.class);
            return operates && !span.is(Mark.MORE) && !span.is(Mark.LESS) && !span.is(Mark.FILLER);
        }

        private static boolean has(List<Span> spans, Mark mark) {
            return spans.stream().anyMatch(s -> s.is(mark));
        }

        boolean goesOn() {
            return more || less;
        }

        boolean leans() {
            return joins || again || more || less;
        }
    }
}
