package io.codriver.nlu.match;

import io.codriver.nlu.Value;
import io.codriver.nlu.When;
import io.codriver.nlu.language.ClockWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parts of a sentence that somebody else found, read by the matcher's own rules: a time or condition, a quantity. */
final class Spoken {
    private static final int MOST_WORDS = 40;

    private final Lexicon lexicon;

    Spoken(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** All of these words must belong to one time or condition; small ones around it are left out. */
    Optional<When> when(List<String> tokens) {
        if (tokens.size() > MOST_WORDS) {
            return Optional.empty();
        }
        for (int at = 0; at < tokens.size(); at++) {
            Optional<When> found = lexicon.isSmall(tokens.subList(0, at)) ? at(at, tokens) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<When> at(int at, List<String> tokens) {
        Optional<Span> waits = lexicon.role("waits", tokens, at);
        Optional<Span> opener = waits.or(() -> lexicon.role("now", tokens, at));
        if (opener.isPresent()) {
            return condition(opener.get().end(), tokens, waits.isPresent());
        }
        ClockWords clock = lexicon.pack().clock();
        Optional<When> delay =
                clock.delay(tokens, at).filter(d -> ends(tokens, d.end())).map(d -> new When.After(d.duration()));
        return delay.or(() -> clock.time(tokens, at)
                .filter(t -> ends(tokens, t.end()))
                .map(t -> new When.At(t.time().getHour(), t.time().getMinute())));
    }

    private Optional<When> condition(int from, List<String> tokens, boolean waits) {
        List<When.Check> checks = new ArrayList<>();
        int at = from;
        while (at < tokens.size() && !ends(tokens, at)) {
            int start = !checks.isEmpty() && lexicon.isJoining(tokens, at) ? at + 1 : at;
            Optional<ConditionReader.Parsed> next =
                    start < tokens.size() ? new ConditionReader(lexicon, tokens, start).read() : Optional.empty();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            checks.add(next.get().check());
            at = next.get().end();
        }
        return checks.isEmpty() ? Optional.empty() : Optional.of(new When.Holds(checks, waits));
    }

    private boolean ends(List<String> tokens, int at) {
        return lexicon.isSmall(tokens.subList(at, tokens.size()));
    }

    Optional<Value> value(List<String> tokens) {
        for (int at = 0; at < Math.min(tokens.size(), MOST_WORDS); at++) {
            Optional<Span> found = lexicon.measures().quantity(tokens, at).or(phrase(tokens, at));
            if (found.isPresent()) {
                return found.get().first(Sense.Quantity.class).map(Sense.Quantity::value);
            }
        }
        return Optional.empty();
    }

    private java.util.function.Supplier<Optional<Span>> phrase(List<String> tokens, int at) {
        return () -> lexicon.longest(lexicon.phrases(), tokens, at).filter(s -> s.has(Sense.Quantity.class));
    }
}
