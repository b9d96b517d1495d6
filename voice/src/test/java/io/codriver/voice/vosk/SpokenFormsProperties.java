package io.codriver.voice.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.voice.LanguageModel;
import io.codriver.voice.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class SpokenFormsProperties {
    private static final SpokenForms FORMS =
            new SpokenForms(Map.of("defog", "dee fog", "rear defog", "back dee fog", "unmute", "un mute", "AC", "a c"));

    @Property(tries = 300)
    void everySentenceIsReadBackAsItWasWritten(@ForAll("sentences") List<String> written) {
        List<Word> spoken = FORMS.spoken(written).stream()
                .map(word -> new Word(word, 0.5, 0, 1))
                .toList();
        assertThat(FORMS.written(spoken).stream().map(Word::text)).containsExactlyElementsOf(written);
    }

    @Property(tries = 300)
    void grammarHasNoWordThatTheVocabularyLacks(@ForAll("sentences") List<String> written) {
        LanguageModel model = new LanguageModel(List.of(String.join(" ", written)), Map.of("defog", "dee fog"));
        VoskGrammar grammar =
                VoskGrammar.of(model, word -> !List.of("defog", "unmute").contains(word));
        assertThat(grammar.json())
                .doesNotContain("defog")
                .doesNotContain("unmute")
                .contains("\"[unk]\"");
        assertThat(grammar.coverage().leftOut()).isEqualTo(written.contains("unmute") ? 1 : 0);
    }

    @Example
    void longestPhraseWinsAndTimeIsSharedOut() {
        List<Word> spoken = new ArrayList<>();
        for (String word : List.of("turn", "on", "back", "dee", "fog")) {
            spoken.add(new Word(word, 0.8, spoken.size(), spoken.size() + 1));
        }
        List<Word> written = FORMS.written(spoken);
        assertThat(written.stream().map(Word::text)).containsExactly("turn", "on", "rear", "defog");
        assertThat(written.get(2).startSeconds()).isEqualTo(2);
        assertThat(written.get(3).startSeconds()).isEqualTo(3.5);
        assertThat(written.get(3).endSeconds()).isEqualTo(5);
    }

    @Example
    void punctuationAndCaseAreNoPartOfWords() {
        assertThat(SpokenForms.words("Set it to 22-ish, don’t \"stop\"!"))
                .containsExactly("set", "it", "to", "22", "ish", "don't", "stop");
    }

    @Provide
    Arbitrary<List<String>> sentences() {
        return Arbitraries.of("turn", "on", "the", "rear", "defog", "unmute", "ac", "windows")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
