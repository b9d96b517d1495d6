package io.codriver.runtime.boot;

import io.codriver.runtime.session.SessionListener;
import io.codriver.voice.Speaker;
import io.codriver.voice.SynthesisException;
import io.codriver.voice.Synthesizer;
import io.codriver.voice.Synthesizers;
import io.codriver.voice.echo.EchoReference;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says aloud what the session says. Synthesis runs on one thread of its own, which loads the voice at the first word;
 * at most {@link #WAITING} sentences wait, and the oldest gives way to a newer one.
 */
public final class Mouth implements SessionListener, AutoCloseable {
    /** The id of no voice: replies are shown only. */
    public static final String NONE = "none";

    private static final int WAITING = 4;
    private static final Logger LOG = LoggerFactory.getLogger(Mouth.class);

    private final String voice;
    private final Speaker speaker;
    private final AtomicLong hushes = new AtomicLong();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            work -> {
                Thread thread = new Thread(work, "mouth");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardOldestPolicy());
    private @org.jspecify.annotations.Nullable Synthesizer synthesizer;
    private boolean failed;

    /**
     * A mouth with a voice.
     *
     * @param voice a synthesizer's id, or {@code auto}
     * @throws IllegalArgumentException when there is no such voice
     */
    public Mouth(String voice) {
        this(voice, new EchoReference());
    }

    /**
     * The same, telling what it plays, so that microphones can be cleaned of it.
     *
     * @param played is told
     * @throws IllegalArgumentException when there is no such voice
     */
    public Mouth(String voice, EchoReference played) {
        if (!voice.equals(NONE)) {
            Synthesizers.requireKnown(voice);
        }
        this.voice = voice;
        this.speaker = new Speaker(played);
    }

    @Override
    public void onSay(String seat, String text) {
        if (voice.equals(NONE)) {
            return;
        }
        long before = hushes.get();
        worker.execute(() -> say(text, before));
    }

    @Override
    public void onHush(String seat) {
        hushes.incrementAndGet();
        worker.getQueue().clear();
        speaker.stop();
    }

    private void say(String text, long before) {
        try {
            Optional<Synthesizer> open = open();
            if (open.isPresent() && hushes.get() == before) {
                speaker.play(open.get().say(text)).toCompletableFuture().join();
            }
        } catch (SynthesisException e) {
            LOG.warn("not said: {}", e.getMessage());
        }
    }

    private Optional<Synthesizer> open() {
        if (synthesizer == null && !failed) {
            synthesizer = Synthesizers.open(voice).orElse(null);
            failed = synthesizer == null;
            if (failed) {
                LOG.warn("the voice '{}' is not installed; replies are shown only", voice);
            }
        }
        return Optional.ofNullable(synthesizer);
    }

    @Override
    public void close() {
        hushes.incrementAndGet();
        speaker.close();
        worker.shutdownNow();
        try {
            if (worker.awaitTermination(5, TimeUnit.SECONDS) && synthesizer != null) {
                synthesizer.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
