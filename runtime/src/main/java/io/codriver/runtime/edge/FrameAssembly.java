package io.codriver.runtime.edge;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * Puts messages together from WebSocket frames and lets go of those that are too long, so that the sender can be told
 * and the connection stays. Holds at most {@link #LONGEST_BINARY} bytes. Confined to the event loop.
 */
final class FrameAssembly {
    /** Longest text message in bytes; a sentence has a few hundred. */
    static final int LONGEST_TEXT = 4 * 1024;
    /** Longest binary message in bytes: half a second of sound, where 100 ms are expected at most. */
    static final int LONGEST_BINARY = 16 * 1024;

    /** Gets whole messages. */
    interface Sink {
        void onText(String text);

        void onBinary(byte[] bytes);

        /** A message was longer than {@code limit} bytes and was let go. */
        void onTooLong(int limit);
    }

    private final Sink sink;
    private Buffer begun = Buffer.buffer();
    private boolean binary;
    private boolean tooLong;

    FrameAssembly(Sink sink) {
        this.sink = sink;
    }

    /** The first frame of a message. */
    void begin(boolean isBinary, Buffer data, boolean isFinal) {
        binary = isBinary;
        tooLong = false;
        begun = Buffer.buffer();
        more(data, isFinal);
    }

    /** A further frame of the message begun last. */
    void more(Buffer data, boolean isFinal) {
        int limit = binary ? LONGEST_BINARY : LONGEST_TEXT;
        tooLong |= begun.length() + data.length() > limit;
        if (!tooLong) {
            begun.appendBuffer(data);
        }
        if (isFinal) {
            finish(limit);
        }
    }

    private void finish(int limit) {
        Buffer whole = begun;
        begun = Buffer.buffer();
        if (tooLong) {
            sink.onTooLong(limit);
        } else if (binary) {
            sink.onBinary(whole.getBytes());
        } else {
            sink.onText(whole.toString(StandardCharsets.UTF_8));
        }
    }
}
