package io.codriver.voice.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class EchoReferenceTest {
    private static final long SAMPLE = 62_500;
    private static final long FRAME = 320 * SAMPLE;

    private final EchoReference reference = new EchoReference();

    @Test
    void silentWhereNothingWasPlayed() {
        reference.play(ramp(1, 320), 0, 320, 10 * FRAME);
        EchoReference.Reader reader = reference.reader();
        assertThat(read(reader, 9 * FRAME)).containsOnly(0);
        assertThat(read(reader, 10 * FRAME)).isEqualTo(ramp(1, 320));
        assertThat(read(reader, 11 * FRAME)).containsOnly(0);
        assertThat(read(reference.reader(), 10 * FRAME + 100 * SAMPLE))
                .startsWith(101)
                .endsWith(0);
    }

    /** Whatever the clock says meanwhile, sound that was written in a row is read in a row. */
    @Property(tries = 50)
    void lateFramesDontTearSoundApart(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long start,
            @ForAll @IntRange(min = 0, max = 1500) int writersJitter,
            @ForAll @IntRange(min = 0, max = 1500) int readersJitter) {
        EchoReference own = new EchoReference();
        EchoReference.Reader reader = own.reader();
        int ahead = 10;
        int next = 0;
        for (int i = 0; i < 90 + ahead; i++) {
            if (i < 90) {
                own.play(ramp(1 + 320 * i, 320), 0, 320, start + i * FRAME + i * 7919 % (writersJitter + 1) * SAMPLE);
            }
            int frame = i - ahead;
            if (frame >= -5 && frame < 80) {
                long nanos = start + frame * FRAME + (frame + 5) * 104_729 % (readersJitter + 1) * SAMPLE;
                for (short sample : read(reader, nanos)) {
                    assertThat((int) sample).isEqualTo(next == 0 ? sample : next + 1);
                    next = sample;
                }
            }
        }
        assertThat(next).isGreaterThan(20_000);
    }

    @Test
    void readerThatIsFarFromTheClockIsSetAnew() {
        reference.play(ramp(1, 3200), 0, 3200, 0);
        EchoReference.Reader reader = reference.reader();
        assertThat(read(reader, 0)).startsWith(1);
        assertThat(read(reader, 2 * FRAME)).as("a frame late, and not minded").startsWith(321);
        assertThat(read(reader, 8 * FRAME)).as("six lost").startsWith(2561);
    }

    @Test
    void pauseBetweenTwoSpeechesIsSilent() {
        reference.play(ramp(1, 320), 0, 320, 0);
        reference.play(ramp(1001, 320), 0, 320, 50 * FRAME);
        EchoReference.Reader reader = reference.reader();
        for (int i = 0; i <= 51; i++) {
            short[] expected = i == 0 ? ramp(1, 320) : i == 50 ? ramp(1001, 320) : new short[320];
            assertThat(read(reader, i * FRAME)).as("frame %s", i).isEqualTo(expected);
        }
    }

    @Test
    void whatWasNotPlayedAfterAllIsForgotten() {
        reference.play(ramp(1, 3200), 0, 3200, 0);
        reference.stop(FRAME + 10 * SAMPLE);
        EchoReference.Reader reader = reference.reader();
        assertThat(read(reader, 0)).isEqualTo(ramp(1, 320));
        short[] cut = read(reader, FRAME);
        assertThat(Arrays.copyOf(cut, 10)).isEqualTo(ramp(321, 10));
        assertThat(Arrays.copyOfRange(cut, 10, 320)).containsOnly(0);
        reference.play(ramp(5001, 320), 0, 320, 8 * FRAME);
        for (int i = 2; i < 8; i++) {
            assertThat(read(reader, i * FRAME)).containsOnly(0);
        }
        assertThat(read(reader, 8 * FRAME)).isEqualTo(ramp(5001, 320));
    }

    @Test
    void holdsTwoSecondsAndNoMore() {
        for (int i = 0; i < 200; i++) {
            reference.play(ramp(1, 320), 0, 320, i * FRAME);
        }
        assertThat(read(reference.reader(), 199 * FRAME)).isEqualTo(ramp(1, 320));
        assertThat(read(reference.reader(), 100 * FRAME)).isEqualTo(ramp(1, 320));
        assertThat(read(reference.reader(), 50 * FRAME)).containsOnly(0);
        assertThatIllegalArgumentException().isThrownBy(() -> reference.play(new short[40_000], 0, 40_000, 0));
    }

    private static short[] read(EchoReference.Reader reader, long nanos) {
        short[] out = new short[320];
        reader.read(nanos, out);
        return out;
    }

    private static short[] ramp(int first, int length) {
        short[] ramp = new short[length];
        for (int i = 0; i < length; i++) {
            ramp[i] = (short) (first + i);
        }
        return ramp;
    }
}
