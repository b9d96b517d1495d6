package io.codriver.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The tests' own client must lose nothing, or the tests tell of the client. */
class WebSocketLineTest {
    private static final String ANSWER = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";
    private static final int LONG = 60_000;
    private static final int CONNECTIONS = 100;

    @Test
    void losesNothingThatComesRightBehindTheAnswer() throws IOException {
        byte[] greeting = new byte[LONG];
        for (int i = 0; i < LONG; i++) {
            greeting[i] = (byte) ('a' + i % 26);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ANSWER.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(new byte[] {(byte) 0x81, 126, (byte) (LONG >> 8), (byte) LONG});
        bytes.writeBytes(greeting);
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < CONNECTIONS; i++) {
                CompletableFuture<Void> served =
                        CompletableFuture.runAsync(() -> answerAll(server, bytes.toByteArray()));
                try (WebSocketLine line = WebSocketLine.open(server.getLocalPort())) {
                    assertThat(line.read().payload().array()).isEqualTo(greeting);
                }
                served.join();
            }
        }
    }

    @Test
    void putsFramesTogetherAndAnswersAPingBetweenThem() throws IOException {
        byte[] frames = {0x01, 1, 'a', (byte) 0x89, 1, 'p', (byte) 0x80, 1, 'b', (byte) 0x88, 2, 3, (byte) 0xf5};
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ANSWER.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(frames);
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> said =
                    CompletableFuture.supplyAsync(() -> answerAll(server, bytes.toByteArray()));
            try (WebSocketLine line = WebSocketLine.open(server.getLocalPort())) {
                assertThat(line.read().text()).isEqualTo("ab");
                assertThat(line.read().opcode()).isEqualTo(WebSocketLine.CLOSE);
            }
            assertThat(said.join()).startsWith(0x8a, 0x81, 0x12, 0x34, 0x56, 0x78, 'p' ^ 0x12, 0x88, 0x82);
        }
    }

    /** Reads the request, writes all at once, and gives back what comes after. */
    private static byte[] answerAll(ServerSocket server, byte[] answer) {
        try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            StringBuilder request = new StringBuilder();
            while (request.indexOf("\r\n\r\n") < 0) {
                request.append((char) in.read());
            }
            socket.getOutputStream().write(answer);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
