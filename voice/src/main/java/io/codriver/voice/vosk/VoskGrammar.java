package io.codriver.voice.vosk;

import io.codriver.voice.Coverage;
import io.codriver.voice.LanguageModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A language model in the form Vosk takes: a JSON array of spoken sentences, from which it estimates a bigram model.
 *
 * <p>Vosk drops words that it doesn't have from a sentence and keeps the rest, which would teach it word pairs that
 * nobody says. So a sentence with such a word is left out whole, and counted. {@code [unk]} is added for everything
 * else that people say.
 *
 * @param json what the native recogniser is made from
 * @param forms the way back to written words
 */
record VoskGrammar(String json, SpokenForms forms, Coverage coverage) {
    static final String UNKNOWN = "[unk]";

    static VoskGrammar of(LanguageModel languageModel, Predicate<String> knows) {
        SpokenForms forms = new SpokenForms(languageModel.spokenForms());
        Map<String, Boolean> seen = new HashMap<>(Map.of(UNKNOWN, true));
        Set<String> sentences = new LinkedHashSet<>();
        Set<String> missing = new TreeSet<>();
        int leftOut = 0;
        for (String sentence : languageModel.sentences()) {
            List<String> words = forms.spoken(SpokenForms.words(sentence));
            List<String> unknown = words.stream()
                    .filter(word -> !seen.computeIfAbsent(word, knows::test))
                    .toList();
            missing.addAll(unknown);
            if (!unknown.isEmpty()) {
                leftOut++;
            } else if (!words.isEmpty()) {
                sentences.add(String.join(" ", words));
            }
        }
        Coverage coverage = new Coverage(sentences.size(), leftOut, missing);
        sentences.add(UNKNOWN);
        return new VoskGrammar(json(sentences), forms, coverage);
    }

    /** Words hold only letters, digits, apostrophes and square brackets, so there is nothing to escape. */
    private static String json(Set<String> sentences) {
        List<String> quoted = new ArrayList<>(sentences.size());
        for (String sentence : sentences) {
            quoted.add('"' + sentence + '"');
        }
        return "[" + String.join(",", quoted) + "]";
    }
}
