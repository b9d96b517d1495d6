package io.codriver.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.codriver.voice.Completeness.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endpointing, attribution, queues and life cycle, with a fake recogniser: everything here is exact. */
final class SeatEarsTest {
    private final FakeRecognizer recognizer = new FakeRecognizer();
    private final List<EarEvent> events = Collections.synchronizedList(new ArrayList<>());
    private Completeness completeness = text -> Stage.UNKNOWN;
    private SecondOpinion secondOpinion = grammar -> false;
    private EarSettings settings = EarSettings.fast().withSeparation(false);
    private EarListener listener = events::add;

    @ParameterizedTest
    @CsvSource({"COMPLETE, 160", "UNKNOWN, 600", "UNFINISHED, 1200"})
    void pauseThatEndsAnUtteranceDependsOnWhatWasSaid(Stage stage, int pauseMillis) {
        completeness = text -> stage;
        try (SeatEars ears = ears("driver")) {
            Clips.feed(ears, Clips.join(Clips.silence(600), tone(1, 400), Clips.silence(pauseMillis - 20)));
            Awaitility.await().until(() -> driver(ears).frames() == 50 + (pauseMillis - 20) / 20);
            assertThat(heard()).as("not before").isEmpty();
            Clips.feed(ears, Clips.silence(20));
            Awaitility.await().until(() -> heard().size() == 1);
        }
        assertThat(heard().get(0).grammar().text()).isEqualTo("w1");
        assertThat(heard().get(0).startMillis()).isEqualTo(600);
        assertThat(heard().get(0).endMillis()).isEqualTo(1000);
    }

    @Test
    void lastWordThatTheDecoderShowsLateDoesNotDelayTheEnd() {
        recognizer.lookahead = 16;
        completeness = text -> text.equals("w1 w2") ? Stage.COMPLETE : Stage.UNFINISHED;
        try (SeatEars ears = ears("driver")) {
            Clips.feed(ears, Clips.join(Clips.silence(600), tone(1, 400), tone(2, 100), Clips.silence(140)));
            Awaitility.await().until(() -> driver(ears).frames() == (600 + 400 + 100 + 140) / 20);
            assertThat(heard()).as("not before").isEmpty();
            Clips.feed(ears, Clips.silence(20));
            Awaitility.await().until(() -> heard().size() == 1);
        }
        assertThat(heard().get(0).grammar().text()).isEqualTo("w1 w2");
        assertThat(events).last().isInstanceOf(Heard.class);
    }

    @ParameterizedTest
    @CsvSource({"160, 0", "300, 0", "300, 16", "1180, 16"})
    void pauseInsideAnUnfinishedSentenceCutsNothingAndMovesNoWord(int pauseMillis, int lookahead) {
        recognizer.lookahead = lookahead;
        completeness = text -> text.equals("w1 w2 w3") ? Stage.COMPLETE : Stage.UNFINISHED;
        short[] pause = Clips.silence(pauseMillis);
        run(Clips.join(Clips.silence(600), tone(1, 400), pause, tone(2, 200), pause, tone(3, 200), Clips.silence(400)));
        Heard whole = heard().get(0);
        assertThat(heard()).hasSize(1);
        assertThat(whole.grammar().text()).isEqualTo("w1 w2 w3");
        assertThat(whole.grammar().words())
                .extracting(word -> Math.round(word.startSeconds() * 1000))
                .containsExactly(600L, 1000L + pauseMillis, 1200L + 2L * pauseMillis);
    }

    @Test
    void eventsOfAnUtteranceComeInOrderAndPartialsOnlyWhenTheTextChanged() {
        run(Clips.join(Clips.silence(400), tone(1, 300), tone(2, 300), Clips.silence(700)));
        assertThat(events.get(0)).isEqualTo(new SpeechStarted("driver", 400));
        assertThat(events.subList(1, 3))
                .containsExactly(new Partial("driver", 400, "w1"), new Partial("driver", 400, "w1 w2"));
        assertThat(events.get(3).<String>fold(e -> "", e -> "", e -> e.grammar().text(), e -> "", e -> ""))
                .isEqualTo("w1 w2");
        assertThat(events).hasSize(4);
    }

    @Test
    void silenceIsNeverDecoded() {
        try (SeatEars ears = ears("driver", "rear-left")) {
            Clips.feed(ears, Clips.noise(20_000, 20), Clips.silence(20_000));
            ears.flush();
            assertThat(ears.counts().values()).allSatisfy(counts -> {
                assertThat(counts.frames()).isEqualTo(1000);
                assertThat(counts.decoded()).isZero();
            });
        }
        assertThat(events).as("only that a channel is dead").hasSize(2).allMatch(MicrophoneFault.class::isInstance);
    }

    @Test
    void aClickIsNoSpeech() {
        run(Clips.join(Clips.silence(400), tone(1, 40), Clips.silence(700)));
        assertThat(events).isEmpty();
    }

