package io.codriver.runtime.drive;

import io.codriver.runtime.drive.Drive.Line;
import io.codriver.voice.AudioException;
import io.codriver.voice.AudioFormat16k;
import io.codriver.voice.AudioSource;
import io.codriver.voice.Recording;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A drive's microphones: each clip at full level on its own seat's channel and, a little later and softer, on all
 * others, over white noise. The mix is a fixed function of the drive. Real-time pace.
 */
public final class DriveSource implements AudioSource {
    /** Sound needs about 3 ms for the metre between two seats. */
    private static final int CROSSTALK_DELAY = 48;

    private static final double TAIL_SECONDS = 2.5;
    private static final long NOISE_SEED = 4711;
    private static final long FRAME_NANOS = AudioFormat16k.FRAME_MILLIS * 1_000_000L;

    private final short[][] channels;
    private volatile boolean closed;
    private @org.jspecify.annotations.Nullable Thread thread;

    private DriveSource(short[][] channels) {
        this.channels = channels;
    }

    /**
     * Mixes a drive.
     *
     * @throws AudioException when a clip can't be read
     */
    public static DriveSource mix(Drive drive) throws AudioException {
        double end = drive.lines().stream().mapToDouble(Line::at).max().orElse(0);
        int seconds = (int) Math.ceil(end + 5 + TAIL_SECONDS);
        float[][] sum = new float[drive.seats().size()][seconds * AudioFormat16k.RATE];
        noise(sum, gain(drive.noiseDb()));
        for (Line line : drive.lines()) {
            add(sum, drive, line);
        }
        short[][] out = new short[sum.length][];
        for (int c = 0; c < sum.length; c++) {
            out[c] = clipped(sum[c]);
        }
        return new DriveSource(out);
    }

    private static void add(float[][] sum, Drive drive, Line line) throws AudioException {
        short[] clip = Recording.read(line.clip());
        int from = (int) (line.at() * AudioFormat16k.RATE);
        int own = drive.seats().indexOf(line.seat());
        float leak = (float) gain(drive.crosstalkDb());
        for (int c = 0; c < sum.length; c++) {
            int begin = from + (c == own ? 0 : CROSSTALK_DELAY);
            float level = c == own ? 1 : leak;
            for (int i = 0; i < clip.length && begin + i < sum[c].length; i++) {
                sum[c][begin + i] += level * clip[i];
            }
        }
    }

    private static void noise(float[][] sum, double level) {
        Random random = new Random(NOISE_SEED);
        for (float[] channel : sum) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = (float) (random.nextGaussian() * level * Short.MAX_VALUE);
            }
        }
    }

    private static double gain(double db) {
        return Math.pow(10, db / 20);
    }

    private static short[] clipped(float[] samples) {
        short[] out = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            out[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(samples[i])));
        }
        return out;
    }

    @Override
    public int channels() {
        return channels.length;
    }

    /** Length of the drive. */
    public double seconds() {
        return channels[0].length / (double) AudioFormat16k.RATE;
    }

    @Override
    public synchronized void start(Sink sink) {
        if (closed || thread != null) {
            throw new IllegalStateException("a drive is played once");
        }
        Thread player = new Thread(() -> play(sink), "drive");
        player.setDaemon(true);
        thread = player;
        player.start();
    }

    private void play(Sink sink) {
        long begun = System.nanoTime();
        int frames = channels[0].length / AudioFormat16k.FRAME;
        for (int f = 0; f < frames && !closed; f++) {
            long due = begun + (f + 1) * FRAME_NANOS;
            for (long left = due - System.nanoTime(); left > 0 && !closed; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            int from = f * AudioFormat16k.FRAME;
            short[][] frame = new short[channels.length][];
            for (int c = 0; c < channels.length; c++) {
                frame[c] = Arrays.copyOfRange(channels[c], from, from + AudioFormat16k.FRAME);
            }
            sink.frame(frame, from);
        }
        sink.end(Optional.empty());
    }

    @Override
    public void close() {
        closed = true;
        Thread playing;
        synchronized (this) {
            playing = thread;
        }
        if (playing != null && playing != Thread.currentThread()) {
            LockSupport.unpark(playing);
            try {
                playing.join(2000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
