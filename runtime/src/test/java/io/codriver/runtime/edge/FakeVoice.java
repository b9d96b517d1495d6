package io.codriver.runtime.edge;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what it is told: {@code "driver on"}, {@code "driver 320 samples from 7"}, {@code "driver off"}. */
final class FakeVoice implements CockpitServer.Voice {
    final List<String> told = new CopyOnWriteArrayList<>();
    volatile boolean ready = true;
    volatile boolean broken;
    volatile boolean speechless;

    @Override
    public Set<String> seats() {
        return Set.of("driver", "front-passenger", "rear-left", "rear-right");
    }

    @Override
    public void talk(String seat, boolean on) {
        if (broken && on) {
            throw new IllegalStateException("broken on purpose");
        }
        told.add(seat + (on ? " on" : " off"));
    }

    @Override
    public void audio(String seat, short[] samples) {
        told.add(seat + " " + samples.length + " samples from " + (samples.length > 0 ? samples[0] : "nothing"));
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public String detail() {
        if (speechless) {
            throw new IllegalStateException("speechless on purpose");
        }
        return "a fake voice";
    }
}
