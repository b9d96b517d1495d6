package io.codriver.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.codriver.models.ModelException;
import io.codriver.models.ModelStore;
import io.codriver.voice.silero.SpeechProbability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the network takes for a voice, and when it is asked at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SileroActivityTest {
    private VoiceDetection detection = VoiceDetection.energy();

    @BeforeAll
    void open() throws ModelException {
        detection = VoiceDetection.silero(store());
    }

    @AfterAll
    void close() {
        detection.close();
    }

    private static ModelStore store() {
        return new ModelStore(
                Path.of(System.getProperty("codriver.archives")), Path.of(System.getProperty("codriver.cache")));
    }

    @ParameterizedTest
    @ValueSource(strings = {Clips.WINDOWS, Clips.TEMPERATURE, Clips.LIGHT, Clips.MUSIC, Clips.DEFOG})
    void aVoiceIsSpeechMostlyWhereItIsLoud(String name) {
        short[] sound = Clips.join(Clips.silence(1000), Clips.clip(name), Clips.silence(1000));
        List<Boolean> byLevel = judged(VoiceDetection.energy(), sound);
        List<Boolean> byNetwork = judged(detection, sound);
        long loud = count(byLevel);
        assertThat(count(byNetwork)).isBetween(loud * 8 / 10, loud * 13 / 10);
        assertThat(byNetwork.subList(0, 50)).containsOnly(false);
        assertThat(byNetwork.subList(byNetwork.size() - 40, byNetwork.size())).containsOnly(false);
    }

    static List<short[]> noVoices() {
        return List.of(Clips.noise(4000, 2500), tone(440), tone(3000), fan());
    }

    @ParameterizedTest
    @MethodSource("noVoices")
    void whatIsNoVoiceIsNoSpeechHoweverLoud(short[] sound) {
        short[] begins = Clips.join(Clips.silence(3000), sound, Clips.silence(500));
        assertThat(Level.decibels(Clips.frame(begins, 250))).isGreaterThan(50);
        assertThat(count(judged(VoiceDetection.energy(), begins)))
                .as("by its level it is")
                .isGreaterThan(50);
        assertThat(onsets(judged(detection, begins))).isZero();
    }

    @Test
    void aVoiceStandsOutOfNoiseThatIsLouderThanItsSoftSounds() {
        short[] voice = Clips.join(Clips.silence(3000), Clips.clip(Clips.WINDOWS), Clips.silence(500));
        short[] sound = Clips.mix(Clips.noise(5000, 400), voice, 0);
        List<Boolean> speech = judged(detection, sound);
        assertThat(count(speech.subList(0, 145))).isZero();
        assertThat(count(speech.subList(150, 150 + 65))).isGreaterThan(25);
    }

    @Test
    void seatsDoNotHearEachOthersState() {
        short[] voice = Clips.join(Clips.silence(500), Clips.clip(Clips.TEMPERATURE), Clips.silence(300));
        short[] noise = Clips.join(Clips.silence(500), Clips.noise(6000, 2500));
        List<Boolean> alone = judged(detection, voice);
        List<Boolean> between = new ArrayList<>();
        try (VoiceActivity one = detection.open();
                VoiceActivity other = detection.open()) {
            for (int i = 0; i < alone.size(); i++) {
                between.add(one.isSpeech(frame(voice, i)));
                other.isSpeech(frame(noise, i % Clips.frames(noise)));
            }
        }
        assertThat(between).isEqualTo(alone);
    }

    /** After a long silence a clip is judged as if it were the first. */
    @Test
    void silenceForgetsWhatWasBefore() {
        short[] clip = Clips.clip(Clips.MUSIC);
        short[] whole = Arrays.copyOf(clip, Clips.frames(clip) * AudioFormat16k.FRAME);
        short[] voice = Clips.join(Clips.silence(2600), whole, Clips.silence(600));
        int frames = Clips.frames(voice);
        List<Boolean> speech = judged(detection, Clips.join(voice, voice));
        assertThat(count(speech.subList(0, frames))).isPositive();
        assertThat(speech.subList(frames, 2 * frames)).isEqualTo(speech.subList(0, frames));
    }

    @Test
    void theNetworkIsNotAskedAboutSilence() {
        Asked asked = new Asked(0.9f);
        try (SileroActivity activity = new SileroActivity(asked)) {
            run(activity, Clips.noise(20_000, 8));
        }
        assertThat(asked.frames).isZero();
        assertThat(asked.closed).isTrue();
    }

    @Test
    void aSoundOpensTheGateWithAFreshStateAndWhatWasBeforeIt() {
        Asked asked = new Asked(0.9f);
        try (SileroActivity activity = new SileroActivity(asked)) {
            run(activity, Clips.silence(2000));
            run(activity, Clips.noise(20, 2500));
            assertThat(asked.resets).isEqualTo(1);
            assertThat(asked.frames).as("eight before it, and it").isEqualTo(9);
            run(activity, Clips.silence(2000));
            assertThat(asked.frames).as("lingers for less than 15 more").isEqualTo(9 + 14);
            run(activity, Clips.noise(20, 2500));
            assertThat(asked.resets).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.49, false", "0.51, true"})
    void beginningTakesMoreThanGoingOn(float probability, boolean begins) {
        Asked asked = new Asked(probability);
        try (SileroActivity activity = new SileroActivity(asked)) {
            run(activity, Clips.silence(2000));
            short[] loud = Clips.noise(20, 2500);
            assertThat(activity.isSpeech(frame(loud, 0))).isEqualTo(begins);
            asked.answer = 0.36f;
            assertThat(activity.isSpeech(frame(loud, 0))).isEqualTo(begins);
            asked.answer = 0.34f;
            List<Boolean> doubts = run(activity, Clips.noise(200, 2500));
            assertThat(count(doubts)).as("clear sound for 160 ms").isEqualTo(begins ? 8 : 0);
            asked.answer = 0.36f;
            assertThat(activity.isSpeech(frame(loud, 0))).isFalse();
        }
    }

    @Test
    void aPauseBeginsWithTheLastSoundHoweverSureTheNetworkIs() {
        try (SileroActivity activity = new SileroActivity(new Asked(0.9f))) {
            run(activity, Clips.silence(2000));
            assertThat(activity.isSpeech(frame(Clips.noise(20, 2500), 0))).isTrue();
            assertThat(activity.isSpeech(frame(Clips.silence(20), 0))).isFalse();
        }
    }

    /** By level both would be heard; and the sound before the voice reaches further back, since it is noticed later. */
    @Test
    void earsOpenForTheVoiceAndNotForTheNoiseBeforeIt() {
        List<EarEvent> events = Collections.synchronizedList(new ArrayList<>());
        FakeRecognizer recognizer = new FakeRecognizer();
        try (SeatEars ears = new SeatEars(
                recognizer,
                Clips.CABIN,
                List.of("driver"),
                text -> Completeness.Stage.UNKNOWN,
                grammar -> false,
                events::add,
                EarSettings.fast(),
                detection)) {
            Clips.feed(
                    ears,
                    Clips.join(
                            Clips.noise(2000, 2500),
                            Clips.silence(2000),
                            Clips.clip(Clips.WINDOWS),
                            Clips.silence(1000)));
            ears.flush();
            long decoded = ears.counts().values().iterator().next().decoded();
            List<Heard> heard = events.stream()
                    .filter(Heard.class::isInstance)
                    .map(Heard.class::cast)
                    .toList();
            assertThat(heard).hasSize(1);
            assertThat(heard.get(0).startMillis()).isBetween(3980L, 4400L);
            long spoken = (heard.get(0).endMillis() - heard.get(0).startMillis()) / 20;
            assertThat(decoded).isEqualTo((240 + 120 + 600) / 20 + spoken);
        }
        assertThat(recognizer.open).hasValue(0);
    }

    @Test
    void eachSeatHasAJudgeThatIsUsedAndClosedOnItsThread() {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        VoiceDetection watched = VoiceDetection.of(() -> new VoiceActivity() {
            private String owner = "";

            @Override
            public boolean isSpeech(SeatFrame frame) {
                owner = Thread.currentThread().getName();
                return false;
            }

            @Override
            public void close() {
                told.add(owner + " closed on " + Thread.currentThread().getName());
            }
        });
        try (SeatEars ears = new SeatEars(
                new FakeRecognizer(),
                Clips.CABIN,
                List.of("driver", "rear-left"),
                text -> Completeness.Stage.UNKNOWN,
                grammar -> false,
                event -> {},
                EarSettings.fast().withSeparation(false),
                watched)) {
            Clips.feed(ears, Clips.silence(100), Clips.silence(100));
        }
        assertThat(told)
                .containsExactlyInAnyOrder("ear-driver closed on ear-driver", "ear-rear-left closed on ear-rear-left");
    }

    @Test
    void aClosedNetworkOrSeatRefuses() throws ModelException {
        VoiceDetection closed = VoiceDetection.silero(store());
        VoiceActivity seat = closed.open();
        short[] loud = Clips.noise(60, 2500);
        seat.isSpeech(frame(loud, 0));
        closed.close();
        closed.close();
        assertThatIllegalStateException().isThrownBy(() -> run(seat, loud)).withMessageContaining("network is closed");
        seat.close();
        seat.close();
        assertThatIllegalStateException().isThrownBy(() -> run(seat, loud)).withMessageContaining("stream is closed");
    }

    /** How many utterances would begin. */
    private static int onsets(List<Boolean> speech) {
        OnsetWindow onset = new OnsetWindow(12);
        int count = 0;
        for (boolean one : speech) {
            if (onset.add(new SeatFrame(new short[0], 0, 0, true, 0), one)) {
                onset.clear();
                count++;
            }
        }
        return count;
    }

    /** Answers always the same, and counts. */
    private static final class Asked implements SpeechProbability {
        private float answer;
        private int frames;
        private int resets;
        private boolean closed;

        Asked(float answer) {
            this.answer = answer;
        }

        @Override
        public float accept(short[] samples) {
            frames++;
            return answer;
        }

        @Override
        public void reset() {
            resets++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static short[] tone(double hertz) {
        short[] sine = new short[4 * 16_000];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = (short) (6000 * Math.sin(2 * Math.PI * hertz * i / 16_000));
        }
        return sine;
    }

    /** Low-passed noise with the blades' hum in it. */
    private static short[] fan() {
        short[] noise = Clips.noise(4000, 20_000);
        double low = 0;
        for (int i = 0; i < noise.length; i++) {
            low += 0.15 * (noise[i] - 10_000 - low);
            double hum = 1500 * Math.sin(2 * Math.PI * 120 * i / 16_000);
            noise[i] = (short) Math.max(-32_768, Math.min(32_767, low + hum));
        }
        return noise;
    }

    private static List<Boolean> judged(VoiceDetection detection, short[] sound) {
        try (VoiceActivity activity = detection.open()) {
            return run(activity, sound);
        }
    }

    private static List<Boolean> run(VoiceActivity activity, short[] sound) {
        List<Boolean> speech = new ArrayList<>();
        for (int i = 0; i < Clips.frames(sound); i++) {
            speech.add(activity.isSpeech(frame(sound, i)));
        }
        return speech;
    }

    private static SeatFrame frame(short[] sound, int index) {
        short[] samples = Clips.frame(sound, index);
        return new SeatFrame(samples, index * 320L, Level.decibels(samples), true, 0);
    }

    private static long count(List<Boolean> speech) {
        return speech.stream().filter(is -> is).count();
    }
}
