package io.codriver.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every recogniser of English promises; it must understand the synthetic clips. */
public abstract class SpeechRecognizerContract {
    /** One loaded model for all tests of a class. */
    protected abstract SpeechRecognizer recognizer();

    /** A loaded model that the test closes. */
    protected abstract SpeechRecognizer fresh() throws Exception;

    @Test
    void decodesAlongTheSentences() {
        try (Recognition recognition = recognizer().open(Clips.CABIN)) {
            assertThat(decode(recognition, Clips.WINDOWS).text()).isEqualTo("close all windows");
            assertThat(decode(recognition, Clips.LIGHT).text()).isEqualTo("turn on my reading light");
            assertThat(decode(recognition, Clips.TEMPERATURE).text())
                    .isEqualTo("set the temperature to twenty two degrees");
        }
    }

    @Test
    void wordsLieInsideTheirOwnUtterance() {
        try (Recognition recognition = recognizer().open(Clips.CABIN)) {
            Hypothesis first = decode(recognition, Clips.WINDOWS);
            Hypothesis again = decode(recognition, Clips.WINDOWS);
            assertThat(again.words()).hasSize(3).zipSatisfy(first.words(), (word, before) -> {
                assertThat(word.text()).isEqualTo(before.text());
                assertThat(word.startSeconds()).isCloseTo(before.startSeconds(), within(0.1));
                assertThat(word.endSeconds()).isBetween(word.startSeconds(), 1.5);
                assertThat(word.confidence()).isBetween(0.0, 1.0);
            });
        }
    }

    @Test
    void missingWordsAreHeardThroughTheirSpokenForms() {
        assertThat(recognizer().missing(List.of("turn", "defog"))).containsExactly("defog");
        try (Recognition recognition = recognizer().open(Clips.CABIN)) {
            Hypothesis heard = decode(recognition, Clips.DEFOG);
            assertThat(heard.text()).isEqualTo("turn on the rear defog");
            assertThat(heard.words()).hasSize(5);
        }
    }

    @Test
    void sentencesWithMissingWordsAreLeftOutAndCounted() {
        LanguageModel half = new LanguageModel(List.of("pause the music", "turn on the defog"), Map.of());
        assertThat(recognizer().coverage(half)).isEqualTo(new Coverage(1, 1, Set.of("defog")));
        assertThat(recognizer().coverage(Clips.CABIN).leftOut()).isZero();
    }

    @Test
    void dictationHearsWhatNoSentenceSays() {
        try (Recognition recognition = recognizer().openDictation()) {
            assertThat(decode(recognition, Clips.WINDOWS).text()).contains("windows");
        }
    }

    @Test
    void longPauseInsideAnUtteranceLosesNothing() {
        try (Recognition recognition = recognizer().open(Clips.CABIN)) {
            accept(recognition, Clips.join(Clips.clip(Clips.WINDOWS), Clips.silence(2500), Clips.clip(Clips.MUSIC)));
            assertThat(recognition.finish().text())
                    .startsWith("close all windows")
                    .endsWith("pause the music");
        }
    }

    @Test
    void partialGrowsIntoTheResultAndResetForgets() {
        try (Recognition recognition = recognizer().open(Clips.CABIN)) {
            assertThat(recognition.partial()).isEqualTo(Hypothesis.NOTHING);
            accept(recognition, Clips.join(Clips.clip(Clips.WINDOWS), Clips.silence(600)));
            assertThat(recognition.partial().text()).isEqualTo("close all windows");
            recognition.reset();
            assertThat(recognition.partial()).isEqualTo(Hypothesis.NOTHING);
            assertThat(decode(recognition, Clips.MUSIC).text()).isEqualTo("pause the music");
        }
    }

    @Test
    void nothingSaidIsNothingHeard() {
        try (Recognition recognition = recognizer().open(Clips.CABIN)) {
            assertThat(recognition.finish()).isEqualTo(Hypothesis.NOTHING);
            accept(recognition, Clips.silence(500));
            assertThat(recognition.finish().text()).isEmpty();
        }
    }

    @Test
    void useAfterCloseIsAnExceptionAndNoCrash() throws Exception {
        SpeechRecognizer recognizer = fresh();
        Recognition recognition = recognizer.open(Clips.CABIN);
        recognizer.close();
        recognizer.close();
        assertThat(decode(recognition, Clips.WINDOWS).text())
                .as("an open recognition outlives its recogniser")
                .isEqualTo("close all windows");
        recognition.close();
        recognition.close();
        assertThatIllegalStateException().isThrownBy(() -> recognition.accept(new short[320], 320));
        assertThatIllegalStateException().isThrownBy(recognition::partial);
        assertThatIllegalStateException().isThrownBy(recognition::finish);
        assertThatIllegalStateException().isThrownBy(recognition::reset);
        assertThatIllegalStateException().isThrownBy(() -> recognizer.open(Clips.CABIN));
        assertThatIllegalStateException().isThrownBy(recognizer::openDictation);
        assertThatIllegalStateException().isThrownBy(() -> recognizer.knows("turn"));
    }

    @Test
    void closingWhileAnotherThreadDecodesIsSafe() throws Exception {
        short[] sound = Clips.clip(Clips.TEMPERATURE);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try (Recognition steady = recognizer().open(Clips.CABIN)) {
            for (int round = 0; round < 12; round++) {
                Recognition victim = recognizer().open(Clips.CABIN);
                CountDownLatch decoding = new CountDownLatch(1);
                Future<?> worker = pool.submit(() -> {
                    for (int from = 0; ; from = (from + 320) % (sound.length - 320)) {
                        victim.accept(Arrays.copyOfRange(sound, from, from + 320), 320);
                        victim.partial();
                        decoding.countDown();
                    }
                });
                assertThat(decoding.await(20, TimeUnit.SECONDS)).isTrue();
                victim.close();
                assertThat(worker)
                        .failsWithin(20, TimeUnit.SECONDS)
                        .withThrowableOfType(ExecutionException.class)
                        .withCauseInstanceOf(IllegalStateException.class);
            }
            assertThat(decode(steady, Clips.WINDOWS).text()).isEqualTo("close all windows");
        } finally {
            pool.shutdownNow();
        }
    }

    private static Hypothesis decode(Recognition recognition, String clip) {
        accept(recognition, Clips.clip(clip));
        return recognition.finish();
    }

    private static void accept(Recognition recognition, short[] sound) {
        for (int from = 0; from < sound.length; from += 320) {
            short[] piece = Arrays.copyOfRange(sound, from, Math.min(sound.length, from + 320));
            recognition.accept(piece, piece.length);
        }
    }
}
