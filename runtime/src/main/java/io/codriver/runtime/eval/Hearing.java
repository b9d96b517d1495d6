package io.codriver.runtime.eval;

import io.codriver.runtime.boot.Ears;
import io.codriver.voice.AudioFormat16k;
import io.codriver.voice.AudioSource;
import io.codriver.voice.EarSettings;
import io.codriver.voice.Heard;
import io.codriver.voice.SeatEars;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What ears hear of one recording, from its first sample to its last.
 *
 * @param heard by when it began
 * @param seconds length of the recording
 * @param problem what cut it short
 */
record Hearing(List<Heard> heard, double seconds, Optional<String> problem) {
    Hearing {
        heard = List.copyOf(heard);
    }

    /** Plays a source into new ears and waits until everything was heard; the source is the caller's to close. */
    static Hearing of(AudioSource source, List<String> seats, Ears ears, EarSettings settings) {
        List<Heard> heard = new ArrayList<>();
        long[] samples = {0};
        CompletableFuture<Optional<String>> ended = new CompletableFuture<>();
        try (SeatEars open = ears.open(
                seats,
                event -> {
                    if (event instanceof Heard h) {
                        synchronized (heard) {
                            heard.add(h);
                        }
                    }
                },
                settings)) {
            source.start(new AudioSource.Sink() {
                @Override
                public void frame(short[][] channels, long first) {
                    for (int c = 0; c < channels.length; c++) {
                        open.accept(c, channels[c], first);
                    }
                    samples[0] = first + channels[0].length;
                }

                @Override
                public void end(Optional<String> problem) {
                    ended.complete(problem);
                }
            });
            Optional<String> problem = ended.join();
            open.flush();
            synchronized (heard) {
                heard.sort(Comparator.comparingLong(Heard::startMillis));
                return new Hearing(heard, samples[0] / (double) AudioFormat16k.RATE, problem);
            }
        }
    }
}
