package io.codriver.runtime.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Scene;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.match.CatalogMatcher;
import io.codriver.runtime.fuse.CabinMoment.Opinion;
import io.codriver.runtime.plan.FirstCar;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.voice.Hypothesis;
import io.codriver.voice.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FusionTest {
    private final Interpreter interpreter =
            new CatalogMatcher(FirstCar.english().vocabulary(), LanguagePack.load("en"));
    private final Fusion fusion = new Fusion(interpreter);

    /** How sure the recogniser is, around the border that is tuned from time to time. */
    enum Trust {
        SURE(0.05),
        BARELY(1e-9),
        ALMOST(-0.01),
        DOUBTFUL(-0.3);

        private final double confidence;

        Trust(double beyond) {
            confidence = Fusion.SURE + beyond;
        }
    }

    /** Words of one second each, one after another. */
    private static Hypothesis heard(String text, double confidence) {
        List<Word> words = new ArrayList<>();
        for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
            words.add(new Word(word, confidence, words.size(), words.size() + 1));
        }
        return Hypothesis.of(words);
    }

    /** Dictation {@code -} is none at all, {@code ''} is one that heard nothing. */
    @ParameterizedTest
    @CsvSource({
        // sure: the catalogue's words stand, whatever dictation says
        "open my window, SURE, -, CATALOGUE, open my window",
        "open my window, SURE, open my window, CATALOGUE, open my window",
        "open my window, SURE, he said something else, CATALOGUE, open my window",
        "open my window, BARELY, he said something else, CATALOGUE, open my window",
        // unsure: believed alone, believed when half agreed with, dropped for dictation's words otherwise
        "open my window, DOUBTFUL, -, CATALOGUE, open my window",
        "open my window, DOUBTFUL, open my window, CATALOGUE, open my window",
        "open my window, DOUBTFUL, often my window though, CATALOGUE, open my window",
        "open my window, DOUBTFUL, he opened a window, NEITHER, he opened a window",
        "open my window, DOUBTFUL, i saw your brother, NEITHER, i saw your brother",
        "open my window, ALMOST, i saw your brother, NEITHER, i saw your brother",
        "open my window, DOUBTFUL, turn on the music, DICTATION, turn on the music",
        "open my window, DOUBTFUL, '', NEITHER, ''",
        // a hole: dictation fills it, or stands alone when that makes no sense; sure or not
        "turn [unk] the music, SURE, turn on the music, BOTH, turn on the music",
        "turn [unk] the music, DOUBTFUL, burn on a muse, BOTH, turn on the music",
        "[unk] my window, SURE, i saw your brother, DICTATION, i saw your brother",
        "[unk] my window, DOUBTFUL, '', DICTATION, ''",
        "[unk] my window, SURE, -, CATALOGUE, [unk] my window",
        // nothing but noise for the catalogue
        "'', DOUBTFUL, turn on the music, DICTATION, turn on the music",
        "'', DOUBTFUL, i saw your brother, NEITHER, i saw your brother",
        "'', DOUBTFUL, -, CATALOGUE, ''",
    })
    void theTable(String grammar, Trust trust, String dictation, Opinion from, String text) {
        Optional<Hypothesis> free = dictation.equals("-") ? Optional.empty() : Optional.of(heard(dictation, 0.7));

        CabinMoment moment = fusion.spoken(
                "driver", heard(grammar, trust.confidence), free, Interpreter.Context.FRESH, Snapshot.EMPTY);

        assertThat(moment.from()).isEqualTo(from);
        assertThat(moment.text()).isEqualTo(text);
        assertThat(moment.seat()).isEqualTo("driver");
        boolean dictated = from == Opinion.DICTATION || from == Opinion.NEITHER;
        double expected = dictated
                ? free.orElseThrow().confidence()
                : heard(grammar, trust.confidence).confidence();
        assertThat(moment.confidence()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "open my window, SURE, false",
        "open my window, BARELY, false",
        "open my window, ALMOST, true",
        "open [unk] window, SURE, true",
        "[unk], SURE, true",
        "'', DOUBTFUL, false",
    })
    void aSecondOpinionIsDueForHolesAndDoubts(String grammar, Trust trust, boolean due) {
        assertThat(fusion.isSecondOpinionDue(heard(grammar, trust.confidence))).isEqualTo(due);
    }

    /** What nobody filled is not for the car: a hole is never a command, and a contradiction is nothing to act on. */
    @ParameterizedTest
    @CsvSource({"[unk] my window, -", "open [unk] window, -", "open my window, i saw your brother", "[unk], -"})
    void nothingUnreliableIsUnderstood(String grammar, String dictation) {
        Optional<Hypothesis> free = dictation.equals("-") ? Optional.empty() : Optional.of(heard(dictation, 0.9));

        CabinMoment moment =
                fusion.spoken("driver", heard(grammar, 0.5), free, Interpreter.Context.FRESH, Snapshot.EMPTY);

        assertThat(interpreter
                        .interpret(moment.text(), Interpreter.Context.FRESH)
                        .kind())
                .isEqualTo(Understanding.Kind.NOTHING);
    }

    @Test
    void twoHolesSideBySideTakeEachDictatedWordOnce() {
        Hypothesis grammar = Hypothesis.of(List.of(
                new Word("turn", 0.9, 0, 1),
                new Word(Fusion.HOLE, 0.9, 1, 2),
                new Word(Fusion.HOLE, 0.9, 2, 3),
                new Word("music", 0.9, 3, 4)));
        Hypothesis free = Hypothesis.of(List.of(
                new Word("turn", 0.9, 0, 1),
                new Word("on", 0.9, 1.5, 2.5),
                new Word("the", 0.9, 2.5, 3),
                new Word("muse", 0.9, 3, 4)));

        CabinMoment moment =
                fusion.spoken("driver", grammar, Optional.of(free), Interpreter.Context.FRESH, Snapshot.EMPTY);

        assertThat(moment.text()).isEqualTo("turn on the music");
    }

    @Test
    void wordsThatNoDecodingIsSureOfAreDoubtful() {
        Hypothesis grammar = Hypothesis.of(List.of(new Word("open", 0.5, 0, 1), new Word("window", 0.4, 1, 2)));
        Hypothesis free = Hypothesis.of(List.of(new Word("open", 0.9, 0, 1), new Word("widow", 0.3, 1, 2)));
        Interpreter.Context context = Interpreter.Context.FRESH;

        assertThat(fusion.spoken("driver", grammar, Optional.empty(), context, Snapshot.EMPTY)
                        .doubtful())
                .containsExactlyInAnyOrder("open", "window");
        assertThat(fusion.spoken("driver", grammar, Optional.of(free), context, Snapshot.EMPTY)
                        .doubtful())
                .containsExactlyInAnyOrder("window", "widow");
    }

    @Test
    void typedWordsAreCertain() {
        CabinMoment moment = fusion.typed("rear-left", "Open my window!", Snapshot.EMPTY, Scene.UNKNOWN);

        assertThat(moment)
                .isEqualTo(new CabinMoment(
                        "rear-left", "Open my window!", 1, Opinion.TYPED, Snapshot.EMPTY, Scene.UNKNOWN));
    }
}
