package io.codriver.nlu.match;

import io.codriver.nlu.Understanding;
import io.codriver.nlu.Understanding.Kind;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.language.LanguagePack.Mark;
import io.codriver.nlu.language.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sentences about the assistant itself: "what can I say about the seats", "undo the last two", "forget movie time". */
final class Requests {
    private final Lexicon lexicon;
    private final SentenceForms help;
    private final SentenceForms helpAbout;
    private final SentenceForms undoCount;
    private final SentenceForms undoAll;
    private final SentenceForms forget;
    private final SentenceForms forgetAll;
    private final Map<List<String>, String> topics = new HashMap<>();

    Requests(Lexicon lexicon, Vocabulary vocabulary, LanguagePack pack, Tokenizer tokenizer) {
        this.lexicon = lexicon;
        this.help = new SentenceForms(pack, "help", tokenizer);
        this.helpAbout = new SentenceForms(pack, "helpAbout", tokenizer);
        this.undoCount = new SentenceForms(pack, "undoCount", tokenizer);
        this.undoAll = new SentenceForms(pack, "undoAll", tokenizer);
        this.forget = new SentenceForms(pack, "forget", tokenizer);
        this.forgetAll = new SentenceForms(pack, "forgetAll", tokenizer);
        vocabulary.topics().forEach(t -> t.names().forEach(n -> topics.putIfAbsent(tokenizer.tokens(n), t.id())));
        vocabulary.devices().forEach(d -> {
            d.names().forEach(n -> topics.putIfAbsent(tokenizer.tokens(n), d.id()));
            d.plurals().forEach(n -> topics.putIfAbsent(tokenizer.tokens(n), d.id()));
        });
    }

    /** What such a sentence asks for; empty for any other. */
    Optional<Understanding> read(List<String> tokens, Map<String, String> taught) {
        if (help.match(tokens, s -> true)) {
            return Optional.of(asked(Kind.HELP, Map.of()));
        }
        if (undoAll.match(tokens, s -> true)) {
            return Optional.of(asked(Kind.UNDO, Map.of(Understanding.COUNT, "all")));
        }
        if (forgetAll.match(tokens, s -> true)) {
            return Optional.of(asked(Kind.FORGET, Map.of(Understanding.NAME, "")));
        }
        return filled(helpAbout, tokens, "topic")
                .flatMap(this::topic)
                .map(t -> asked(Kind.HELP, Map.of(Understanding.TOPIC, t)))
                .or(() -> filled(undoCount, tokens, "count")
                        .flatMap(this::count)
                        .map(n -> asked(Kind.UNDO, Map.of(Understanding.COUNT, n))))
                .or(() -> forgotten(tokens, taught).map(n -> asked(Kind.FORGET, Map.of(Understanding.NAME, n))));
    }

    private static Understanding asked(Kind kind, Map<String, String> said) {
        return new Understanding(kind, List.of(), 1, "form", Optional.empty(), said);
    }

    private static Optional<List<String>> filled(SentenceForms forms, List<String> tokens, String slot) {
        List<List<String>> found = new ArrayList<>();
        forms.match(tokens, s -> found.add(s.getOrDefault(slot, List.of())));
        return found.stream().findFirst();
    }

    private Optional<String> topic(List<String> words) {
        for (int from = 0; from < words.size(); from++) {
            String id = topics.get(words.subList(from, words.size()));
            if (id != null) {
                return Optional.of(id);
            }
            List<String> before = words.subList(0, from + 1);
            if (!lexicon.isSmall(before) && !isOwner(before)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isOwner(List<String> words) {
        return lexicon.longest(lexicon.phrases(), words, words.size() - 1)
                .filter(s -> s.is(Mark.MINE) || s.is(Mark.ALL))
                .isPresent();
    }

    private Optional<String> count(List<String> words) {
        return lexicon.pack()
                .numbers()
                .read(words, 0)
                .filter(n -> n.length() == words.size() && n.value() >= 1 && n.value() <= 99)
                .map(n -> String.valueOf((int) n.value()));
    }

    /** Only what was taught can be forgotten: "forget it" is no such request. */
    private Optional<String> forgotten(List<String> tokens, Map<String, String> taught) {
        List<String> found = new ArrayList<>();
        forget.match(tokens, s -> {
            String name = String.join(" ", s.getOrDefault("name", List.of()));
            return taught.containsKey(name) && found.add(name);
        });
        return found.stream().findFirst();
    }
}
