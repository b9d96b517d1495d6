package io.codriver.voice;

import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sound pushed in from outside, such as a browser's over the network, in pieces of any length.
 *
 * <p>Pushing never blocks: when the sink is slow and the queue is full, the oldest frame is dropped and counted, and
 * the gap shows in {@code firstSample}. Pushing is thread-safe, though pieces of one stream want one thread.
 */
public final class PushSource implements AudioSource {
    private final int channels;
    private final int capacity;
    private final SourceThread thread = new SourceThread("push-source");
    private final ArrayDeque<Queued> queue = new ArrayDeque<>();
    private short[][] filling;
    private int filled;
    private long nextSample;
    private long dropped;
    private boolean ended;

    /**
     * @param channels 1 to 8
     * @param capacityFrames frames of 20 ms that may wait
     */
    public PushSource(int channels, int capacityFrames) {
        if (channels < 1 || channels > AudioFormat16k.MAX_CHANNELS || capacityFrames < 1) {
            throw new IllegalArgumentException(channels + " channels, " + capacityFrames + " frames");
        }
        this.channels = channels;
        this.capacity = capacityFrames;
        this.filling = new short[channels][AudioFormat16k.FRAME];
    }

    @Override
    public int channels() {
        return channels;
    }

    /**
     * Adds a piece of sound; after {@link #finish} or {@link #close} it is ignored.
     *
     * @param samples per channel equally many samples; copied
     */
    public synchronized void push(short[][] samples) {
        if (samples.length != channels) {
            throw new IllegalArgumentException(samples.length + " channels pushed, the source has " + channels);
        }
        if (ended || thread.isClosed()) {
            return;
        }
        int length = samples[0].length;
        for (int from = 0; from < length; ) {
            int count = Math.min(AudioFormat16k.FRAME - filled, length - from);
            for (int c = 0; c < channels; c++) {
                System.arraycopy(samples[c], from, filling[c], filled, count);
            }
            from += count;
            filled += count;
            if (filled == AudioFormat16k.FRAME) {
                enqueue();
            }
        }
    }

    /** Ends the stream: what waits is still delivered, a begun frame is filled up with silence. */
    public synchronized void finish() {
        if (!ended && filled > 0) {
            enqueue();
        }
        ended = true;
        notifyAll();
    }

    /** Frames lost so far because the queue was full. */
    public synchronized long dropped() {
        return dropped;
    }

    @Override
    public void start(Sink sink) {
        thread.start(sink, () -> deliver(sink));
    }

    @Override
    public void close() {
        thread.close();
    }

    private void enqueue() {
        if (queue.size() == capacity) {
            queue.removeFirst();
            dropped++;
        }
        queue.addLast(new Queued(filling, nextSample));
        nextSample += AudioFormat16k.FRAME;
        filling = new short[channels][AudioFormat16k.FRAME];
        filled = 0;
        notifyAll();
    }

    private Optional<String> deliver(Sink sink) {
        for (Queued next = take(); next != null; next = take()) {
            sink.frame(next.samples, next.firstSample);
        }
        return Optional.empty();
    }

    private synchronized @Nullable Queued take() {
        while (!thread.isClosed()) {
            Queued next = queue.pollFirst();
            if (next != null || ended) {
                return next;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                // Only close interrupts this thread.
                return null;
            }
        }
        return null;
    }

    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    private record Queued(short[][] samples, long firstSample) {}
}
