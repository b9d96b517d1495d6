package io.codriver.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.voice.AudioSource;
import io.codriver.voice.Completeness;
import io.codriver.voice.Coverage;
import io.codriver.voice.EarEvent;
import io.codriver.voice.EarSettings;
import io.codriver.voice.Hypothesis;
import io.codriver.voice.LanguageModel;
import io.codriver.voice.MicrophoneFault;
import io.codriver.voice.Recognition;
import io.codriver.voice.SeatEars;
import io.codriver.voice.SpeechRecognizer;
import io.codriver.voice.health.Fault;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ListeningTest {
    private final List<EarEvent> events = new CopyOnWriteArrayList<>();

    @Test
    void aSourceThatBreaksIsToldAtEachOfItsSeats() {
        try (Listening listening = listen(Optional.of("the microphone stopped delivering"))) {
            listening.flush();
            assertThat(events)
                    .containsExactlyInAnyOrder(
                            new MicrophoneFault("driver", Fault.DEAD, true, "the microphone stopped delivering", 20),
                            new MicrophoneFault(
                                    "rear-left", Fault.DEAD, true, "the microphone stopped delivering", 20));
            assertThat(listening.ended().toCompletableFuture())
                    .isCompletedWithValue(Optional.of("the microphone stopped delivering"));
        }
    }

    @Test
    void oneThatEndsInOrderIsNoFault() {
        try (Listening listening = listen(Optional.empty())) {
            listening.flush();
        }
        assertThat(events).isEmpty();
    }

    private Listening listen(Optional<String> problem) {
        SeatEars ears = new SeatEars(
                new NoWords(),
                new LanguageModel(List.of("open my window"), Map.of()),
                List.of("driver", "rear-left"),
                text -> Completeness.Stage.UNKNOWN,
                grammar -> false,
                events::add,
                EarSettings.realTime());
        return Listening.start(new Ending(problem), ears);
    }

    /** Ends as soon as it starts. */
    private record Ending(Optional<String> problem) implements AudioSource {
        @Override
        public int channels() {
            return 2;
        }

        @Override
        public void start(Sink sink) {
            sink.end(problem);
        }

        @Override
        public void close() {}
    }

    private static final class NoWords implements SpeechRecognizer, Recognition {
        @Override
        public Recognition open(LanguageModel languageModel) {
            return this;
        }

        @Override
        public Recognition openDictation() {
            return this;
        }

        @Override
        public boolean knows(String word) {
            return true;
        }

        @Override
        public Set<String> missing(Collection<String> words) {
            return Set.of();
        }

        @Override
        public Coverage coverage(LanguageModel languageModel) {
            return new Coverage(0, 0, Set.of());
        }

        @Override
        public void accept(short[] samples, int length) {}

        @Override
        public Hypothesis partial() {
            return Hypothesis.NOTHING;
        }

        @Override
        public Hypothesis finish() {
            return Hypothesis.NOTHING;
        }

        @Override
        public void reset() {}

        @Override
        public void close() {}
    }
}
