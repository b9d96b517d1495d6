package io.codriver.runtime.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codriver.runtime.edge.WebSocketLine.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/** A page that keeps all it gets. */
final class PageClient implements AutoCloseable {
    /** The status of a connection that ended without a goodbye, in the WebSocket registry of status codes. */
    static final int VANISHED = 1006;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final List<JsonNode> got = new CopyOnWriteArrayList<>();
    private final WebSocketLine line;
    volatile int closedWith = -1;
    volatile String closedBecause = "";

    private PageClient(WebSocketLine line) {
        this.line = line;
    }

    static PageClient connect(int port) {
        PageClient page = connectLazily(port);
        page.read();
        return page;
    }

    /** Reads nothing until {@link #read}. */
    static PageClient connectLazily(int port) {
        try {
            return new PageClient(WebSocketLine.open(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads from now on without end. */
    void read() {
        Thread reader = new Thread(this::readToTheEnd, "page-client");
        reader.setDaemon(true);
        reader.start();
    }

    private void readToTheEnd() {
        try {
            Message message = line.read();
            while (message.opcode() != WebSocketLine.CLOSE) {
                got.add(JSON.readTree(message.text()));
                message = line.read();
            }
            ended(message.payload());
        } catch (JsonProcessingException e) {
            closed(0, e.toString());
        } catch (IOException e) {
            closed(VANISHED, e.toString());
        }
    }

    private void ended(ByteBuffer goodbye) {
        int code = goodbye.remaining() < Short.BYTES ? VANISHED : goodbye.getShort();
        closed(code, StandardCharsets.UTF_8.decode(goodbye).toString());
    }

    private void closed(int code, String because) {
        closedBecause = because;
        closedWith = code;
    }

    void send(String text) {
        write(WebSocketLine.TEXT, true, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one message in two frames. */
    void send(String begin, String end) {
        write(WebSocketLine.TEXT, false, begin.getBytes(StandardCharsets.UTF_8));
        write(WebSocketLine.CONTINUATION, true, end.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) {
        write(WebSocketLine.BINARY, true, bytes);
    }

    private void write(int opcode, boolean last, byte[] payload) {
        try {
            line.write(opcode, last, payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void say(String seat, String text) {
        send(JSON.createObjectNode()
                .put("type", "text")
                .put("seat", seat)
                .put("text", text)
                .toString());
    }

    void talk(String seat, boolean on) {
        send(JSON.createObjectNode()
                .put("type", "talk")
                .put("seat", seat)
                .put("on", on)
                .toString());
    }

    JsonNode await(String type) {
        return await(type, message -> true);
    }

    /** The first message of the type that fits, now or soon. */
    JsonNode await(String type, Predicate<JsonNode> fits) {
        try {
            return await().until(() -> first(type, fits), Optional::isPresent).orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("no '" + type + "' that fits; " + this, e);
        }
    }

    private static ConditionFactory await() {
        return org.awaitility.Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE);
    }

    Optional<JsonNode> first(String type, Predicate<JsonNode> fits) {
        return got.stream()
                .filter(m -> m.path("type").asText().equals(type) && fits.test(m))
                .findFirst();
    }

    long count(String type) {
        return got.stream().filter(m -> m.path("type").asText().equals(type)).count();
    }

    /** Waits for the server's answer to everything sent so far, so that what didn't come won't come. */
    void settle() {
        String mark = "no seat " + System.nanoTime();
        talk(mark, false);
        await("error", m -> m.path("message").asText().contains(mark));
    }

    void awaitClosed() {
        await().until(() -> closedWith >= 0);
    }

    @Override
    public String toString() {
        String end = closedWith < 0 ? "open" : "closed with " + closedWith + " " + closedBecause;
        return end + ", got " + got.stream().map(m -> m.path("type").asText()).toList();
    }

    /** Goes without a word. */
    @Override
    public void close() {
        try {
            line.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
