package io.codriver.runtime.acoustics;

import static io.codriver.runtime.acoustics.CabinSeat.DRIVER;
import static io.codriver.runtime.acoustics.CabinSeat.FRONT_PASSENGER;
import static io.codriver.runtime.acoustics.CabinSeat.REAR_LEFT;
import static io.codriver.runtime.acoustics.CabinSeat.REAR_RIGHT;
import static io.codriver.runtime.acoustics.MicrophoneLayout.FOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CabinRoomTest {
    private static final CabinRoom CAR = CabinRoom.car();
    private static final CabinRoom FREE = CabinRoom.with(Absorption.WHOLE);
    private static final float[] SPEECH = DiffuseNoise.mono(NoiseColour.SPEECH, 32_000, new Random(5));

    private static double delay(Place a, Place b) {
        return a.distance(b) / 343 * 16_000;
    }

    private static double energy(float[] samples) {
        return Decibels.meanPower(samples) * samples.length;
    }

    static Stream<Arguments> seatAndChannel() {
        return Stream.of(CabinSeat.values())
                .flatMap(seat -> Stream.of(0, 1, 2, 3).map(c -> Arguments.of(seat, c)));
    }

    @ParameterizedTest
    @EnumSource
    void everythingIsInside(MicrophoneLayout layout) {
        Place size = CAR.size();
        assertThat(CAR.microphones(layout)).hasSize(layout.channels());
        Stream.concat(
                        CAR.microphones(layout).stream(),
                        Stream.of(CabinSource.values()).map(CAR::place))
                .forEach(p -> {
                    assertThat(p.x()).isStrictlyBetween(0.0, size.x());
                    assertThat(p.y()).isStrictlyBetween(0.0, size.y());
                    assertThat(p.z()).isStrictlyBetween(0.0, size.z());
                });
    }

    /** Energy decay by Schroeder's backward integration (1965), the slope between -5 and -25 dB carried on to -60. */
    @ParameterizedTest
    @MethodSource("seatAndChannel")
    void itDecaysAsCarsDo(CabinSeat seat, int channel) {
        float[] response = CAR.responses(FOUR).of(CabinSource.mouth(seat), channel);
        double[] left = new double[response.length + 1];
        for (int i = response.length - 1; i >= 0; i--) {
            left[i] = left[i + 1] + response[i] * response[i];
        }
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < response.length; i++) {
            double db = 10 * Math.log10(left[i] / left[0]);
            if (db <= -5 && db >= -25) {
                n++;
                x += i;
                y += db;
                xx += (double) i * i;
                xy += i * db;
            }
        }
        double millis = -60 / ((n * xy - x * y) / (n * xx - x * x)) / 16;

        assertThat(millis).isBetween(50.0, 90.0);
        assertThat(10 * Math.log10(left[1600] / left[0])).as("after 100 ms").isLessThan(-55);
    }

    @ParameterizedTest
    @MethodSource("seatAndChannel")
    void soundTakesItsTimeAlsoBetweenSamples(CabinSeat seat, int channel) {
        float[] response = FREE.responses(FOUR).of(CabinSource.mouth(seat), channel);
        Place mouth = FREE.place(CabinSource.mouth(seat));

        assertThat(peak(response).position())
                .isCloseTo(delay(mouth, FREE.microphones(FOUR).get(channel)), within(0.03));
    }

    @ParameterizedTest
    @MethodSource("seatAndChannel")
    void nothingComesBeforeTheDirectSound(CabinSeat seat, int channel) {
        float[] response = CAR.responses(FOUR).of(CabinSource.mouth(seat), channel);
        double delay =
                delay(CAR.place(CabinSource.mouth(seat)), CAR.microphones(FOUR).get(channel));

        for (int i = 0; i < (int) delay - BandLimited.HALF_WIDTH; i++) {
            assertThat(response[i]).isZero();
        }
        assertThat(energy(response)).isPositive();
    }

    /** One side reflects, and beside the direct sound there is one more, that of the mirrored mouth. */
    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "1, false", "1, true", "2, false", "2, true"})
    void aWallMirrors(int axis, boolean upper) {
        double[] absorbed = {1, 1, 1, 1, 1, 1};
        absorbed[2 * axis + (upper ? 1 : 0)] = 0.36;
        CabinRoom room = CabinRoom.with(
                new Absorption(absorbed[0], absorbed[1], absorbed[2], absorbed[3], absorbed[4], absorbed[5]));
        Transducer mouth = room.transducer(CabinSource.DRIVER_MOUTH);
        Transducer microphone = room.transducers(FOUR).get(1);
        double distance = mouth.at().distance(mirrored(microphone.at(), axis, upper));
        float[] both = room.responses(FOUR).of(CabinSource.DRIVER_MOUTH, 1);
        float[] direct = FREE.responses(FOUR).of(CabinSource.DRIVER_MOUTH, 1);
        float[] reflection = new float[both.length];
        for (int i = 0; i < both.length; i++) {
            reflection[i] = both[i] - direct[i];
        }

        Peak peak = peak(reflection);

        assertThat(peak.position()).isCloseTo(distance / 343 * 16_000, within(0.03));
        double sent = mouth.gain(
                mouth.at().towards(mirrored(microphone.at(), axis, upper)).x());
        double taken = microphone.gain(
                microphone.at().towards(mirrored(mouth.at(), axis, upper)).dot(microphone.facing()));
        assertThat(peak.height()).isCloseTo(0.8 * sent * taken / distance, within(0.02));
    }

    private static Place mirrored(Place at, int axis, boolean upper) {
        Place size = CAR.size();
        return switch (axis) {
            case 0 -> new Place(upper ? 2 * size.x() - at.x() : -at.x(), at.y(), at.z());
            case 1 -> new Place(at.x(), upper ? 2 * size.y() - at.y() : -at.y(), at.z());
            default -> new Place(at.x(), at.y(), upper ? 2 * size.z() - at.z() : -at.z());
        };
    }

    private record Peak(double position, double height) {}

    /** The highest point of the curve through the samples, to a hundredth of a sample. */
    private static Peak peak(float[] samples) {
        int about = 0;
        for (int i = 0; i < samples.length; i++) {
            about = samples[i] > samples[about] ? i : about;
        }
        Peak best = new Peak(0, 0);
        for (double position = about - 1.0; position <= about + 1; position += 0.01) {
            double height = 0;
            for (int i = 0; i < samples.length; i++) {
                double x = Math.PI * (i - position);
                height += samples[i] * (Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x);
            }
            best = height > best.height() ? new Peak(position, height) : best;
        }
        return best;
    }

    static Stream<Arguments> pairs() {
        List<CabinSeat> four = List.of(DRIVER, FRONT_PASSENGER, REAR_LEFT, REAR_RIGHT);
        return four.stream().flatMap(a -> four.stream().filter(b -> a != b).map(b -> Arguments.of(a, b)));
    }

    /** For a sound with all frequencies alike and for one with the spectrum of speech. */
    @ParameterizedTest
    @MethodSource("pairs")
    void aVoiceIsSofterAtTheOtherSeats(CabinSeat talker, CabinSeat other) {
        float[] own = CAR.responses(FOUR).of(CabinSource.mouth(talker), FOUR.channelOf(talker));
        float[] leak = CAR.responses(FOUR).of(CabinSource.mouth(talker), FOUR.channelOf(other));

        assertThat(10 * Math.log10(energy(leak) / energy(own))).isBetween(-15.0, -6.0);
        double spoken = energy(new Convolver(leak).apply(SPEECH)) / energy(new Convolver(own).apply(SPEECH));
        assertThat(10 * Math.log10(spoken)).as("for speech").isBetween(-15.0, -6.0);
    }

    @ParameterizedTest
    @EnumSource
    void theNearestMicrophoneIsASeatsOwn(MicrophoneLayout layout) {
        for (CabinSeat seat : CabinSeat.values()) {
            Place mouth = CAR.place(CabinSource.mouth(seat));
            List<Place> microphones = CAR.microphones(layout);
            double own = mouth.distance(microphones.get(layout.channelOf(seat)));
            assertThat(microphones).allMatch(m -> mouth.distance(m) >= own - 1e-9);
        }
    }

    @Test
    void twoMicrophonesTellTheFrontSeatsApart() {
        ImpulseResponses two = CAR.responses(MicrophoneLayout.TWO);
        double own = energy(two.of(CabinSource.DRIVER_MOUTH, 0));
        double other = energy(two.of(CabinSource.DRIVER_MOUTH, 1));

        assertThat(10 * Math.log10(other / own)).isBetween(-8.0, -3.0);
    }

    @Test
    void aMouthIsSofterFromBehind() {
        Transducer mouth = CAR.transducer(CabinSource.DRIVER_MOUTH);

        assertThat(20 * Math.log10(mouth.gain(-1) / mouth.gain(1))).isCloseTo(-8, within(0.1));
        assertThat(CAR.transducer(CabinSource.FAN).gain(-1)).isEqualTo(1);
        assertThat(CAR.transducers(FOUR).get(0).gain(-1)).isZero();
    }

    @Test
    void whatIsComputedIsKept() {
        assertThat(CAR.responses(FOUR)).isSameAs(CAR.responses(FOUR));
        assertThat(CAR.responses(FOUR).of(CabinSource.FAN, 2))
                .isSameAs(CAR.responses(FOUR).of(CabinSource.FAN, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5})
    void onlyThreeLayoutsAreKnown(int microphones) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MicrophoneLayout.of(microphones))
                .withMessageContaining("1, 2 and 4");
    }

    @Test
    void namesLeadToSeatsAndNumbersToLayouts() {
        for (CabinSeat seat : CabinSeat.values()) {
            assertThat(CabinSeat.of(seat.id())).isEqualTo(seat);
        }
        assertThat(Stream.of(1, 2, 4).map(MicrophoneLayout::of)).containsExactly(MicrophoneLayout.values());
        assertThatIllegalArgumentException().isThrownBy(() -> CabinSeat.of("boot"));
    }
}
