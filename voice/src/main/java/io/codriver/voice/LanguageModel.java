package io.codriver.voice;

import java.util.List;
import java.util.Map;

/**
 * What people are expected to say.
 *
 * @param sentences sample sentences in written form; word sequences that occur in them are likely, others unlikely
 * @param spokenForms written word or phrase that a recogniser's vocabulary may lack ("defog") to words that it has
 *     ("dee fog"). The spoken form should be one that no sentence uses in its own right: it is always read back as the
 *     written one.
 */
public record LanguageModel(List<String> sentences, Map<String, String> spokenForms) {
    public LanguageModel {
        sentences = List.copyOf(sentences);
        spokenForms = Map.copyOf(spokenForms);
    }
}
