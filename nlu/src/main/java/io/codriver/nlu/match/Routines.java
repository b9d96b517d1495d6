package io.codriver.nlu.match;

import io.codriver.nlu.Understanding;
import io.codriver.nlu.Understanding.Kind;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.RoutineWords;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.language.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Routines by name: "movie night please", "activate cinema mode". */
final class Routines {
    private final SentenceForms forms;
    private final Lexicon lexicon;
    private final Map<List<String>, RoutineWords> byName = new HashMap<>();

    Routines(Lexicon lexicon, Vocabulary vocabulary, LanguagePack pack, Tokenizer tokenizer) {
        this.lexicon = lexicon;
        this.forms = new SentenceForms(pack, "routine", tokenizer);
        vocabulary.routines().forEach(r -> r.names().forEach(n -> byName.putIfAbsent(tokenizer.tokens(n), r)));
    }

    /** The routine's wishes; empty when the sentence names none, or says more than that. */
    Optional<Understanding> read(List<String> tokens) {
        if (byName.isEmpty()) {
            return Optional.empty();
        }
        List<RoutineWords> found = new ArrayList<>();
        forms.match(
                tokens,
                s -> named(s.getOrDefault("name", List.of())).map(found::add).orElse(false));
        return found.stream().findFirst().map(r -> new Understanding(Kind.WISHES, r.wishes(), 1, "routine:" + r.id()));
    }

    /** The name with small words before and after: "the movie night please". */
    private Optional<RoutineWords> named(List<String> words) {
        for (int from = 0; from < words.size(); from++) {
            for (int to = words.size(); to > from; to--) {
                RoutineWords routine = byName.get(words.subList(from, to));
                if (routine != null && isSmallAround(words, from, to)) {
                    return Optional.of(routine);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isSmallAround(List<String> words, int from, int to) {
        return lexicon.isSmall(words.subList(0, from)) && lexicon.isSmall(words.subList(to, words.size()));
    }
}
