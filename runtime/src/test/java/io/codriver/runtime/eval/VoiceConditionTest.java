package io.codriver.runtime.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.runtime.acoustics.CabinMix;
import io.codriver.runtime.acoustics.CabinRoom;
import io.codriver.runtime.acoustics.CabinSeat;
import io.codriver.runtime.acoustics.MicrophoneLayout;
import io.codriver.runtime.acoustics.VoiceTruth;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenes of `eval voices`: who says what where. */
final class VoiceConditionTest {
    private static final HumanOrders ALL = new HumanOrders(
            IntStream.range(0, 21)
                    .mapToObj(i -> new HumanOrders.Order("order" + i, noise(i), Map.of("n", "" + i)))
                    .toList(),
            List.of(noise(99)));

    static List<VoiceCondition> conditions() {
        return VoiceCondition.ALL;
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void nobodySitsOnAnotherAndNobodyOrdersTwice(VoiceCondition condition) {
        for (int number = 0; number < 21; number++) {
            Set<CabinSeat> seats = EnumSet.noneOf(CabinSeat.class);
            Set<String> files = new HashSet<>();
            for (int i = 0; i < condition.talkers(); i++) {
                seats.add(condition.seat(number, i));
                files.add(condition.orders(ALL, number).get(i).file());
            }
            assertThat(seats).as("seats of scene %s", number).hasSize(condition.talkers());
            assertThat(files).as("orders of scene %s", number).hasSize(condition.talkers());
        }
    }

    @Test
    void twoTalkersSitInEveryPairOfSeats() {
        VoiceCondition two = VoiceCondition.ALL.stream()
                .filter(c -> c.talkers() == 2)
                .findFirst()
                .orElseThrow();
        Set<Set<CabinSeat>> pairs = new HashSet<>();
        for (int number = 0; number < 21; number++) {
            pairs.add(EnumSet.of(two.seat(number, 0), two.seat(number, 1)));
        }
        assertThat(pairs).hasSize(6);
    }

    @Test
    void sceneHoldsItsTalkersAtOnceAndARadioOnlyWhereOneIsOn() {
        CabinRoom room = CabinRoom.car();
        for (VoiceCondition condition : VoiceCondition.ALL) {
            CabinMix mix = condition.scene(room, ALL, 3).render(MicrophoneLayout.ONE);
            assertThat(mix.voices()).hasSize(condition.talkers());
            int lastStart = mix.voices().stream()
                    .mapToInt(VoiceTruth::startSample)
                    .max()
                    .orElseThrow();
            assertThat(mix.voices()).allMatch(v -> v.speaksAt(lastStart + 100));
            boolean plays = IntStream.range(0, mix.length()).anyMatch(i -> mix.reference()[i] != 0);
            assertThat(plays).isEqualTo(condition.radioDb().isPresent());
        }
    }

    private static short[] noise(int seed) {
        Random random = new Random(seed);
        short[] out = new short[16_000];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) (2000 * random.nextGaussian());
        }
        return out;
    }
}
