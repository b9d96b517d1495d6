package io.codriver.vision;

import java.util.Optional;

/**
 * Extension point: a camera, or a recording of one. Frames come one at a time from a thread of the source's own; the sink
 * hands off and returns. {@link #close()} is idempotent; after it no call of the sink begins.
 */
public interface FrameSource extends AutoCloseable {

    /** Begins to deliver. Called once. */
    void start(Sink sink);

    @Override
    void close();

    /** Where frames go. */
    interface Sink {
        /** One picture. */
        void frame(CameraFrame frame);

        /** The source has ended; with its problem if it didn't end by itself. Called exactly once. */
        void end(Optional<String> problem);
    }
}
