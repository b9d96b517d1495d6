package io.codriver.nlu.match;

import io.codriver.nlu.Value;
import io.codriver.nlu.language.NumberWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every phrase that stands in a sentence, and the cheapest way to cover the sentence with them (Viterbi over token
 * positions). Linear in the tokens: phrases have a bounded length.
 */
final class Lattice {
    private final Lexicon lexicon;

    Lattice(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The cheapest cover of {@code tokens}, in order; unknown words are spans without a sense. */
    List<Span> cover(List<String> tokens) {
        List<List<Span>> phrases = new ArrayList<>(tokens.size());
        for (int at = 0; at < tokens.size(); at++) {
            phrases.add(phrasesAt(tokens, at));
        }
        List<List<Span>> all = new ArrayList<>(tokens.size());
        for (int at = 0; at < tokens.size(); at++) {
            List<Span> here = new ArrayList<>(phrases.get(at));
            lexicon.templates().find(tokens, at, phrases, here);
            all.add(here);
        }
        return cheapest(tokens.size(), all);
    }

    private List<Span> phrasesAt(List<String> tokens, int at) {
        List<Span> found = new ArrayList<>();
        lexicon.phrases().find(tokens, at, found);
        lexicon.pack().numbers().read(tokens, at).ifPresent(r -> number(tokens, at, r, found));
        unitFirst(tokens, at, found);
        return found.size() < 2 ? found : merged(found);
    }

    private void number(List<String> tokens, int at, NumberWords.Reading reading, List<Span> out) {
        int end = at + reading.length();
        out.add(quantity(at, end, Value.number(reading.value(), "")));
        if (end < tokens.size()) {
            List<Span> after = new ArrayList<>();
            lexicon.unitPhrases().find(tokens, end, after);
            for (Span unit : after) {
                String id = lexicon.unitOf(unit);
                Value value = id.equals("step") ? Value.steps(reading.value()) : Value.number(reading.value(), id);
                out.add(quantity(at, unit.end(), value));
            }
        }
    }

    /** A unit that stands before its number. */
    private void unitFirst(List<String> tokens, int at, List<Span> out) {
        List<Span> units = new ArrayList<>();
        lexicon.unitsBefore().find(tokens, at, units);
        for (Span unit : units) {
            if (unit.end() < tokens.size()) {
                lexicon.pack().numbers().read(tokens, unit.end()).ifPresent(r -> {
                    Value value = Value.number(r.value(), lexicon.unitOf(unit));
                    out.add(quantity(at, unit.end() + r.length(), value));
                });
            }
        }
    }

    private static Span quantity(int start, int end, Value value) {
        return new Span(start, end, List.of(new Sense.Quantity(value)), Span.KNOWN);
    }

    /** One span per end: what the same words can mean stands together. */
    private static List<Span> merged(List<Span> found) {
        Map<Integer, Span> byEnd = new LinkedHashMap<>();
        for (Span span : found) {
            byEnd.merge(span.end(), span, (a, b) -> {
                Set<Sense> senses = new LinkedHashSet<>(a.senses());
                senses.addAll(b.senses());
                return new Span(a.start(), a.end(), List.copyOf(senses), Span.KNOWN);
            });
        }
        return new ArrayList<>(byEnd.values());
    }

    private static List<Span> cheapest(int length, List<List<Span>> all) {
        double[] cost = new double[length + 1];
        @Nullable Span[] last = new Span[length + 1];
        java.util.Arrays.fill(cost, Double.MAX_VALUE);
        cost[0] = 0;
        for (int at = 0; at < length; at++) {
            for (Span span : all.get(at)) {
                relax(cost, last, at, span);
            }
            relax(cost, last, at, new Span(at, at + 1, List.of(), Span.UNKNOWN));
        }
        java.util.ArrayDeque<Span> cover = new java.util.ArrayDeque<>();
        Span span = length == 0 ? null : last[length];
        while (span != null) {
            cover.addFirst(span);
            span = span.start() == 0 ? null : last[span.start()];
        }
        return List.copyOf(cover);
    }

    /** On a tie the span that was found first stays, except that a longer one always wins over a shorter one. */
    private static void relax(double[] cost, @Nullable Span[] last, int at, Span span) {
        double through = cost[at] + span.cost();
        Span known = last[span.end()];
        boolean better = through < cost[span.end()];
        boolean tie = known != null && through == cost[span.end()] && span.start() < known.start();
        if (better || tie) {
            cost[span.end()] = through;
            last[span.end()] = span;
        }
    }
}
