package io.codriver.runtime.benchmark;

import io.codriver.voice.separate.SeatSeparator;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** 20 ms of all microphones taken apart: divide by 20 ms for the share of a core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SeparationBenchmark {
    private static final int FRAMES = 250;

    /** How many microphones. */
    @Param({"1", "2", "4"})
    private int microphones;

    /** Whether somebody talks at every second seat; otherwise there is only noise. */
    @Param({"true", "false"})
    private boolean talk;

    private short[][][] sound = {};
    private SeatSeparator separator = new SeatSeparator(1);
    private int at;

    /** Five seconds of noise, with bursts as loud and as long as syllables. */
    @Setup
    public void speak() {
        Random random = new Random(7);
        separator = new SeatSeparator(microphones);
        sound = new short[FRAMES][microphones][320];
        for (int f = 0; f < FRAMES; f++) {
            for (int m = 0; m < microphones; m++) {
                boolean loud = talk && m % 2 == 0 && f % 15 < 10;
                for (int i = 0; i < 320; i++) {
                    double voice = loud ? 4000 * Math.sin(0.09 * i * (1 + f % 7)) : 0;
                    sound[f][m][i] = (short) (voice + 60 * random.nextGaussian());
                }
            }
        }
    }

    /** One frame. */
    @Benchmark
    public short[][] separate() {
        at = (at + 1) % FRAMES;
        return separator.separate(sound[at]);
    }
}
