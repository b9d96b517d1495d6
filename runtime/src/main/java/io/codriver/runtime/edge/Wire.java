package io.codriver.runtime.edge;

/** The way out to one page. Used on the event loop only; nothing blocks. */
interface Wire {
    /** Whether more than a little is waiting to go out. While it is, {@link #write} still works but should not be used. */
    boolean isFull();

    /** Sends a text message. */
    void write(String text);

    /** Asks the other end whether it is still there. */
    void ping();

    /** Ends the connection with a WebSocket status code and a reason of at most 123 bytes (RFC 6455, 5.5). */
    void close(short code, String reason);
}
