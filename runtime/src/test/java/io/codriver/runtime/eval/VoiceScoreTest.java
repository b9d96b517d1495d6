package io.codriver.runtime.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.runtime.eval.VoiceScore.Done;
import io.codriver.runtime.eval.VoiceScore.Spoken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as done, for whom: a flattering count here would make every table wrong. */
final class VoiceScoreTest {
    private static final Spoken LATTE =
            new Spoken("driver", "a small latte", Map.of("size", "small", "drink", "latte"));
    private static final Spoken MOCHA = new Spoken("rear-left", "mocha please", Map.of("drink", "mocha"));

    @Test
    void orderThatArrivesWholeAtItsSeatIsRight() {
        assertThat(row(List.of(LATTE), new Done("driver", "a small latte", LATTE.slots())))
                .isEqualTo("1 | 100 | 100 | 100 | 0 | 1 of 1 | 0");
    }

    @Test
    void orderInTwoPartsIsOne() {
        assertThat(row(
                        List.of(LATTE),
                        new Done("driver", "a small", Map.of("size", "small")),
                        new Done("driver", "latte", Map.of("drink", "latte"))))
                .startsWith("1 | 100 | 100 | 100 | 0");
    }

    @Test
    void orderAtAnotherSeatIsMissedHereAndDoneElsewhere() {
        assertThat(row(List.of(LATTE), new Done("rear-left", "a small latte", LATTE.slots())))
                .isEqualTo("1 | 0 | 0 | 0 | 100 | 0 of 1 | 1");
    }

    @Test
    void oneSlotTooManyIsNotRight() {
        assertThat(row(List.of(MOCHA), new Done("rear-left", "small mocha", Map.of("drink", "mocha", "size", "small"))))
                .startsWith("1 | 100 | 0 | 100 | 100");
    }

    @Test
    void sceneIsWhollyRightOnlyWithAllItsOrders() {
        assertThat(row(List.of(LATTE, MOCHA), new Done("rear-left", "mocha please", MOCHA.slots())))
                .isEqualTo("2 | 50 | 50 | 33 | 60 | 0 of 1 | 0");
    }

    @Test
    void whatIsOnlyHeardIsNotDone() {
        assertThat(row(
                        List.of(MOCHA),
                        new Done("rear-left", "mocha please", Map.of()),
                        new Done("driver", "mm", Map.of())))
                .isEqualTo("1 | 0 | 0 | 0 | 0 | 0 of 1 | 0");
    }

    @ParameterizedTest
    @CsvSource({"a b c, a b c, 0", "a b c, a c, 1", "a b c, a x b c, 1", "a b c, x y z, 3", "a, b c d, 3"})
    void distanceCountsWords(String said, String heard, int errors) {
        assertThat(VoiceScore.distance(List.of(said.split(" ")), List.of(heard.split(" "))))
                .isEqualTo(errors);
    }

    private static String row(List<Spoken> spoken, Done... done) {
        VoiceScore score = new VoiceScore();
        score.add(spoken, List.of(done));
        return score.row();
    }
}
