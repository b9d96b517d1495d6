package io.codriver.nlu.match;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Wish;
import io.codriver.nlu.language.LanguagePack.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes wishes of a covered sentence: the {@link ClauseReader} fills clauses, the {@link Resolver} resolves each.
 *
 * <p>Word order is free: a clause is a bag of verb, device, zones and value, because people say "window down", "put
 * the window down" and "down with the window" alike. What keeps that safe is coverage: every word of the sentence must
 * be known, every clause must resolve to a device that can do what is asked, and one clause that doesn't makes the
 * whole sentence silent. A clause ends where a conjunction, or a verb after a whole clause, begins another; what the
 * next clause leaves out ("and the sunroof") it takes from the one before.
 */
final class Assembler {
    private final Lexicon lexicon;
    private final Resolver resolver;

    Assembler(Lexicon lexicon, Resolver resolver) {
        this.lexicon = lexicon;
        this.resolver = resolver;
    }

    Understanding assemble(List<Span> cover, List<String> tokens, Context context) {
        for (Span span : cover) {
            if (span.isUnknown()) {
                return Understanding.nothing("unknown-word:" + tokens.get(span.start()));
            }
            if (span.is(Mark.NEGATION) || span.is(Mark.LESS) && !span.has(Sense.Particle.class)) {
                return Understanding.nothing("negated");
            }
        }
        return resolved(new ClauseReader(lexicon, cover, tokens).clauses(), context);
    }

    private Understanding resolved(List<Clause> clauses, Context context) {
        borrowBackwards(clauses);
        if (clauses.size() == 1) {
            return single(clauses.get(0), context);
        }
        List<Wish> wishes = new ArrayList<>();
        Before before = Before.of(context);
        boolean template = false;
        for (Clause clause : clauses) {
            Optional<Wish> wish = resolver.resolve(clause, before);
            if (wish.isEmpty()) {
                return Understanding.nothing("unresolved");
            }
            wishes.add(wish.get());
            before = before.and(wish.get());
            template |= clause.template != null;
        }
        return wishes.isEmpty() ? Understanding.nothing("nothing-asked") : understood(wishes, template);
    }

    private Understanding single(Clause clause, Context context) {
        List<Wish> readings = resolver.readings(clause, Before.of(context));
        if (readings.isEmpty()) {
            return resolver.lacking(clause)
                    .map(wish -> new Understanding(Understanding.Kind.UNCLEAR, List.of(wish), 1.0, "value"))
                    .orElseGet(() -> Understanding.nothing("unresolved"));
        }
        boolean open = readings.size() > 1 && !clause.all;
        return open
                ? new Understanding(Understanding.Kind.UNCLEAR, readings, 1.0, "shared-name")
                : understood(readings, clause.template != null);
    }

    private static Understanding understood(List<Wish> wishes, boolean template) {
        return new Understanding(Understanding.Kind.WISHES, wishes, 1.0, template ? "template" : "frame");
    }

    private static void borrowBackwards(List<Clause> clauses) {
        for (int i = clauses.size() - 2; i >= 0; i--) {
            Clause clause = clauses.get(i);
            boolean verbless = !clause.hasVerb() && clause.particle == null && !clause.question;
            if (verbless && clause.template == null && clause.hasDevice() && !clause.hasValue()) {
                clause.borrowFrom(clauses.get(i + 1));
            }
        }
    }
}
