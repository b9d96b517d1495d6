package io.codriver.nlu.match;

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
        lexicon.measures().quantities(tokens, at, found);
        return found.size() < 2 ? found : merged(found);
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
