package io.codriver.nlu.match;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Understanding.Kind;
import io.codriver.nlu.Value;
import io.codriver.nlu.Wish;
import io.codriver.nlu.language.Tokenizer;
import java.util.List;
import java.util.Optional;

/**
 * Answers to a question of the car: "which one, the reading light or the dome light?", "to what?". An answer may hold
 * nothing but words that choose and small words; whatever says more is an utterance of its own and is left to others.
 */
final class Choices {
    private final Lexicon lexicon;
    private final Tokenizer tokenizer;

    Choices(Lexicon lexicon, Tokenizer tokenizer) {
        this.lexicon = lexicon;
        this.tokenizer = tokenizer;
    }

    /** What the answer means; empty when it is none. */
    Optional<Understanding> read(List<Span> cover, List<String> tokens, List<Wish> choices) {
        if (choices.isEmpty()) {
            return Optional.empty();
        }
        if (choices.size() == 1) {
            return valued(cover, tokens, choices.get(0))
                    .map(w -> new Understanding(Kind.WISHES, List.of(w), 1, "choice"));
        }
        List<String> said =
                cover.isEmpty() ? List.of() : tokens.subList(cover.get(0).start(), tokens.size());
        return new ChoiceReader(lexicon, tokenizer, choices).read(said).map(Choices::chosen);
    }

    /** A chosen wish may lack its value still. */
    private static Understanding chosen(List<Wish> wishes) {
        boolean lacks = wishes.stream()
                .anyMatch(w -> w.operation() == Operation.SET && w.value().kind() == Value.Kind.NONE);
        boolean one = wishes.size() == 1;
        return lacks
                ? new Understanding(one ? Kind.UNCLEAR : Kind.NOTHING, one ? wishes : List.of(), 1, "value")
                : new Understanding(Kind.WISHES, wishes, 1, "choice");
    }

    private Optional<Wish> valued(List<Span> cover, List<String> tokens, Wish wish) {
        if (cover.stream().anyMatch(Span::isUnknown)) {
            return Optional.empty();
        }
        List<Clause> clauses = new ClauseReader(lexicon, cover, tokens).clauses();
        return clauses.size() == 1 ? valued(clauses.get(0), wish) : Optional.empty();
    }

    private Optional<Wish> valued(Clause said, Wish wish) {
        boolean more = said.hasDevice() || said.question || said.broken || said.hasVerb() || said.saysZone();
        Optional<Integer> device = lexicon.index(wish.device());
        if (more || device.isEmpty()) {
            return Optional.empty();
        }
        return value(said, device.get())
                .filter(v -> Fits.valueFits(lexicon.device(device.get()), v, wish.operation()))
                .flatMap(v -> filled(wish, v, Optional.ofNullable(said.particle)));
    }

    private static Optional<Value> value(Clause said, int device) {
        return said.named.stream()
                .filter(n -> n.device() == device)
                .findFirst()
                .map(n -> Value.named(n.id()))
                .or(() -> Optional.ofNullable(said.named.isEmpty() ? said.value : null))
                .or(() -> Optional.ofNullable(said.named.isEmpty() ? said.amount : null));
    }

    /** "A bit" sets nothing; "up a bit" does something else than "set". */
    private static Optional<Wish> filled(Wish wish, Value value, Optional<Operation> particle) {
        boolean set = wish.operation() == Operation.SET;
        boolean step = value.kind() == Value.Kind.AMOUNT;
        Operation operation = step ? particle.orElse(wish.operation()) : wish.operation();
        return step && set && operation == Operation.SET
                ? Optional.empty()
                : Optional.of(new Wish(operation, wish.device(), wish.zones(), value, wish.slots()));
    }
}
