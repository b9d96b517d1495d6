package io.codriver.nlu.match;

import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.language.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whole sentences of the language pack with slots of a few words ({@code {name}}) and an open end ({@code {*sentence}}).
 * Forms are found by their first word, so that most sentences cost one look-up; a slot tries at most
 * {@link #MAX_WORDS} lengths, and a form has at most one slot besides its open end. Immutable.
 */
final class SentenceForms {
    /** Most words in a slot. */
    static final int MAX_WORDS = 6;

    private static final String ANY_WORD = "";

    private final Map<String, List<List<Pattern.Item>>> byFirstWord = new HashMap<>();

    SentenceForms(LanguagePack pack, String kind, Tokenizer tokenizer) {
        for (String form : pack.forms().getOrDefault(kind, List.of())) {
            for (List<Pattern.Item> items : Pattern.expand(form)) {
                List<Pattern.Item> cut = Pattern.tokenized(items, tokenizer, new java.util.HashMap<>());
                Pattern.Item first = cut.get(0);
                String key = first.kind() == Pattern.Item.Kind.WORD ? first.text() : ANY_WORD;
                byFirstWord.computeIfAbsent(key, w -> new ArrayList<>()).add(cut);
            }
        }
    }

    /**
     * Tries the forms until a way to fill the slots is accepted, shorter fillings first.
     *
     * @param accept is given the words in each slot; true ends the search
     */
    boolean match(List<String> tokens, Predicate<Map<String, List<String>>> accept) {
        if (tokens.isEmpty()) {
            return false;
        }
        return anyOf(byFirstWord.getOrDefault(tokens.get(0), List.of()), tokens, accept)
                || anyOf(byFirstWord.getOrDefault(ANY_WORD, List.of()), tokens, accept);
    }

    private static boolean anyOf(
            List<List<Pattern.Item>> forms, List<String> tokens, Predicate<Map<String, List<String>>> accept) {
        return forms.stream().anyMatch(form -> match(form, 0, tokens, 0, Map.of(), accept));
    }

    private static boolean match(
            List<Pattern.Item> form,
            int item,
            List<String> tokens,
            int at,
            Map<String, List<String>> filled,
            Predicate<Map<String, List<String>>> accept) {
        if (item == form.size()) {
            return at == tokens.size() && accept.test(filled);
        }
        Pattern.Item next = form.get(item);
        if (at >= tokens.size()) {
            return false;
        }
        return switch (next.kind()) {
            case WORD ->
                (tokens.get(at).equals(next.text()) && match(form, item + 1, tokens, at + 1, filled, accept))
                        || tokens.get(at).equals(Tokenizer.COMMA)
                                && at > 0
                                && match(form, item, tokens, at + 1, filled, accept);
            case SLOT -> slot(form, item, tokens, at, filled, accept);
            case OPEN_SLOT -> accept.test(plus(filled, next.text(), tokens.subList(at, tokens.size())));
        };
    }

    private static boolean slot(
            List<Pattern.Item> form,
            int item,
            List<String> tokens,
            int at,
            Map<String, List<String>> filled,
            Predicate<Map<String, List<String>>> accept) {
        for (int end = at + 1; end <= Math.min(tokens.size(), at + MAX_WORDS); end++) {
            Map<String, List<String>> more = plus(filled, form.get(item).text(), tokens.subList(at, end));
            if (match(form, item + 1, tokens, end, more, accept)) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, List<String>> plus(Map<String, List<String>> map, String key, List<String> words) {
        Map<String, List<String>> more = new HashMap<>(map);
        more.put(key, words);
        return more;
    }
}
