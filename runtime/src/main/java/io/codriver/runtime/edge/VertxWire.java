package io.codriver.runtime.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/** A Vert.x WebSocket as a {@link Wire}. What is written to a closed one is let go. */
record VertxWire(ServerWebSocket socket) implements Wire {
    @Override
    public boolean isFull() {
        return socket.writeQueueFull();
    }

    @Override
    public void write(String text) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(text);
        }
    }

    @Override
    public void ping() {
        if (!socket.isClosed()) {
            socket.writePing(Buffer.buffer());
        }
    }

    @Override
    public void close(short code, String reason) {
        if (!socket.isClosed()) {
            socket.close(code, reason);
        }
    }
}
