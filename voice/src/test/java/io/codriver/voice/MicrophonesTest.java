package io.codriver.voice;

import static io.codriver.voice.Sounds.during;
import static io.codriver.voice.Sounds.hum;
import static io.codriver.voice.Sounds.noise;
import static io.codriver.voice.Sounds.sine;
import static io.codriver.voice.Sounds.voice;
import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.voice.health.Fault;
import io.codriver.voice.health.Microphones;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault on made-up sound, by when it is known, and what looks like one and is none. The second channel is the sick one. */
final class MicrophonesTest {
    private static final double FROM = 3;
    private static final int SECONDS = 8;
    /** What the requirement says, in frames. */
    private static final int TWO_SECONDS = 100;

    private final List<String> told = new ArrayList<>();
    private final List<Set<Fault>> before = new ArrayList<>();

    static Stream<Arguments> faults() {
        short[] road = Sounds.of(SECONDS, noise(150, 1), voice(Clips.MUSIC, 1, 1));
        short[] other = Sounds.of(SECONDS, noise(150, 2));
        return Stream.of(
                Arguments.of("goes silent", Fault.DEAD, road, Sounds.of(SECONDS, during(0, FROM, noise(150, 3)))),
                Arguments.of(
                        "sticks at a value",
                        Fault.DEAD,
                        road,
                        Sounds.of(SECONDS, during(0, FROM, noise(150, 3)), during(FROM, SECONDS, i -> -321))),
                Arguments.of(
                        "sticks at full scale",
                        Fault.DEAD,
                        road,
                        Sounds.of(SECONDS, during(0, FROM, noise(150, 3)), during(FROM, SECONDS, i -> 40_000))),
                Arguments.of(
                        "loses its capsule",
                        Fault.DEAD,
                        road,
                        Sounds.of(SECONDS, during(0, FROM, noise(150, 3)), noise(1.5, 4))),
                Arguments.of(
                        "clips a voice",
                        Fault.CLIPPING,
                        road,
                        Sounds.of(SECONDS, noise(150, 3), during(FROM, SECONDS, voice(Clips.TEMPERATURE, 20, 0.3)))),
                Arguments.of("hums at 50", Fault.HUM, other, humming(50, 600)),
                Arguments.of("hums at 60", Fault.HUM, other, humming(60, 600)),
                Arguments.of("hums at a slow net's 49.8", Fault.HUM, other, humming(49.8, 3000)),
                Arguments.of("hums at full scale", Fault.HUM, other, humming(60, 15_000)),
                Arguments.of(
                        "hums under voices",
                        Fault.HUM,
                        road,
                        Sounds.of(SECONDS, noise(150, 3), voice(Clips.MUSIC, 0.3, 1), during(FROM, 8, hum(50, 4000)))));
    }