    @Test
    void preRollReachesTheDecoder() {
        try (SeatEars ears = ears("driver")) {
            Clips.feed(ears, Clips.join(Clips.silence(600), tone(1, 400), Clips.silence(700)));
            ears.flush();
            // 240 ms before, 400 ms of speech, 600 ms of pause.
            assertThat(driver(ears).decoded()).isEqualTo((240 + 400 + 600) / 20);
        }
    }

    @ParameterizedTest
    @CsvSource({"-3, 2", "-12, 1", "-20, 1"})
    void leakIsOneUtteranceAndTwoTalkersAreTwo(double decibels, int utterances) {
        short[] talk = Clips.join(Clips.silence(400), tone(4, 600), Clips.silence(700));
        run(talk, Clips.mix(Clips.silence(20), talk, decibels));
        assertThat(heard()).hasSize(utterances);
        assertThat(heard()).anySatisfy(one -> assertThat(one.seat()).isEqualTo("driver"));
        assertThat(heard().stream().map(Heard::id).distinct()).hasSize(utterances);
    }

    @Test
    void flushTellsWhatIsInProgress() {
        try (SeatEars ears = ears("driver")) {
            Clips.feed(ears, Clips.join(Clips.silence(300), tone(1, 400)));
            ears.flush();
            assertThat(heard()).hasSize(1);
            ears.flush();
            assertThat(heard()).hasSize(1);
        }
    }

    @Test
    void closeTellsWhatIsInProgressAndClosesEveryDecoderOnItsThread() {
        secondOpinion = grammar -> true;
        SeatEars ears = ears("driver", "rear-left");
        short[] talk = Clips.join(Clips.silence(300), tone(1, 400));
        Clips.feed(ears, talk, talk);
        ears.close();
        assertThat(heard()).hasSize(2);
        ears.close();
        ears.accept(0, new short[320], 0);
        ears.flush();
        assertThat(recognizer.open).hasValue(0);
        assertThat(recognizer.misuse).isEmpty();
    }

