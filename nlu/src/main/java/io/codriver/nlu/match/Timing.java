package io.codriver.nlu.match;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Operation;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Value;
import io.codriver.nlu.When;
import io.codriver.nlu.Wish;
import io.codriver.nlu.language.ClockWords;
import io.codriver.nlu.language.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Parts a sentence into what is wanted and when: "in ten minutes", "at half past six", "when it rains", "if any window
 * is open". The time stands first or last; one that stands last after wishes of different kinds belongs to who knows
 * which of them, and such a sentence is silent. So is every sentence whose "if" or "when" isn't understood: doing at
 * once what was wanted later would be an action that nobody asked for.
 */
final class Timing {
    private final Lexicon lexicon;

    Timing(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The two parts: when, and what the rest of the words are. */
    private record Parts(When when, List<String> rest, boolean first, boolean sure, String device, List<Wish> about) {}

    /**
     * Reads a sentence that says when.
     *
     * @param cover how the whole sentence is covered
     * @param plain reads the words that are left
     * @return empty when the sentence says nothing of the kind
     */
    Optional<Understanding> read(
            List<Span> cover,
            List<String> tokens,
            Context context,
            BiFunction<List<String>, Context, Understanding> plain) {
        for (int at = 0; at < tokens.size(); at++) {
            Optional<Understanding> found = at(at, cover, tokens, context, plain);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Understanding> at(
            int at,
            List<Span> cover,
            List<String> tokens,
            Context context,
            BiFunction<List<String>, Context, Understanding> plain) {
        Optional<Span> opener = lexicon.role("waits", tokens, at).or(() -> lexicon.role("now", tokens, at));
        if (opener.isPresent()) {
            Optional<Parts> parts = condition(opener.get(), tokens);
            boolean alone = cover.stream()
                    .anyMatch(s -> s.start() == at && s.end() == opener.get().end());
            return parts.map(p -> understood(p, context, plain))
                    .or(() -> alone ? Optional.of(Understanding.nothing("condition")) : Optional.empty());
        }
        return clock(at, tokens)
                .map(p -> p.sure()
                        ? understood(p, context, plain)
                        : likelier(plain.apply(tokens, context), understood(p, context, plain)))
                .filter(u -> u.kind() == Understanding.Kind.WISHES || u.why().equals("time-of-which"));
    }

    /** "The fan at seven" sets it, "lock the doors at seven" can only mean the time. */
    private static Understanding likelier(Understanding value, Understanding time) {
        List<String> valued = value.wishes().stream().map(Wish::device).toList();
        List<String> timed = time.wishes().stream().map(Wish::device).toList();
        boolean sets = value.kind() == Understanding.Kind.WISHES && valued.equals(timed);
        return sets || timed.isEmpty() ? value : time;
    }

    private Optional<Parts> condition(Span opener, List<String> tokens) {
        List<ConditionReader.Parsed> found = new ArrayList<>();
        int at = opener.end();
        Optional<ConditionReader.Parsed> next = parsed(tokens, at);
        while (next.isPresent()) {
            found.add(next.get());
            at = next.get().end();
            next = lexicon.isJoining(tokens, at) ? parsed(tokens, at + 1) : Optional.empty();
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        boolean waits = lexicon.role("waits", tokens, opener.start()).isPresent();
        List<When.Check> checks =
                found.stream().map(ConditionReader.Parsed::check).toList();
        return parts(tokens, opener.start(), at, new When.Holds(checks, waits), true)
                .map(p -> about(p, found.get(0)));
    }

    private Optional<ConditionReader.Parsed> parsed(List<String> tokens, int at) {
        return at < tokens.size() ? new ConditionReader(lexicon, tokens, at).read() : Optional.empty();
    }

    private static Parts about(Parts parts, ConditionReader.Parsed subject) {
        List<Wish> wishes = subject.device().isEmpty()
                ? List.of()
                : List.of(new Wish(Operation.QUERY, subject.device(), subject.zones(), Value.NONE, Map.of()));
        return new Parts(parts.when(), parts.rest(), parts.first(), parts.sure(), subject.device(), wishes);
    }

    private Optional<Parts> clock(int at, List<String> tokens) {
        ClockWords clock = lexicon.pack().clock();
        Optional<Parts> delay =
                clock.delay(tokens, at).flatMap(d -> parts(tokens, at, d.end(), new When.After(d.duration()), true));
        return delay.or(() -> clock.time(tokens, at)
                .flatMap(t -> parts(
                        tokens,
                        at,
                        t.end(),
                        new When.At(t.time().getHour(), t.time().getMinute()),
                        t.sure())));
    }

    /** The words around {@code from} to {@code to}, when these stand first or last. */
    private Optional<Parts> parts(List<String> tokens, int from, int to, When when, boolean sure) {
        boolean first = lexicon.isSmall(tokens.subList(0, from));
        boolean last = lexicon.isSmall(tokens.subList(to, tokens.size()));
        if (first == last) {
            return Optional.empty();
        }
        List<String> rest = new ArrayList<>(first ? tokens.subList(to, tokens.size()) : tokens.subList(0, from));
        while (!rest.isEmpty() && rest.get(0).equals(Tokenizer.COMMA)) {
            rest.remove(0);
        }
        return rest.isEmpty() ? Optional.empty() : Optional.of(new Parts(when, rest, first, sure, "", List.of()));
    }

    private Understanding understood(
            Parts parts, Context context, BiFunction<List<String>, Context, Understanding> plain) {
        boolean subject = !parts.device().isEmpty();
        Context around = subject
                ? new Context(parts.device(), false, parts.about(), List.of(), context.taught())
                : new Context(context.lastDevice(), false, context.last(), List.of(), context.taught());
        Understanding what = plain.apply(parts.rest(), around);
        List<Wish> wishes = what.wishes();
        boolean asks = wishes.stream().anyMatch(w -> w.operation() == Operation.QUERY);
        boolean acts =
                what.kind() == Understanding.Kind.WISHES && !asks && what.said().isEmpty();
        if (!acts) {
            return Understanding.nothing("timed-" + what.why());
        }
        boolean mixed = wishes.stream().map(Wish::operation).distinct().count() > 1;
        if (mixed && !parts.first() && !what.why().startsWith("routine")) {
            return Understanding.nothing("time-of-which");
        }
        return new Understanding(
                what.kind(), wishes, what.confidence(), what.why(), Optional.of(parts.when()), what.said());
    }
}
