package io.codriver.voice.health;

import java.util.EnumMap;
import java.util.Map;

/**
 * The health of one microphone: hears every raw frame, is compared with the others once per moment. Costs some 30 operations per
 * sample and allocates only when its condition changes. For one owner.
 */
final class MicrophoneHealth {
    private final LoudnessMeter loudness = new LoudnessMeter();
    private final ClippingMeter clipping = new ClippingMeter();
    private final HumMeter hum = new HumMeter();
    private final ClockMeter clock;
    private boolean heard;
    private int known;
    private Condition condition = Condition.WELL;

    MicrophoneHealth(boolean timed) {
        this.clock = new ClockMeter(timed);
    }

    void hear(short[] frame, double levelDb, long firstSample, long nanos) {
        boolean moves = moves(frame);
        heard = true;
        loudness.hear(moves, levelDb);
        clipping.hear(frame, moves);
        hum.hear(frame);
        clock.hear(frame.length, firstSample, nanos);
    }

    /** Whether a frame came since it was last asked. */
    boolean takeHeard() {
        boolean was = heard;
        heard = false;
        return was;
    }

    LoudnessMeter loudness() {
        return loudness;
    }

    HumMeter hum() {
        return hum;
    }

    /** Whether others can rely on it: it is neither dead nor hums. */
    boolean hears() {
        return !loudness.isDead() && !hum.isHumming();
    }

    /** @param othersHear whether there is another microphone that hears; the last one that delivers anything isn't silenced */
    Condition condition(boolean othersHear) {
        boolean deaf = loudness.isDead() && loudness.isQuiet() || hum.isHumming() && othersHear;
        int now = bit(deaf, 0) | bit(loudness.isDead(), 1) | bit(clipping.isClipping(), 2) | bit(hum.isHumming(), 3);
        now |= bit(clock.isDrifting(), 4);
        if (now != known) {
            known = now;
            condition = new Condition(deaf, faults());
        }
        return condition;
    }

    private Map<Fault, String> faults() {
        Map<Fault, String> faults = new EnumMap<>(Fault.class);
        if (loudness.isDead()) {
            faults.put(Fault.DEAD, loudness.detail());
        }
        if (clipping.isClipping()) {
            faults.put(Fault.CLIPPING, clipping.detail());
        }
        if (hum.isHumming()) {
            faults.put(Fault.HUM, hum.detail());
        }
        if (clock.isDrifting()) {
            faults.put(Fault.DRIFTING, clock.detail());
        }
        return faults;
    }

    private static int bit(boolean set, int place) {
        return set ? 1 << place : 0;
    }

    private static boolean moves(short[] frame) {
        for (short sample : frame) {
            if (sample != frame[0]) {
                return true;
            }
        }
        return false;
    }
}
