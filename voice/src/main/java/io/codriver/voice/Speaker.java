package io.codriver.voice;

import io.codriver.voice.echo.EchoReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays speech on this machine's loudspeaker, one after another on a thread of its own.
 *
 * <p>The device holds at most {@value #BUFFER_MILLIS} ms, and {@link #stop} throws that away too, so that somebody who
 * interrupts is obeyed at once. A machine without a loudspeaker is silent: that is logged once and no error.
 * Thread-safe.
 */
public final class Speaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);
    private static final int BUFFER_MILLIS = 100;
    private static final int WAITING = 8;

    private final Device device;
    private final EchoReference reference;
    private final LongSupplier clock;
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> {
                Thread thread = new Thread(work, "speaker");
                thread.setDaemon(true);
                return thread;
            });
    /** Grows with each stop; a speech from before it isn't played any more. */
    private final AtomicInteger stops = new AtomicInteger();

    private volatile boolean silent;

    /** Plays on the operating system's default device. */
    public Speaker() {
        this(new EchoReference());
    }

    /**
     * Plays on the operating system's default device and says what.
     *
     * @param reference is told what is played at which {@link System#nanoTime}, a little before it can be heard
     */
    public Speaker(EchoReference reference) {
        this(AudioSystem::getSourceDataLine, reference, System::nanoTime);
    }

    Speaker(Device device) {
        this(device, new EchoReference(), System::nanoTime);
    }

    Speaker(Device device, EchoReference reference, LongSupplier clock) {
        this.device = device;
        this.reference = reference;
        this.clock = clock;
    }

    /** Where lines come from. */
    @FunctionalInterface
    interface Device {
        SourceDataLine line(AudioFormat format) throws LineUnavailableException;
    }

    /** How a speech ended. */
    public enum Played {
        /** To its end. */
        FINISHED,
        /** Cut by {@link #stop}, or never begun because of it. */
        STOPPED,
        /** Not at all: there is no device. */
        SILENT,
        /** Not at all: {@value #WAITING} others were waiting, or the speaker is closed. */
        REFUSED
    }

    /** Plays a speech after those before it; the answer comes when it has ended. */
    public CompletionStage<Played> play(Speech speech) {
        CompletableFuture<Played> played = new CompletableFuture<>();
        int before = stops.get();
        try {
            worker.execute(() -> played.complete(run(speech, before)));
        } catch (RejectedExecutionException e) {
            played.complete(Played.REFUSED);
        }
        return played;
    }

    /** Falls silent within 200 ms, also for what waits. Returns at once. */
    public void stop() {
        stops.incrementAndGet();
    }

    /** Falls silent and stops the thread. Idempotent. */
    @Override
    public void close() {
        stop();
        worker.shutdown();
    }

    private Played run(Speech speech, int before) {
        if (stops.get() != before) {
            return Played.STOPPED;
        }
        AudioFormat format = new AudioFormat(AudioFormat16k.RATE, 16, 1, true, false);
        try (SourceDataLine line = device.line(format)) {
            line.open(format, AudioFormat16k.RATE * 2 * BUFFER_MILLIS / 1000);
            line.start();
            return play(speech.samples(), line, before);
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            if (!silent) {
                silent = true;
                LOG.warn("no loudspeaker here, replies are not played: {}", e.getMessage());
            }
            return Played.SILENT;
        }
    }

    private Played play(short[] samples, SourceDataLine line, int before) {
        for (int from = 0; from < samples.length; from += AudioFormat16k.FRAME) {
            if (stops.get() != before) {
                line.flush();
                reference.stop(clock.getAsLong());
                return Played.STOPPED;
            }
            int to = Math.min(samples.length, from + AudioFormat16k.FRAME);
            byte[] bytes = Samples.bytes(samples, from, to);
            reference.play(samples, from, to, clock.getAsLong() + nanos(from - line.getLongFramePosition()));
            line.write(bytes, 0, bytes.length);
        }
        line.drain();
        return stops.get() == before ? Played.FINISHED : Played.STOPPED;
    }

    private static long nanos(long samples) {
        return samples * 1_000_000_000L / AudioFormat16k.RATE;
    }
}
