package io.codriver.runtime.boot;

import io.codriver.runtime.edge.CockpitServer;
import io.codriver.voice.EarListener;
import io.codriver.voice.EarSettings;
import io.codriver.voice.PushSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The page's microphones: while a seat's button is held, its samples go through ears of their own, the same as any other
 * microphone's. Opening and closing ears takes some milliseconds, so a thread of its own does it; at most {@link
 * #WAITING} such jobs wait.
 */
final class PageVoice implements CockpitServer.Voice, AutoCloseable {
    private static final int WAITING = 64;
    /** Four seconds of frames: a page that sends faster than it was spoken loses the oldest. */
    private static final int FRAMES = 200;

    private final Ears ears;
    private final EarListener listener;
    private final Set<String> seats;
    private final Map<String, PushSource> talking = new HashMap<>();
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> {
                Thread thread = new Thread(work, "page-voice");
                thread.setDaemon(true);
                return thread;
            });

    PageVoice(Ears ears, EarListener listener, Set<String> seats) {
        this.ears = ears;
        this.listener = listener;
        this.seats = Set.copyOf(seats);
    }

    @Override
    public Set<String> seats() {
        return seats;
    }

    @Override
    public synchronized void talk(String seat, boolean on) {
        PushSource before = talking.remove(seat);
        if (before != null) {
            before.finish();
        }
        if (on) {
            PushSource source = new PushSource(1, FRAMES);
            talking.put(seat, source);
            worker.execute(() -> hear(seat, source));
        }
    }

    /** The ears live as long as the source; whoever hears the source's end closes both. */
    private void hear(String seat, PushSource source) {
        Listening listening = Listening.start(source, ears.open(List.of(seat), listener, EarSettings.realTime()));
        listening
                .ended()
                .thenRunAsync(
                        () -> {
                            listening.flush();
                            listening.close();
                        },
                        worker);
    }

    @Override
    public synchronized void audio(String seat, short[] samples) {
        PushSource source = talking.get(seat);
        if (source != null) {
            source.push(new short[][] {samples});
        }
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public String detail() {
        return "English, on this device";
    }

    @Override
    public void close() {
        synchronized (this) {
            talking.values().forEach(PushSource::finish);
            talking.clear();
        }
        worker.shutdown();
        try {
            if (!worker.awaitTermination(3, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
