package io.codriver.nlu.fused;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Understanding;
import io.codriver.nlu.Understanding.Kind;
import io.codriver.nlu.fused.FakeBrain.Want;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text at all is read, with bounded work. */
class FusedAnyTextTest {
    private final StrangeTalk talk = new StrangeTalk();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "🙂", "🙂🙂🙂 🪟", "\u0000\u0007\u001b", "%%%", "'''", "\ud800", "打开窗户"})
    void nothingToReadIsNothing(String text) {
        talk.brain.wants(Want.of("open", "window"));
        Understanding found = talk.said(text);
        assertThat(found.kind()).isIn(Kind.NOTHING, Kind.WISHES);
    }

    /** Words that the floor counts as one reach the model; it is given one sequence of bounded length, or none. */
    @ParameterizedTest
    @ValueSource(
            strings = {"window ", "it's ", "🙂 ", "1.1.", "x'y'z", "\u0000 a ", "supercalifragilistic", "a-b_c\u200b"})
    void tenThousandWordsAreOneSequenceAtMost(String word) {
        talk.brain.wants(Want.of("open", "window"));
        int before = talk.brain.runs;
        talk.said(word.repeat(10_000));
        assertThat(talk.brain.runs - before).isLessThanOrEqualTo(1);
        assertThat(talk.brain.longest).isLessThanOrEqualTo(FakeBrain.LABELS.mostPieces());
    }
}
