package io.codriver.runtime.eval;

import io.codriver.voice.AudioFormat16k;
import io.codriver.voice.AudioSource;
import java.util.Arrays;
import java.util.Optional;

/** Sound that is already in memory, as fast as it is taken. */
final class MixSource implements AudioSource {
    private final short[][] channels;
    private boolean started;
    private volatile boolean closed;
    private Thread player = new Thread();

    /** @param channels [channel][sample], all equally long; what doesn't fill the last frame is left out */
    MixSource(short[][] channels) {
        this.channels = channels;
    }

    @Override
    public int channels() {
        return channels.length;
    }

    @Override
    public void start(Sink sink) {
        if (started || closed) {
            throw new IllegalStateException("a mix is played once");
        }
        started = true;
        player = new Thread(() -> play(sink), "mix");
        player.setDaemon(true);
        player.start();
    }

    private void play(Sink sink) {
        int frame = AudioFormat16k.FRAME;
        for (int at = 0; at + frame <= channels[0].length && !closed; at += frame) {
            short[][] moment = new short[channels.length][];
            for (int c = 0; c < channels.length; c++) {
                moment[c] = Arrays.copyOfRange(channels[c], at, at + frame);
            }
            sink.frame(moment, at);
        }
        sink.end(Optional.empty());
    }

    @Override
    public void close() {
        closed = true;
        if (player != Thread.currentThread()) {
            try {
                player.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
