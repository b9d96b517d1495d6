package io.codriver.runtime.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Understanding.Kind;
import io.codriver.runtime.fuse.CabinMoment.Opinion;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.voice.Hypothesis;
import io.codriver.voice.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the two opinions are tried, whatever an interpreter makes of words. */
class FusionTrialsTest {
    private static final String WHOLE = "make it warmer by two";
    private static final String OPEN = "make it warmer";
    private static final String ALIEN = "heat something";

    private final Listening interpreter = new Listening();
    private final Fusion fusion = new Fusion(interpreter);

    /** Knows two sentences, one of them open, and believes neither with a word that was heard badly. */
    private static final class Listening implements Interpreter {
        private final List<Set<String>> doubts = new ArrayList<>();

        @Override
        public Understanding interpret(String text, Context context) {
            doubts.add(context.doubtful());
            boolean trusted = List.of(text.split(" ")).stream().noneMatch(context.doubtful()::contains);
            Kind kind =
                    switch (trusted ? text : "") {
                        case WHOLE -> Kind.WISHES;
                        case OPEN, ALIEN -> Kind.UNCLEAR;
                        default -> Kind.NOTHING;
                    };
            return new Understanding(kind, List.of(), 1, "frame");
        }

        @Override
        public Completeness completeness(String text) {
            return Completeness.UNKNOWN;
        }
    }

    private static Hypothesis heard(String text, double confidence) {
        return heard(text, confidence, "");
    }

    /** One word of it badly. */
    private static Hypothesis heard(String text, double confidence, String badly) {
        List<Word> words = new ArrayList<>();
        for (String word : text.split(" ")) {
            double sure = word.equals(badly) ? Fusion.DOUBTFUL - 0.1 : confidence;
            words.add(new Word(word, sure, words.size(), words.size() + 1));
        }
        return Hypothesis.of(words);
    }

    private CabinMoment weighed(Hypothesis grammar, Hypothesis free) {
        return fusion.spoken("driver", grammar, Optional.of(free), Interpreter.Context.FRESH, Snapshot.EMPTY);
    }

    /**
     * What is clear wins over what would have to be asked about, whichever decoding heard it, as long as both are sure. In
     * doubt the order matters: the catalogue's words stand while dictation half agrees, and fall when it doesn't.
     */
    @ParameterizedTest
    @CsvSource({
        "make it warmer, 0.9, make it warmer by two, 0.9, DICTATION, make it warmer by two",
        "make it warmer by two, 0.9, make it warmer, 0.9, CATALOGUE, make it warmer by two",
        "heat something, 0.9, make it warmer by two, 0.9, DICTATION, make it warmer by two",
        "make it warmer by two, 0.9, heat something, 0.9, CATALOGUE, make it warmer by two",
        // a catalogue in doubt, dictation sure
        "make it warmer, 0.7, make it warmer by two, 0.9, DICTATION, make it warmer by two",
        "make it warmer by two, 0.7, make it warmer, 0.9, CATALOGUE, make it warmer by two",
        "heat something, 0.7, make it warmer by two, 0.9, DICTATION, make it warmer by two",
        "make it warmer by two, 0.7, heat something, 0.9, DICTATION, heat something",
        // dictation in doubt too: it rescues nothing
        "make it warmer, 0.7, make it warmer by two, 0.7, CATALOGUE, make it warmer",
        "make it warmer by two, 0.7, make it warmer, 0.7, CATALOGUE, make it warmer by two",
    })
    void clearAgainstOpen(String grammar, double sure, String dictation, double freely, Opinion from, String text) {
        CabinMoment moment = weighed(heard(grammar, sure), heard(dictation, freely));

        assertThat(moment.from()).isEqualTo(from);
        assertThat(moment.text()).isEqualTo(text);
    }

    @Test
    void aClearReadingOfBadlyHeardWordsRescuesNothing() {
        Hypothesis free = heard(WHOLE, 0.95, "two");
        assertThat(free.confidence()).isGreaterThan(Fusion.SURE);

        CabinMoment moment = weighed(heard(OPEN, 0.9), free);

        assertThat(moment.from()).isEqualTo(Opinion.CATALOGUE);
        assertThat(moment.doubtful()).containsExactly("two");
    }

    @Test
    void aHoleIsNotFilledWithBadlyHeardWords() {
        Hypothesis grammar = heard("make it warmer by [unk]", 0.9);

        assertThat(weighed(grammar, heard(WHOLE, 0.95)).from()).isEqualTo(Opinion.BOTH);
        assertThat(weighed(grammar, heard(WHOLE, 0.95, "two")).from()).isEqualTo(Opinion.DICTATION);
    }

    @Test
    void everyTrialKnowsWhatTheReadingAfterwardsWillKnow() {
        CabinMoment moment = weighed(heard(ALIEN, 0.5), heard(OPEN, 0.95, "warmer"));

        assertThat(moment.doubtful()).containsExactlyInAnyOrder("heat", "something", "warmer");
        assertThat(interpreter.doubts).isNotEmpty().containsOnly(moment.doubtful());
    }
}
