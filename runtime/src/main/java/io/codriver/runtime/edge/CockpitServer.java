package io.codriver.runtime.edge;

import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.session.CabinSession;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the cockpit: the page's files at {@code /}, {@code GET /health}, and the page's protocol at {@code /ws}.
 *
 * <pre>
 *   session's loop ─▶ Broadcast ─▶ Mailbox ─┐ (bounded; signals conflated)
 *                                           ▼
 *   event loop:   Pages ─▶ PageConnection ─▶ Outbox ─▶ socket (bounded; signals conflated, a laggard cut off)
 *                 socket ─▶ FrameAssembly ─▶ PageConnection ─▶ session.typed, Voice
 * </pre>
 *
 * <p>A page can speak, type, touch controls, which are wishes too, and say where somebody looks: there is no message that sets a signal, so
 * whatever comes in here passes the same turn and guard as a voice in the cabin. Only the cockpit's own page is let in ({@link SameOrigin}).
 *
 * <p>Thread-safe. Create it before the session is started, so that it hears how the link came up.
 */
public final class CockpitServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CockpitServer.class);

    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    /** For saying goodbye, and again for stopping: two seconds together. */
    private static final Duration STOP_LIMIT = Duration.ofMillis(900);
    /** What the system may hold for a page that doesn't read: old values should wait here, where they are conflated. */
    private static final int SEND_BUFFER = 64 * 1024;
    /** Between two pings ({@link PageConnection#BEAT}) with room to spare; ends idle HTTP connections too. */
    private static final int IDLE_SECONDS = 60;

    private final CabinSession session;
    private final Catalog catalog;
    private final Voice voice;
    private final Path webRoot;
    private final Hello hello;
    private final LinkWatch link;
    private final MicrophoneWatch microphones = new MicrophoneWatch();
    private final Counts counts = new Counts();

    // Guarded by this.
    private @Nullable Running running;
    private boolean closed;

    private record Running(Vertx vertx, Context context, Broadcast broadcast, Mailbox mailbox, Pages pages) {}

    /**
     * The page's microphone, given by whoever owns the seats' ears. Called on the event loop: every method returns at
     * once. For each seat {@code talk} on and off alternate, and {@code audio} comes only between them.
     */
    public interface Voice {
        /** Seats that can be talked for, which is those with a microphone channel. */
        Set<String> seats();

        /** The talk button of a seat was pressed, or let go. */
        void talk(String seat, boolean on);

        /** A piece of sound of up to half a second, 16 kHz mono; the array is the receiver's. */
        void audio(String seat, short[] samples);

        /** Whether somebody listens. */
        boolean ready();

        /** More about that, for people. */
        String detail();
    }

    /**
     * A server that has not begun.
     *
     * @param phrases the language in which devices are labelled
     * @param webRoot folder of the built page; need not exist
     * @param examples sentences to try, shown on the page
     */
    public CockpitServer(
            CabinSession session,
            Catalog catalog,
            Catalog.Phrases phrases,
            Voice voice,
            Path webRoot,
            List<String> examples) {
        this.session = session;
        this.catalog = catalog;
        this.voice = voice;
        this.webRoot = webRoot.toAbsolutePath().normalize();
        this.hello = new Hello(catalog, phrases, voice, examples, session.looks(), microphones);
        this.link = new LinkWatch(session.board());
        session.addListener(link);
        session.addListener(microphones);
    }

    /**
     * Begins to serve. Called once; waits until the port is open.
     *
     * @param host name or address to listen at, such as {@code 127.0.0.1}
     * @param port 0 for any free one
     * @return the port in use
     * @throws CockpitException when it can't listen there, the port being in use for example
     */
    public synchronized int start(String host, int port) {
        if (running != null || closed) {
            throw new IllegalStateException("a cockpit server starts once");
        }
        if (port < 0 || port > 65_535) {
            throw new CockpitException("there is no port " + port + "; choose one from 1 to 65535 with --port");
        }
        Vertx vertx = vertx();
        Running begun = assemble(vertx);
        HttpServer server = vertx.createHttpServer(options());
        server.requestHandler(new FrontDesk(
                new SameOrigin(host), begun.pages(), new PageFiles(vertx, webRoot), () -> health(begun), counts));
        server.exceptionHandler(e -> LOG.debug("a connection failed before its request was read", e));
        listen(vertx, server, host, port);
        running = begun;
        session.addListener(begun.broadcast());
        return server.actualPort();
    }

    private static void listen(Vertx vertx, HttpServer server, String host, int port) {
        try {
            await(server.listen(port, host).toCompletionStage().toCompletableFuture(), START_LIMIT);
        } catch (ExecutionException | TimeoutException e) {
            stop(vertx);
            throw new CockpitException(whyNot(host, port, e), e);
        }
    }

    private static String whyNot(String host, int port, Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String said = String.valueOf(cause.getMessage());
        return cause instanceof BindException && said.contains("in use")
                ? "port " + port + " at " + host + " is in use; choose another with --port"
                : "cannot listen at " + host + ", port " + port + " (" + said + "); choose another with --port";
    }

    private Running assemble(Vertx vertx) {
        Context context = vertx.getOrCreateContext();
        Timers timers = (delay, work) -> {
            long id = vertx.setTimer(delay.toMillis(), due -> work.run());
            return () -> vertx.cancelTimer(id);
        };
        Set<String> seats =
                catalog.vehicle().seats().stream().map(Catalog.Seat::id).collect(Collectors.toUnmodifiableSet());
        Touches touches = new Touches(catalog, hello.labels(), session::touched);
        Gazes gazes = new Gazes(session.looks(), session::looked);
        var cockpit = new PageConnection.Cockpit(
                session::typed, touches::touched, gazes::looked, seats, new TalkFloor(voice), timers, counts);
        Pages pages = new Pages(cockpit, () -> hello.message(session.board().snapshot(), link.now()));
        Mailbox mailbox = new Mailbox(work -> context.runOnContext(now -> work.run()), pages, counts);
        return new Running(vertx, context, new Broadcast(mailbox), mailbox, pages);
    }

    /** One event loop and few workers: a page is little work, and threads cost memory. */
    private static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    }

    /** No compression: it costs memory per page, and a small message can unpack to a large one. */
    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setWebSocketClosingTimeout(5)
                .setSendBufferSize(SEND_BUFFER)
                .setIdleTimeout(IDLE_SECONDS);
    }

    private String health(Running now) {
        Link state = link.now();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("up", true);
        out.put("link", Map.of("up", state.up(), "detail", state.detail()));
        out.put("voice", Map.of("ready", voice.ready(), "detail", voice.detail()));
        out.put("pages", now.pages().size());
        out.put("waitingMessages", now.pages().waiting());
        out.put("counts", counts.byName());
        return Messages.json(out);
    }

    /** Says goodbye to the pages, gives their microphones back and stops, within 2 s. Not to be called by the voice. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        session.removeListener(link);
        session.removeListener(microphones);
        Running now = running;
        if (now != null) {
            session.removeListener(now.broadcast());
            now.mailbox().close();
            sayGoodbye(now);
            stop(now.vertx());
        }
    }

    private static void sayGoodbye(Running now) {
        CompletableFuture<Boolean> said = new CompletableFuture<>();
        now.context().runOnContext(here -> {
            now.pages().closeAll(PageConnection.GOING_AWAY, "codriver is stopping");
            said.complete(true);
        });
        try {
            await(said, STOP_LIMIT);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the pages could not be told that this is the end", e);
        }
    }

    private static void stop(Vertx vertx) {
        try {
            await(vertx.close().toCompletionStage().toCompletableFuture(), STOP_LIMIT);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the web server did not stop in time", e);
        }
    }

    private static void await(Future<?> future, Duration limit) throws ExecutionException, TimeoutException {
        try {
            future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExecutionException("interrupted", e);
        }
    }
}
