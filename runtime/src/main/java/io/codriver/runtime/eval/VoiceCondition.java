package io.codriver.runtime.eval;

import io.codriver.runtime.acoustics.CabinRoom;
import io.codriver.runtime.acoustics.CabinScene;
import io.codriver.runtime.acoustics.CabinSeat;
import io.codriver.runtime.acoustics.CabinVoice;
import io.codriver.voice.AudioFormat16k;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * One way in which orders are spoken in the simulated cabin.
 *
 * @param name for the report
 * @param talkers how many order at the same time, equally loud at their own microphones' distance
 * @param roadDb voice over road noise at the driver's microphone
 * @param radioDb voice over a radio on which people talk, when it is on
 */
record VoiceCondition(String name, int talkers, double roadDb, OptionalDouble radioDb) {
    static final List<VoiceCondition> ALL = List.of(
            new VoiceCondition("one talker", 1, 20, OptionalDouble.empty()),
            new VoiceCondition("one, noise 10 dB", 1, 10, OptionalDouble.empty()),
            new VoiceCondition("one, noise 5 dB", 1, 5, OptionalDouble.empty()),
            new VoiceCondition("one, noise 0 dB", 1, 0, OptionalDouble.empty()),
            new VoiceCondition("one, talk radio 10 dB", 1, 20, OptionalDouble.of(10)),
            new VoiceCondition("two at once", 2, 20, OptionalDouble.empty()),
            new VoiceCondition("two at once, noise 10 dB", 2, 10, OptionalDouble.empty()),
            new VoiceCondition("three at once", 3, 20, OptionalDouble.empty()));

    private static final List<CabinSeat> SEATS =
            List.of(CabinSeat.DRIVER, CabinSeat.FRONT_PASSENGER, CabinSeat.REAR_LEFT, CabinSeat.REAR_RIGHT);
    /** Talkers who begin at once begin so much after one another. */
    private static final int APART = AudioFormat16k.RATE / 4;

    private static final int FIRST = AudioFormat16k.RATE / 2;
    private static final int TAIL = AudioFormat16k.RATE * 3 / 2;

    /** The orders of scene {@code number}: each order opens one scene, and others talk beside it. */
    List<HumanOrders.Order> orders(HumanOrders all, int number) {
        HumanOrders.Order[] some = new HumanOrders.Order[talkers];
        for (int i = 0; i < talkers; i++) {
            some[i] = all.orders()
                    .get((number + i * (5 + number % 3)) % all.orders().size());
        }
        return Arrays.asList(some);
    }

    /** Where they sit: every pair of seats comes up. */
    CabinSeat seat(int number, int talker) {
        int step = 1 + number / 4 % 3;
        return SEATS.get((number + talker * (talkers == 2 ? step : 1)) % 4);
    }

    CabinScene scene(CabinRoom room, HumanOrders all, int number) {
        CabinScene.Builder scene = CabinScene.in(room).road(roadDb).seed(number);
        List<HumanOrders.Order> orders = orders(all, number);
        int end = 0;
        for (int i = 0; i < talkers; i++) {
            HumanOrders.Order order = orders.get(i);
            int start = FIRST + i * APART;
            scene.voice(
                    new CabinVoice(i + ":" + order.file(), seat(number, i), order.samples(), start, 0, order.file()));
            end = Math.max(end, start + order.samples().length);
        }
        int length = end + TAIL;
        radioDb.ifPresent(db -> scene.music(radio(all.others(), length, number), 0, db));
        return scene.length(length).build();
    }

    private static short[] radio(List<short[]> voices, int length, int number) {
        Random random = new Random(number);
        short[] out = new short[length];
        int at = 0;
        while (at < length) {
            short[] next = voices.get(random.nextInt(voices.size()));
            System.arraycopy(next, 0, out, at, Math.min(next.length, length - at));
            at += next.length + AudioFormat16k.RATE / 10;
        }
        return out;
    }
}
