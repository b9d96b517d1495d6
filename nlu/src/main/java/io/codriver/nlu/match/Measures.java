package io.codriver.nlu.match;

import io.codriver.nlu.Value;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.language.NumberWords;
import io.codriver.nlu.language.Tokenizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds numbers, alone and with the units that stand around them. Immutable once built. */
final class Measures {
    private final NumberWords numbers;
    private final Tokenizer tokenizer;
    private final PhraseTrie units = new PhraseTrie();
    private final PhraseTrie unitsBefore = new PhraseTrie();
    private final Map<Sense, String> unitIds = new LinkedHashMap<>();

    Measures(LanguagePack pack, Tokenizer tokenizer) {
        this.numbers = pack.numbers();
        this.tokenizer = tokenizer;
        pack.units().forEach((unit, words) -> add(unit, words, units));
        pack.unitsBefore().forEach((unit, words) -> add(unit, words, unitsBefore));
    }

    private String unitOf(Span unit) {
        return Objects.requireNonNull(unitIds.get(unit.senses().get(0)), "not a unit");
    }

    /** Appends the number at {@code at}, alone and with each unit that follows it. */
    void quantities(List<String> tokens, int at, List<Span> out) {
        numbers.read(tokens, at).ifPresent(reading -> {
            int end = at + reading.length();
            out.add(quantity(at, end, Value.number(reading.value(), "")));
            List<Span> after = new ArrayList<>();
            units.find(tokens, end, after);
            for (Span unit : after) {
                String id = unitOf(unit);
                Value value = id.equals("step") ? Value.steps(reading.value()) : Value.number(reading.value(), id);
                out.add(quantity(at, unit.end(), value));
            }
        });
        unitFirst(tokens, at, out);
    }

    /** A unit that stands before its number. */
    private void unitFirst(List<String> tokens, int at, List<Span> out) {
        List<Span> before = new ArrayList<>();
        unitsBefore.find(tokens, at, before);
        for (Span unit : before) {
            if (unit.end() < tokens.size()) {
                numbers.read(tokens, unit.end()).ifPresent(r -> {
                    Value value = Value.number(r.value(), unitOf(unit));
                    out.add(quantity(at, unit.end() + r.length(), value));
                });
            }
        }
    }

    /** The number at {@code at} with its unit, if there is one. */
    Optional<Span> quantity(List<String> tokens, int at) {
        List<Span> found = new ArrayList<>();
        quantities(tokens, at, found);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    private static Span quantity(int start, int end, Value value) {
        return new Span(start, end, List.of(new Sense.Quantity(value)), Span.KNOWN);
    }

    private void add(String unit, List<String> words, PhraseTrie to) {
        Sense sense = new Sense.Quantity(Value.number(0, unit));
        unitIds.put(sense, unit);
        words.forEach(w -> to.add(tokenizer.tokens(w), sense));
    }
}