    private static short[] humming(double hertz, double amplitude) {
        return Sounds.of(SECONDS, noise(150, 3), during(FROM, SECONDS, hum(hertz, amplitude)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void faultIsKnownWithinTwoSecondsAndNoOther(String name, Fault fault, short[] well, short[] sick) {
        play(well, sick);
        assertThat(told).hasSize(1).allSatisfy(one -> assertThat(one).contains("1 +" + fault));
        assertThat(frameOf(told.get(0)) - FROM * 50).isBetween(1.0, (double) TWO_SECONDS);
    }

    static Stream<Arguments> well() {
        return Stream.of(
                Arguments.of("a quiet night", night(5), night(6)),
                Arguments.of(
                        "a window open at the other seat",
                        Sounds.of(SECONDS, noise(4000, 1)),
                        Sounds.of(SECONDS, noise(40, 2))),
                Arguments.of(
                        "the other talks, here is peace",
                        Sounds.of(SECONDS, noise(10, 1), voice(Clips.TEMPERATURE, 2, 0.2)),
                        Sounds.of(SECONDS, noise(4, 2), voice(Clips.TEMPERATURE, 0.3, 0.2))),
                Arguments.of(
                        "loud speech that clips some peaks",
                        Sounds.of(SECONDS, noise(100, 1)),
                        Sounds.of(
                                SECONDS,
                                noise(100, 2),
                                voice(Clips.TEMPERATURE, loudest(Clips.TEMPERATURE, 1.25), 0.4))),
                Arguments.of(
                        "a buckle that rattles",
                        Sounds.of(SECONDS, noise(100, 1)),
                        Sounds.of(SECONDS, noise(100, 2), i -> i % 1280 < 5 ? 40_000 : 0)),
                Arguments.of(
                        "a slammed door",
                        Sounds.of(SECONDS, noise(100, 1)),
                        Sounds.of(SECONDS, noise(100, 2), during(3, 3.12, sine(90, 150_000)))),
                Arguments.of(
                        "a bass that holds the lowest G", bass(49), Sounds.of(SECONDS, noise(100, 2), hum(49, 4000))),
                Arguments.of("a bass that holds B", bass(61.74), Sounds.of(SECONDS, noise(100, 2), hum(61.74, 4000))),
                Arguments.of(
                        "a drum at 60 Hz",
                        Sounds.of(SECONDS, noise(100, 1)),
                        Sounds.of(SECONDS, noise(100, 2), Sounds.drum(60, 12_000))),
                Arguments.of(
                        "an engine at 1500 a minute",
                        Sounds.of(SECONDS, noise(100, 1), hum(50, 2000)),
                        Sounds.of(SECONDS, noise(100, 2), hum(50, 3500))),
                Arguments.of(
                        "a hum that nobody hears",
                        Sounds.of(SECONDS, noise(3, 1)),
                        Sounds.of(SECONDS, noise(3, 2), hum(50, 20))),
                Arguments.of("a recording that begins late", new short[16_000 * SECONDS], new short[16_000 * SECONDS]),
                Arguments.of(
                        "voices with digital silence between",
                        Sounds.of(SECONDS, voice(Clips.WINDOWS, 1, 0.9)),
                        Sounds.of(SECONDS, voice(Clips.LIGHT, 1, 0.8))));
    }

    private static short[] night(long seed) {
        return Sounds.of(SECONDS, noise(0.6, seed));
    }

    private static short[] bass(double hertz) {
        return Sounds.of(SECONDS, noise(100, 1), hum(hertz, 300));
    }

    /** The gain at which a clip's loudest sample is so many times full scale. */
    private static double loudest(String clip, double times) {
        int most = 1;
        for (short sample : Clips.clip(clip)) {
            most = Math.max(most, Math.abs(sample));
        }
        return times * Short.MAX_VALUE / most;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("well")
    void whatIsNoFaultIsNotTold(String name, short[] one, short[] other) {
        play(one, other);
        assertThat(told).isEmpty();
    }

    @Test
    void oneThatNeverDeliveredOrStopsIsDeadByTheOthersTime() {
        short[] road = Sounds.of(SECONDS, noise(150, 1));
        Microphones three = new Microphones(3, false);
        for (int f = 0; f < Clips.frames(road); f++) {
            hear(three, 0, Clips.frame(road, f), 320L * f, 0);
            if (f < 150) {
                hear(three, 1, Clips.frame(road, f), 320L * f, 0);
            }
            note(three, 3, f);
        }
        assertThat(told).containsExactly("50: 2 +DEAD", "200: 1 +DEAD");
        assertThat(three.condition(1).faults().get(Fault.DEAD)).isEqualTo("nothing comes from it");
    }

    @Test
    void aloneItIsJudgedByItsOwnPast() {
        play(Sounds.of(6, during(0, 3, noise(100, 1)), during(4.5, 6, noise(100, 2))));
        assertThat(told).containsExactly("200: 0 +DEAD", "250: 0 -DEAD");
    }

    @Test
    void looseContactIsOneFaultUntilItHoldsForHalfASecond() {
        short[] loose = Sounds.of(10, i -> i < 48_000 || i > 120_000 || i / 1600 % 12 > 9 ? 99 * Math.sin(i) : 0);
        play(Sounds.of(10, noise(100, 1)), loose);
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).endsWith("1 +DEAD");
        assertThat(told.get(1)).endsWith("1 -DEAD");
    }

    @Test
    void wakingUpItIsHeardAtOnceThoughNotYetWell() {
        Microphones two = new Microphones(2, false);
        short[] road = Sounds.of(4, noise(100, 1));
        for (int f = 0; f < 101; f++) {
            hear(two, 0, Clips.frame(road, f), 320L * f, 0);
            hear(two, 1, f < 100 ? new short[320] : Clips.frame(road, f), 320L * f, 0);
            two.judge();
            assertThat(two.condition(1).deaf()).isEqualTo(f >= 49 && f < 100);
        }
        assertThat(two.condition(1).faults()).containsOnlyKeys(Fault.DEAD);
    }

    @Test
    void clippingLastsThroughPausesAndEndsAfterFiveSecondsWithout() {
        short[] hot = Sounds.of(30, noise(100, 2), during(1, 16, voice(Clips.TEMPERATURE, 20, 2)));
        play(Sounds.of(30, noise(100, 1)), hot);
        assertThat(told).hasSize(2);
        assertThat(told.get(1)).endsWith("1 -CLIPPING");
        assertThat(frameOf(told.get(1))).isBetween(16 * 50 + 150, 16 * 50 + 301);
    }

    @Test
    void humLastsWhileSomebodyTalksOverItAndEndsASecondAfterIt() {
        short[] sick =
                Sounds.of(14, noise(100, 2), during(1, 10, hum(50, 1500)), during(4, 9, voice(Clips.MUSIC, 1, 0)));
        play(Sounds.of(14, noise(100, 1)), sick);
        assertThat(told).hasSize(2);
        assertThat(told.get(1)).endsWith("1 -HUM");
        assertThat(frameOf(told.get(1))).isBetween(500, 600);
    }

    @Test
    void aHummingMicrophoneIsDeafOnlyWhileAnotherHears() {
        short[] sick = humming(50, 2000);
        Microphones alone = play(sick);
        assertThat(alone.condition(0).faults()).containsOnlyKeys(Fault.HUM);
        assertThat(alone.condition(0).deaf()).isFalse();
        assertThat(play(Sounds.of(SECONDS, noise(99, 1)), sick).condition(1).deaf())
                .isTrue();
        assertThat(play(new short[sick.length], sick).condition(1).deaf()).isFalse();
    }

    @Test
    void engineIsNoHumBesideAMicrophoneThatIsDead() {
        short[] front = Sounds.of(SECONDS, noise(100, 1), hum(50, 2000));
        short[] rear = Sounds.of(SECONDS, noise(100, 2), hum(50, 3500));
        play(front, rear, new short[front.length]);
        assertThat(told).containsExactly("50: 2 +DEAD");
    }

    @Test
    void threeOfFourThatHumAreKnownByTheFourth() {
        Microphones four = play(humming(60, 900), humming(60, 2000), Sounds.of(8, noise(150, 1)), humming(60, 1500));
        assertThat(List.of(0, 1, 3))
                .allSatisfy(c -> assertThat(four.condition(c).deaf()).isTrue());
        assertThat(four.condition(2).faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.02, 100, slow", "0.98, 100, fast", "1.0884, 100, slow", "0.92, 100, fast", "1.0015, 760, slow"})
    void driftIsKnownByTheClock(double pace, int withinFrames, String how) {
        long from = 10_000_000_000L;
        Microphones one = timed(2400, nanos -> nanos < from ? nanos : from + (long) ((nanos - from) * pace));
        assertThat(told).singleElement().satisfies(line -> {
            assertThat(line).endsWith("0 +DRIFTING");
            assertThat(frameOf(line) - 500).isBetween(1, withinFrames);
        });
        assertThat(one.condition(0).faults().get(Fault.DRIFTING)).endsWith("% too " + how);
    }

    static Stream<Arguments> harmlessTimes() {
        return Stream.of(
                Arguments.of("exact", (LongUnaryOperator) nanos -> nanos),
                Arguments.of("a card that is 0.02 % off", (LongUnaryOperator) nanos -> nanos + nanos / 5000),
                Arguments.of("late by chance", (LongUnaryOperator) nanos -> nanos + scatter(nanos, 60)),
                Arguments.of("64 ms at a time", (LongUnaryOperator) nanos -> (nanos / 64_000_000 + 1) * 64_000_000),
                Arguments.of("held up for 3 s, then all at once", (LongUnaryOperator)
                        nanos -> nanos < 20e9 || nanos > 23e9 ? nanos : 23_000_000_000L),
                Arguments.of("held up for 0.3 s for good", (LongUnaryOperator)
                        nanos -> nanos < 20e9 ? nanos : nanos + 300_000_000),
                Arguments.of("a network that gets slower in two unequal steps", (LongUnaryOperator)
                        nanos -> nanos + (nanos > 20.16e9 ? 12_000_000 : 0) + (nanos > 20.64e9 ? 65_000_000 : 0)),
                Arguments.of("on time only after the first half second", (LongUnaryOperator)
                        nanos -> Math.max(nanos, 700_000_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmlessTimes")
    void whatAMachineDoesIsNoDrift(String name, LongUnaryOperator arrival) {
        timed(6000, arrival);
        assertThat(told).isEmpty();
    }

    @Test
    void withoutAPaceTheClockSaysNothing() {
        Microphones fast = new Microphones(1, false);
        for (int f = 0; f < 500; f++) {
            hear(fast, 0, Clips.noise(20, 99), 320L * f, f);
            note(fast, 1, f);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void piecesThatAreMissingAgainAndAgainAreAFaultAndOneIsNot() {
        gaps(300);
        assertThat(told).isEmpty();
        gaps(300, 325, 350);
        assertThat(told).hasSize(2).last().asString().endsWith("0 -DRIFTING");
        assertThat(frameOf(told.get(0)) - 300).isLessThanOrEqualTo(TWO_SECONDS);
        assertThat(frameOf(told.get(1)) - 350).isBetween(250, 252);
    }

    private void gaps(int... before) {
        Set<Integer> gaps = Set.copyOf(Arrays.stream(before).boxed().toList());
        Microphones one = new Microphones(1, false);
        long sample = 0;
        for (int f = 0; f < 1000; f++) {
            sample += gaps.contains(f) ? 640 : 320;
            hear(one, 0, Clips.noise(20, 99), sample, 0);
            note(one, 1, f);
        }
    }

    private Microphones timed(int frames, LongUnaryOperator arrival) {
        Microphones one = new Microphones(1, true);
        for (int f = 0; f < frames; f++) {
            hear(one, 0, Clips.noise(20, 99), 320L * f, arrival.applyAsLong((f + 1) * 20_000_000L));
            note(one, 1, f);
        }
        return one;
    }

    private static long scatter(long nanos, int millis) {
        return nanos / 20_000_000 * 7919 % 1009 * millis * 1_000_000L / 1009;
    }

    private Microphones play(short[]... channels) {
        Microphones all = new Microphones(channels.length, false);
        for (int f = 0; f < Clips.frames(channels); f++) {
            for (int c = 0; c < channels.length; c++) {
                hear(all, c, Clips.frame(channels[c], f), 320L * f, 0);
            }
            note(all, channels.length, f);
        }
        return all;
    }

    private static void hear(Microphones all, int channel, short[] frame, long firstSample, long nanos) {
        all.hear(channel, frame, Level.decibels(frame), firstSample, nanos);
    }

    /** Judges and writes down what changed: the number of frames so far, the channel, + or −, the fault. */
    private void note(Microphones all, int channels, int frame) {
        all.judge();
        for (int c = 0; c < channels; c++) {
            if (before.size() <= c) {
                before.add(Set.of());
            }
            Set<Fault> now = all.condition(c).faults().keySet();
            for (Fault fault : Fault.values()) {
                if (now.contains(fault) != before.get(c).contains(fault)) {
                    told.add((frame + 1) + ": " + c + (now.contains(fault) ? " +" : " -") + fault);
                }
            }
            before.set(c, Set.copyOf(now));
        }
    }

    private static int frameOf(String line) {
        return Integer.parseInt(line.substring(0, line.indexOf(':')));
    }
}
