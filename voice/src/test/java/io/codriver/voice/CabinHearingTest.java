package io.codriver.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.voice.Completeness.Stage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole hearing with the real recogniser: synthetic talkers mixed into the channels of a cabin. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CabinHearingTest {
    private static final double LEAK_DB = -14;
    private static final long PRE_ROLL_MILLIS = 240;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private SpeechRecognizer recognizer;

    @BeforeAll
    void load() throws Exception {
        recognizer = SpeechRecognizers.load("vosk", Clips.model());
    }

    @AfterAll
    void close() {
        recognizer.close();
    }

    @Test
    void twoPeopleAtOnceAreEachHeardOnceAtTheirSeat() {
        short[] driver = Clips.join(Clips.silence(800), Clips.clip(Clips.TEMPERATURE), Clips.silence(800));
        short[] rear = Clips.join(Clips.silence(1300), Clips.clip(Clips.WINDOWS), Clips.silence(800));
        List<Heard> heard = hear(Clips.mix(driver, rear, LEAK_DB), Clips.mix(rear, driver, LEAK_DB));
        assertThat(heard).extracting(Heard::seat).containsExactly("driver", "rear-left");
        assertThat(heard)
                .extracting(one -> one.grammar().text())
                .containsExactly("set the temperature to twenty two degrees", "close all windows");
        assertThat(heard.get(0).endMillis())
                .as("they overlap")
                .isGreaterThan(heard.get(1).startMillis());
    }

    /** The two in front of and behind a microphone that hums at nearly full scale, or is dead, or has only its own faint noise left. */
    @ParameterizedTest
    @ValueSource(strings = {"hum", "silence", "faint"})
    void twoPeopleAreHeardAsBeforeBesideABrokenMicrophone(String broken) {
        short[] driver = Clips.join(Clips.silence(2400), Clips.clip(Clips.TEMPERATURE), Clips.silence(800));
        short[] rear = Clips.join(Clips.silence(2900), Clips.clip(Clips.WINDOWS), Clips.silence(800));
        short[] one = noisy(Clips.mix(driver, rear, LEAK_DB), 1);
        short[] other = noisy(Clips.mix(rear, driver, LEAK_DB), 2);
        short[] sick = Sounds.of(
                7,
                switch (broken) {
                    case "hum" -> Sounds.hum(50, 15_000);
                    case "silence" -> Sounds.during(0, 0.5, Sounds.noise(40, 3));
                    default -> Sounds.noise(1, 3);
                });
        List<Heard> heard = hear(one, other, sick);
        assertThat(heard)
                .filteredOn(utterance -> !utterance.grammar().text().isEmpty())
                .extracting(utterance ->
                        utterance.seat() + ": " + utterance.grammar().text())
                .containsExactly("driver: set the temperature to twenty two degrees", "rear-left: close all windows");
    }

    private static short[] noisy(short[] talk, long seed) {
        return Sounds.of(7, Sounds.noise(40, seed), i -> i < talk.length ? talk[i] : 0);
    }

    @Test
    void oneTalkerOnFourChannelsIsHeardOnce() {
        short[] talk = Clips.join(Clips.silence(600), Clips.clip(Clips.LIGHT), Clips.silence(800));
        short[] leak = Clips.mix(Clips.silence(1), talk, -12);
        List<Heard> heard = hear(leak, leak, talk, leak);
        assertThat(heard).singleElement().satisfies(one -> {
            assertThat(one.seat()).isEqualTo("rear-left");
            assertThat(one.grammar().text()).isEqualTo("turn on my reading light");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {Clips.WINDOWS, Clips.TEMPERATURE, Clips.LIGHT, Clips.MUSIC, Clips.DEFOG})
    void completeSentenceIsOverAfterItsShortPause(String clip) {
        List<EarEvent> events = Collections.synchronizedList(new ArrayList<>());
        long decoded;
        try (SeatEars ears = ears(events, "driver")) {
            Clips.feed(ears, Clips.join(Clips.silence(600), Clips.clip(clip), Clips.silence(1000)));
            ears.flush();
            decoded = ears.counts().values().iterator().next().decoded();
        }
        assertThat(heard(events)).singleElement().satisfies(one -> {
            long pause = decoded * 20 - PRE_ROLL_MILLIS - (one.endMillis() - one.startMillis());
            assertThat(pause).isEqualTo(160);
        });
    }

    /** In the middle of words, too: wherever somebody stops to think, the sentence goes on. */
    @ParameterizedTest
    @CsvSource({"0.3, 300", "0.6, 300", "0.9, 300", "1.2, 300", "1.5, 300", "0.9, 200", "1.2, 200", "1.2, 500"})
    void pauseInsideASentenceIsNoEnd(double atSeconds, int pauseMillis) {
        short[] clip = Clips.clip(Clips.TEMPERATURE);
        int at = (int) (atSeconds * AudioFormat16k.RATE);
        short[] talk = Clips.join(
                Clips.silence(600),
                Arrays.copyOf(clip, at),
                Clips.silence(pauseMillis),
                Arrays.copyOfRange(clip, at, clip.length),
                Clips.silence(800));
        assertThat(hear(talk)).singleElement().satisfies(one -> {
            assertThat(one.grammar().text()).startsWith("set").endsWith("degrees");
            assertThat(one.grammar().words()).last().satisfies(word -> assertThat(word.endSeconds() * 1000)
                    .isBetween(one.endMillis() - 150.0, one.endMillis() + 150.0));
        });
    }

    @Test
    void spokenTimesAreStreamTimes() {
        short[] talk = Clips.join(Clips.silence(3000), Clips.clip(Clips.MUSIC), Clips.silence(800));
        Heard heard = hear(talk).get(0);
        assertThat(heard.startMillis()).isBetween(2980L, 3350L);
        assertThat(heard.endMillis()).isBetween(3900L, 4380L);
        assertThat(heard.grammar().words().get(0).startSeconds()).isBetween(2.9, 3.5);
    }

    @Test
    void sameRecordingGivesTheSameUtterances() {
        short[] driver =
                Clips.join(Clips.silence(500), Clips.clip(Clips.MUSIC), Clips.silence(700), Clips.clip(Clips.LIGHT));
        short[] rear = Clips.join(Clips.silence(900), Clips.clip(Clips.DEFOG));
        List<List<Object>> first = summary(hear(driver, rear));
        assertThat(first).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(summary(hear(driver, rear))).isEqualTo(first);
        }
    }

    @Test
    void wavFileIsHeardThroughItsSource() throws Exception {
        List<EarEvent> events = Collections.synchronizedList(new ArrayList<>());
        byte[] whole = Clips.file(Clips.WINDOWS);
        RecordingSink ended = new RecordingSink();
        try (SeatEars ears = ears(events, "driver");
                WavSource source = WavSource.open(new ByteArrayInputStream(whole), "clip.wav", Pace.FAST)) {
            source.start(new AudioSource.Sink() {
                @Override
                public void frame(short[][] channels, long firstSample) {
                    ears.accept(0, channels[0], firstSample);
                }

                @Override
                public void end(Optional<String> problem) {
                    ears.flush();
                    ended.end(problem);
                }
            });
            ended.await();
        }
        assertThat(heard(events)).extracting(one -> one.grammar().text()).containsExactly("close all windows");
        assertThat(events).anySatisfy(event -> assertThat(event).isInstanceOf(Partial.class));
    }

    /** Without confidences: Vosk dithers its input, which moves them in the third digit. */
    private static List<List<Object>> summary(List<Heard> heard) {
        return heard.stream()
                .map(one -> List.<Object>of(one.seat(), one.grammar().text(), one.startMillis(), one.endMillis()))
                .toList();
    }

    private List<Heard> hear(short[]... channels) {
        List<EarEvent> events = Collections.synchronizedList(new ArrayList<>());
        String[] seats = {"driver", "rear-left"};
        if (channels.length == 4) {
            seats = new String[] {"driver", "front-passenger", "rear-left", "rear-right"};
        } else if (channels.length == 3) {
            seats = new String[] {"driver", "rear-left", "rear-right"};
        } else if (channels.length == 1) {
            seats = new String[] {"driver"};
        }
        try (SeatEars ears = ears(events, seats)) {
            Clips.feed(ears, channels);
            ears.flush();
            for (Map.Entry<String, EarCounts> seat : ears.counts().entrySet()) {
                assertThat(seat.getValue().decoded()).isLessThan(seat.getValue().frames());
            }
        }
        return heard(events);
    }

    private SeatEars ears(List<EarEvent> events, String... seats) {
        return new SeatEars(
                recognizer,
                Clips.CABIN,
                List.of(seats),
                text -> Clips.CABIN.sentences().contains(text) ? Stage.COMPLETE : Stage.UNKNOWN,
                grammar -> false,
                events::add,
                EarSettings.fast());
    }

    private static List<Heard> heard(List<EarEvent> events) {
        return events.stream()
                .filter(Heard.class::isInstance)
                .map(Heard.class::cast)
                .sorted(Comparator.comparingLong(Heard::startMillis))
                .toList();
    }
}
