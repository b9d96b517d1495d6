package io.codriver.runtime.edge;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The client's side of RFC 6455 over a plain socket: as much of it as the tests need, and nothing that reads ahead of
 * whoever asks. The JDK's own client is no measure here: when bytes come right behind the answer to its handshake, it
 * now and then loses 16 KiB or more of them (17.0.15; 4% of connections on a busy machine, from a server that does
 * nothing but write). One thread may read while another writes.
 */
final class WebSocketLine implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

    private final Socket socket;
    private final DataInputStream in;

    /**
     * @param payload of a whole message
     */
    record Message(int opcode, ByteBuffer payload) {
        String text() {
            return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
        }
    }

    private record Frame(int opcode, boolean last, ByteBuffer payload) {}

    private WebSocketLine(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** Opens {@code /ws} at a port of this machine. */
    static WebSocketLine open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        try {
            socket.setTcpNoDelay(true);
            socket.getOutputStream()
                    .write(RawHttp.upgradeRequest("127.0.0.1:" + port, List.of())
                            .getBytes(StandardCharsets.ISO_8859_1));
            WebSocketLine line = new WebSocketLine(socket);
            String status = line.head();
            if (!status.startsWith("HTTP/1.1 101 ")) {
                throw new IOException("not a WebSocket: " + status);
            }
            return line;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.substring(0, head.indexOf("\r\n"));
    }

    /** The next whole message or the end, once it is there; answers pings on the way. */
    Message read() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int opcode = CONTINUATION;
        while (true) {
            Frame frame = frame();
            switch (frame.opcode()) {
                case PING -> write(PONG, true, frame.payload().array());
                case PONG -> {}
                case CLOSE -> {
                    answerGoodbye(frame.payload().array());
                    return new Message(CLOSE, frame.payload());
                }
                default -> {
                    opcode = frame.opcode() == CONTINUATION ? opcode : frame.opcode();
                    whole.writeBytes(frame.payload().array());
                    if (frame.last()) {
                        return new Message(opcode, ByteBuffer.wrap(whole.toByteArray()));
                    }
                }
            }
        }
    }

    private void answerGoodbye(byte[] payload) {
        try {
            write(CLOSE, true, payload);
        } catch (IOException e) {
            assert socket.isClosed() || e.getMessage() != null; // whoever said goodbye may have hung up already
        }
    }

    private Frame frame() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Frame(first & 0x0f, (first & FINAL) != 0, ByteBuffer.wrap(payload));
    }

    /** Writes one frame, masked as a client's must be. */
    synchronized void write(int opcode, boolean last, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
        frame.put((byte) (opcode | (last ? FINAL : 0)));
        if (payload.length < 126) {
            frame.put((byte) (payload.length | MASKED));
        } else {
            frame.put((byte) (126 | MASKED)).putShort((short) payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i % MASK.length]));
        }
        socket.getOutputStream().write(frame.array(), 0, frame.position());
    }

    /** Hangs up without a word. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