    @Test
    void longestUtteranceIsToldAndSaid() {
        run(Clips.join(Clips.silence(400), talk(18_000), Clips.silence(700)));
        assertThat(events).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(Trouble.class, trouble -> assertThat(trouble.kind())
                        .isEqualTo(Trouble.Kind.UTTERANCE_TOO_LONG)));
        assertThat(heard()).hasSize(2);
    }

    @Test
    void secondOpinionIsHeardBesideTheFirst() {
        secondOpinion = grammar -> grammar.text().equals("w1");
        try (SeatEars ears = ears("driver")) {
            Clips.feed(
                    ears,
                    Clips.join(Clips.silence(400), tone(1, 300), Clips.silence(700), tone(2, 300), Clips.silence(700)));
            ears.flush();
            assertThat(driver(ears).secondOpinionsDue()).isEqualTo(1);
            assertThat(driver(ears).secondOpinionsLate()).isZero();
        }
        assertThat(heard().get(0).dictation())
                .hasValueSatisfying(second -> assertThat(second.text()).isEqualTo("w1"));
        assertThat(heard().get(1).dictation()).isEmpty();
        assertThat(recognizer.dictations).hasValue(1);
    }

    @Test
    void lateSecondOpinionIsGoneWithoutAndCounted() {
        CountDownLatch gate = new CountDownLatch(1);
        recognizer.whileDictating = () -> awaitGate(gate);
        secondOpinion = grammar -> true;
        settings = settings.withSecondOpinionBudget(Duration.ofMillis(1));
        // Opened last, so released first: a failing assertion must not leave the ear waiting.
        try (SeatEars ears = ears("driver");
                Release release = gate::countDown) {
            assertThat(release).isNotNull();
            Clips.feed(ears, Clips.join(Clips.silence(400), tone(1, 300), Clips.silence(700)));
            ears.flush();
            assertThat(driver(ears).secondOpinionsLate()).isEqualTo(1);
            assertThat(heard().get(0).dictation()).isEmpty();
            gate.countDown();
        }
        assertThat(recognizer.open).hasValue(0);
    }

    @Test
    void realTimeDropsTheOldestCountsAndTells() {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch decoding = new CountDownLatch(1);
        recognizer.whileDecoding = () -> {
            decoding.countDown();
            awaitGate(gate);
        };
        settings = EarSettings.realTime().withQueueFrames(20).withSeparation(false);
        // Opened last, so released first: a failing assertion must not leave the ear waiting.
        try (SeatEars ears = ears("driver");
                Release release = gate::countDown) {
            assertThat(release).isNotNull();
            short[] talk = Clips.join(Clips.silence(100), tone(1, 300));
            Clips.feed(ears, talk);
            awaitGate(decoding);
            for (int i = 0; i < 100; i++) {
                ears.accept(0, Clips.frame(tone(1, 20), 0), 320L * (i + 20));
            }
            assertThat(driver(ears).dropped()).isBetween(80L, 100L);
            gate.countDown();
            ears.flush();
        }
        assertThat(events).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.kind()).isEqualTo(Trouble.Kind.FRAMES_DROPPED)));
    }

    @Test
    void fastPaceLosesNothingThoughTheQueueIsSmall() {
        settings = settings.withQueueFrames(1);
        try (SeatEars ears = ears("driver")) {
            Clips.feed(ears, Clips.join(Clips.silence(400), tone(1, 600), Clips.silence(700)));
            ears.flush();
            assertThat(driver(ears).dropped()).isZero();
            assertThat(driver(ears).frames()).isEqualTo(85);
        }
        assertThat(heard()).hasSize(1);
    }

    @Test
    void recogniserThatFailsCostsOneUtteranceOnly() {
        AtomicLong calls = new AtomicLong();
        recognizer.whileDecoding = () -> {
            if (calls.getAndIncrement() == 0) {
                throw new IllegalStateException("native trouble");
            }
        };
        run(Clips.join(Clips.silence(400), tone(1, 100), Clips.silence(700), tone(2, 300), Clips.silence(700)));
        assertThat(events.get(1))
                .isEqualTo(new Trouble(
                        "driver", Trouble.Kind.RECOGNISER_FAILED, "java.lang.IllegalStateException: native trouble"));
        assertThat(heard())
                .singleElement()
                .satisfies(one -> assertThat(one.grammar().text()).isEqualTo("w2"));
        assertThat(recognizer.open).hasValue(0);
    }

    @Test
    void listenerAndJudgesThatThrowDoNotStopTheEar() {
        listener = event -> {
            events.add(event);
            throw new IllegalStateException("listener");
        };
        completeness = text -> {
            throw new IllegalStateException("judge");
        };
        secondOpinion = grammar -> {
            throw new IllegalStateException("judge");
        };
        try (SeatEars ears = ears("driver")) {
            Clips.feed(
                    ears,
                    Clips.join(Clips.silence(400), tone(1, 300), Clips.silence(700), tone(2, 300), Clips.silence(700)));
            ears.flush();
            assertThat(driver(ears).listenerFailures()).isGreaterThan(6);
        }
        assertThat(heard()).hasSize(2);
    }

    @Test
    void timingsComeFromTheClockInTheirOrder() {
        AtomicLong clock = new AtomicLong();
        settings = settings.withClock(clock::incrementAndGet);
        run(Clips.join(Clips.silence(400), tone(1, 300), Clips.silence(700)));
        EarTimings timings = heard().get(0).timings();
        // One tick per frame that came in: the last of 20 + 15 frames had speech.
        assertThat(timings.endOfSpeechNanos()).isEqualTo(35);
        assertThat(timings.committedNanos()).isGreaterThan(timings.endOfSpeechNanos());
        assertThat(timings.recognisedNanos()).isGreaterThan(timings.committedNanos());
    }

    @Test
    void waitingOnTheListenersThreadIsRefused() {
        AtomicReference<SeatEars> self = new AtomicReference<>();
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        listener = event -> {
            try {
                Objects.requireNonNull(self.get()).flush();
            } catch (IllegalStateException e) {
                thrown.add(e);
            }
        };
        try (SeatEars ears = ears("driver")) {
            self.set(ears);
            Clips.feed(ears, Clips.join(Clips.silence(400), tone(1, 300), Clips.silence(700)));
            ears.flush();
        }
        assertThat(thrown).isNotEmpty();
    }

    @Test
    void wrongSeatsAndFramesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ears());
        assertThatIllegalArgumentException().isThrownBy(() -> ears("driver", "driver"));
        try (SeatEars ears = ears("driver")) {
            assertThatIllegalArgumentException().isThrownBy(() -> ears.accept(0, new short[100], 0));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> EarSettings.fast()
                .withPauses(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }

    private void run(short[]... channels) {
        String[] seats = Arrays.copyOf(new String[] {"driver", "rear-left"}, channels.length);
        try (SeatEars ears = ears(seats)) {
            Clips.feed(ears, channels);
            ears.flush();
        }
    }

    private SeatEars ears(String... seats) {
        return new SeatEars(recognizer, Clips.CABIN, List.of(seats), completeness, secondOpinion, listener, settings);
    }

    private static EarCounts driver(SeatEars ears) {
        return Objects.requireNonNull(ears.counts().get("driver"));
    }

    private List<Heard> heard() {
        synchronized (events) {
            return events.stream()
                    .filter(Heard.class::isInstance)
                    .map(Heard.class::cast)
                    .toList();
        }
    }

    /** A loud sound that the fake recogniser hears as one word. */
    private static short[] tone(int word, int millis) {
        short[] tone = new short[millis * 16];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) ((i / 4) % 2 == 0 ? word * 1000 : -word * 1000);
        }
        return tone;
    }

    /** Syllables with short gaps. */
    private static short[] talk(int millis) {
        short[] talk = tone(1, millis);
        for (int i = 0; i < talk.length; i++) {
            if (i / 16 % 400 >= 340) {
                talk[i] = 0;
            }
        }
        return talk;
    }

    private interface Release extends AutoCloseable {
        @Override
        void close();
    }

    private static void awaitGate(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
