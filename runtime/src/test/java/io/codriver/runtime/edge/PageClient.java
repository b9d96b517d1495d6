package io.codriver.runtime.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A page that keeps all it gets. */
final class PageClient implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final List<JsonNode> got = new CopyOnWriteArrayList<>();
    private final StringBuilder begun = new StringBuilder();
    private final boolean eager;
    volatile int closedWith = -1;
    volatile String closedBecause = "";
    private volatile @Nullable WebSocket socket;

    private PageClient(boolean eager) {
        this.eager = eager;
    }

    static PageClient connect(int port) {
        return connect(port, true);
    }

    /** Reads nothing until {@link #read}. */
    static PageClient connectLazily(int port) {
        return connect(port, false);
    }

    private static PageClient connect(int port, boolean eager) {
        PageClient page = new PageClient(eager);
        page.socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), page)
                .join();
        return page;
    }

    WebSocket socket() {
        return java.util.Objects.requireNonNull(socket);
    }

    void send(String text) {
        socket().sendText(text, true).join();
    }

    void send(byte[] bytes) {
        socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
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

    /** Reads from now on without end. */
    void read() {
        socket().request(Long.MAX_VALUE);
    }

    JsonNode await(String type) {
        return await(type, message -> true);
    }

    /** The first message of the type that fits, now or soon. */
    JsonNode await(String type, Predicate<JsonNode> fits) {
        return await().alias(type + " in " + got.size() + " messages")
                .atMost(PATIENCE)
                .until(() -> first(type, fits), Optional::isPresent)
                .orElseThrow();
    }

    private static org.awaitility.core.ConditionFactory await() {
        return org.awaitility.Awaitility.await().pollInterval(Duration.ofMillis(10));
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
        await().atMost(PATIENCE).until(() -> closedWith >= 0);
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (eager) {
            opened.request(Long.MAX_VALUE);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        begun.append(data);
        if (last) {
            got.add(parse(begun.toString()));
            begun.setLength(0);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closedBecause = reason;
        closedWith = statusCode;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closedBecause = error.toString();
        closedWith = 0;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    @Override
    public void close() {
        socket().abort();
    }
}
