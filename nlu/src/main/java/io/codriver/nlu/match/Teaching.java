package io.codriver.nlu.match;

import io.codriver.nlu.Understanding;
import io.codriver.nlu.Understanding.Kind;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.language.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Phrases of people's own: "when I say movie time, dim the lights". Where the phrase ends isn't marked in speech, so
 * the shortest one is taken whose rest is a command from its first word on.
 */
final class Teaching {
    private final SentenceForms teach;
    private final Lexicon lexicon;

    Teaching(Lexicon lexicon, LanguagePack pack, Tokenizer tokenizer) {
        this.lexicon = lexicon;
        this.teach = new SentenceForms(pack, "teach", tokenizer);
    }

    /**
     * Reads a sentence that teaches one.
     *
     * @param plain what a sentence means without taught phrases
     */
    Optional<Understanding> read(List<String> tokens, Function<List<String>, Understanding> plain) {
        List<Understanding> found = new ArrayList<>();
        teach.match(tokens, slots -> taught(slots, plain).map(found::add).orElse(false));
        return found.stream().findFirst();
    }

    private Optional<Understanding> taught(
            Map<String, List<String>> slots, Function<List<String>, Understanding> plain) {
        List<String> name = trimmed(slots.getOrDefault("name", List.of()));
        List<String> sentence = trimmed(slots.getOrDefault("sentence", List.of()));
        boolean parted =
                slots.getOrDefault("sentence", List.of(Tokenizer.COMMA)).get(0).equals(Tokenizer.COMMA);
        boolean ends = parted || !name.isEmpty() && !lexicon.isSmall(name.subList(name.size() - 1, name.size()));
        boolean whole = ends && !name.isEmpty() && !name.contains(Tokenizer.COMMA) && begins(sentence);
        if (!whole || plain.apply(sentence).kind() != Kind.WISHES) {
            return Optional.empty();
        }
        if (plain.apply(name).kind() != Kind.NOTHING || lexicon.isSmall(name)) {
            return Optional.empty();
        }
        Map<String, String> said = Map.of(
                Understanding.NAME, String.join(" ", name),
                Understanding.SENTENCE, String.join(" ", sentence));
        return Optional.of(new Understanding(Kind.TEACH, List.of(), 1, "form", Optional.empty(), said));
    }

    /** A command doesn't begin with a word that means nothing, or the phrase before it was cut short. */
    private boolean begins(List<String> sentence) {
        return !sentence.isEmpty()
                && lexicon.longest(lexicon.phrases(), sentence, 0)
                        .map(s -> !lexicon.isSmall(sentence.subList(0, s.end())))
                        .orElse(true);
    }

    private static List<String> trimmed(List<String> words) {
        int from = 0;
        int to = words.size();
        while (from < to && words.get(from).equals(Tokenizer.COMMA)) {
            from++;
        }
        while (to > from && words.get(to - 1).equals(Tokenizer.COMMA)) {
            to--;
        }
        return words.subList(from, to);
    }

    /** The taught phrase that was said, with small words around it at most. */
    Optional<String> said(List<String> tokens, Map<String, String> taught) {
        int longest = Math.min(SentenceForms.MAX_WORDS, tokens.size());
        for (int length = longest; length > 0 && !taught.isEmpty(); length--) {
            for (int from = 0; from + length <= tokens.size(); from++) {
                String name = String.join(" ", tokens.subList(from, from + length));
                boolean around = taught.containsKey(name)
                        && lexicon.isSmall(tokens.subList(0, from))
                        && lexicon.isSmall(tokens.subList(from + length, tokens.size()));
                if (around) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }
}
