package io.codriver.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.voice.Completeness.Stage;
import io.codriver.voice.health.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the ears make of a broken microphone, with a fake recogniser: it is told at its seat, and the other seats go on. */
final class SickMicrophoneTest {
    private static final List<String> SEATS = List.of("driver", "front-passenger", "rear-left");

    private final FakeRecognizer recognizer = new FakeRecognizer();
    private final List<EarEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> threads = new ConcurrentSkipListSet<>();

    @Test
    void otherSeatsAreHeardThroughAHumThatWouldOutshoutThem() {
        short[] sick = Sounds.of(9, Sounds.noise(30, 1), Sounds.during(1, 9, Sounds.hum(50, 20_000)));
        listen(9, talk(4, 1), sick, talk(5, 2));
        assertThat(heard()).containsExactlyInAnyOrder("driver: w1", "rear-left: w2");
        assertThat(faults()).containsExactly("front-passenger HUM begins", "front-passenger HUM ends");
    }

    @Test
    void otherSeatsAreHeardWhenNothingComesFromOne() {
        listen(1, talk(4, 1), Sounds.of(1, Sounds.noise(30, 1)), talk(5, 2));
        assertThat(heard()).containsExactlyInAnyOrder("driver: w1", "rear-left: w2");
        assertThat(faults()).containsExactly("front-passenger DEAD begins", "front-passenger DEAD ends");
        assertThat(threads).contains("ear-front-passenger");
    }

    @Test
    void faultIsToldOnceWithItsTimeAndParticularsAndEndsWhenItIsOver() {
        short[] gone = Sounds.of(8, Sounds.during(0, 2, Sounds.noise(30, 1)), Sounds.during(5, 8, Sounds.noise(30, 2)));
        listen(8, Sounds.of(8, Sounds.noise(30, 3)), gone, Sounds.of(8, Sounds.noise(30, 4)));
        assertThat(events)
                .filteredOn(MicrophoneFault.class::isInstance)
                .containsExactly(
                        new MicrophoneFault("front-passenger", Fault.DEAD, true, "no sound for 1 s", 3000),
                        new MicrophoneFault("front-passenger", Fault.DEAD, false, "", 5500));
    }

    @Test
    void whoWasSpeakingWhenTheMicrophoneDiedIsHeardAsFarAsItGoes() {
        short[] cut = talk(1, 1);
        try (SeatEars ears = ears(EarSettings.fast().withSeparation(false))) {
            for (int f = 0; f < 200; f++) {
                ears.accept(0, Clips.frame(Sounds.of(5, Sounds.noise(30, 7)), f), 320L * f);
                if (f < 60) {
                    ears.accept(1, Clips.frame(cut, f), 320L * f);
                }
            }
            Awaitility.await().until(() -> heard().size() == 1);
        }
        assertThat(heard()).containsExactly("front-passenger: w1");
    }

    @Test
    void aBrokenSourceIsTheDeathOfAllItsMicrophones() {
        try (SeatEars ears = ears(EarSettings.realTime())) {
            ears.lost("the cable is out");
            ears.flush();
            assertThat(events).hasSize(3).allSatisfy(event -> assertThat(event)
                    .isInstanceOfSatisfying(MicrophoneFault.class, fault -> {
                        assertThat(fault.fault()).isEqualTo(Fault.DEAD);
                        assertThat(fault.begins()).isTrue();
                        assertThat(fault.detail()).isEqualTo("the cable is out");
                    }));
        }
        assertThat(events).hasSize(6);
    }

    /** Silent noise, and from one second on a word for half a second that is soft beside the hum. */
    private static short[] talk(int fromSeconds, int word) {
        short[] sound = Sounds.of(9, Sounds.noise(30, 10 + word));
        for (int i = fromSeconds * 16_000; i < fromSeconds * 16_000 + 8000; i++) {
            sound[i] = (short) (i % 320 == 0 ? 1000 * word : sound[i] * 10);
        }
        for (int i = 0; i < sound.length; i += 320) {
            sound[i] = Math.abs(sound[i]) < 1000 ? 0 : sound[i];
        }
        return sound;
    }

    /** The channels together; the second one delivers nothing after so many seconds. */
    private void listen(int seconds, short[]... channels) {
        try (SeatEars ears = ears(EarSettings.fast().withSeparation(false))) {
            for (int f = 0; f < Clips.frames(channels); f++) {
                for (int c = 0; c < channels.length; c++) {
                    if (c != 1 || f < seconds * 50) {
                        ears.accept(c, Clips.frame(channels[c], f), 320L * f);
                    }
                }
            }
            ears.flush();
        }
    }

    private SeatEars ears(EarSettings settings) {
        EarListener listener = event -> {
            threads.add(Thread.currentThread().getName());
            events.add(event);
        };
        return new SeatEars(
                recognizer, Clips.CABIN, SEATS, text -> Stage.COMPLETE, grammar -> false, listener, settings);
    }

    private List<String> heard() {
        synchronized (events) {
            return events.stream()
                    .filter(Heard.class::isInstance)
                    .map(Heard.class::cast)
                    .filter(one -> !one.grammar().text().isEmpty())
                    .map(one -> one.seat() + ": " + one.grammar().text())
                    .toList();
        }
    }

    private List<String> faults() {
        synchronized (events) {
            return events.stream()
                    .filter(MicrophoneFault.class::isInstance)
                    .map(MicrophoneFault.class::cast)
                    .map(one -> one.seat() + " " + one.fault() + (one.begins() ? " begins" : " ends"))
                    .toList();
        }
    }
}
