package io.codriver.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class PushSourceTest extends AudioSourceContract {
    @Override
    AudioSource source() {
        PushSource source = new PushSource(1, 10);
        source.push(new short[][] {new short[320 * 4]});
        return source;
    }

    @Override
    boolean ends() {
        return false;
    }

    @Test
    void piecesOfAnyLengthBecomeFrames() throws Exception {
        PushSource source = new PushSource(2, 100);
        short next = 0;
        for (int length : new int[] {1, 319, 7, 500, 0, 133, 640}) {
            short[] left = new short[length];
            short[] right = new short[length];
            for (int i = 0; i < length; i++) {
                left[i] = next;
                right[i] = (short) -next++;
            }
            source.push(new short[][] {left, right});
        }
        source.finish();
        RecordingSink sink = new RecordingSink();
        source.start(sink);
        sink.await();
        assertThat(sink.frames).hasSize(5);
        assertThat(sink.frames.get(4)[0][319]).isEqualTo((short) 1599);
        assertThat(sink.frames.get(3)[1][0]).isEqualTo((short) -960);
        source.close();
    }

    @Test
    void fullQueueDropsTheOldestAndCounts() throws Exception {
        PushSource source = new PushSource(1, 3);
        source.push(new short[][] {new short[320 * 5]});
        source.finish();
        RecordingSink sink = new RecordingSink();
        source.start(sink);
        assertThat(sink.await().positions).containsExactly(640L, 960L, 1280L);
        assertThat(source.dropped()).isEqualTo(2);
        source.close();
    }

    @Test
    void lastBegunFrameIsFilledUpAndNothingComesAfterFinish() throws Exception {
        PushSource source = new PushSource(1, 3);
        source.push(new short[][] {{5}});
        source.finish();
        source.push(new short[][] {new short[320]});
        RecordingSink sink = new RecordingSink();
        source.start(sink);
        assertThat(sink.await().frames).hasSize(1);
        assertThat(sink.frames.get(0)[0]).startsWith((short) 5, (short) 0);
        source.close();
    }

    @Test
    void wrongNumberOfChannelsIsRefused() {
        PushSource source = new PushSource(2, 3);
        assertThatIllegalArgumentException().isThrownBy(() -> source.push(new short[][] {new short[5]}));
        assertThatIllegalArgumentException().isThrownBy(() -> new PushSource(9, 3));
    }
}
