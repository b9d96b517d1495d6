package io.codriver.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What every source of sound promises. */
abstract class AudioSourceContract {
    /** A source that delivers at least three frames and then ends, or goes on until it is closed. */
    abstract AudioSource source() throws Exception;

    /** Whether it ends by itself. */
    abstract boolean ends();

    @Test
    void deliversWholeFramesOfEveryChannelInOrder() throws Exception {
        RecordingSink sink = new RecordingSink();
        try (AudioSource source = source()) {
            source.start(sink);
            if (ends()) {
                sink.await();
            } else {
                Awaitility.await().until(() -> sink.count() >= 3);
            }
            assertThat(source.channels()).isBetween(1, 8);
        }
        sink.await();
        assertThat(sink.count()).isGreaterThanOrEqualTo(3);
        for (int i = 0; i < sink.frames.size(); i++) {
            assertThat(sink.positions.get(i)).isEqualTo(i * 320L);
            assertThat(List.of(sink.frames.get(i)))
                    .allSatisfy(channel -> assertThat(channel).hasSize(320));
        }
    }

    @Test
    void endsOnceAlsoWhenClosedTwice() throws Exception {
        RecordingSink sink = new RecordingSink();
        AudioSource source = source();
        source.start(sink);
        source.close();
        int count = sink.count();
        source.close();
        assertThat(sink.await().ends).hasSize(1);
        assertThat(sink.count()).as("nothing after close").isEqualTo(count);
    }

    @Test
    void startsOnlyOnce() throws Exception {
        try (AudioSource source = source()) {
            source.start(new RecordingSink());
            assertThatIllegalStateException().isThrownBy(() -> source.start(new RecordingSink()));
        }
    }

    @Test
    void doesNotStartWhenClosed() throws Exception {
        AudioSource source = source();
        source.close();
        assertThatIllegalStateException().isThrownBy(() -> source.start(new RecordingSink()));
    }

    @Test
    void survivesASinkThatThrows() throws Exception {
        RecordingSink sink = new RecordingSink() {
            @Override
            public synchronized void frame(short[][] channels, long firstSample) {
                throw new IllegalArgumentException("broken sink");
            }
        };
        try (AudioSource source = source()) {
            source.start(sink);
            assertThat(sink.await().ends.get(0))
                    .hasValueSatisfying(text -> assertThat(text).contains("broken sink"));
        }
    }
}
