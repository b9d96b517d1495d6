package io.codriver.runtime.edge;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages that are connected, at most {@link #MOST}. Confined to the event loop. */
final class Pages implements Mailbox.Reader {
    /** A car has few screens; each connection costs memory and work. */
    static final int MOST = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    private final PageConnection.Cockpit cockpit;
    private final Supplier<String> hello;
    private final Set<PageConnection> open = new LinkedHashSet<>();
    private int opening;

    /**
     * @param hello the greeting as of now
     */
    Pages(PageConnection.Cockpit cockpit, Supplier<String> hello) {
        this.cockpit = cockpit;
        this.hello = hello;
    }

    /** Reserves a place for a connection that is about to open; false when all are taken. */
    boolean reserve() {
        if (open.size() + opening >= MOST) {
            return false;
        }
        opening++;
        return true;
    }

    /** The connection that a place was reserved for won't open. */
    void abandon() {
        opening--;
    }

    /** The connection that a place was reserved for is open. */
    void opened(ServerWebSocket socket) {
        opening--;
        PageConnection page = new PageConnection(new VertxWire(socket), cockpit);
        open.add(page);
        FrameAssembly assembly = new FrameAssembly(page);
        socket.frameHandler(frame -> take(assembly, frame));
        socket.pongHandler(data -> page.pong());
        socket.drainHandler(ready -> page.outbox().drained());
        socket.exceptionHandler(e -> LOG.debug("a page's connection failed", e));
        socket.closeHandler(gone -> {
            open.remove(page);
            page.closed();
        });
        greet(page);
    }

    /** A connection is greeted or ended, so that a page never waits for a word that won't come. */
    private void greet(PageConnection page) {
        try {
            page.open(hello.get());
        } catch (RuntimeException e) {
            LOG.error("a page could not be greeted", e);
            page.close(PageConnection.BROKEN, "the greeting failed inside the runtime; its log says more");
        }
    }

    int size() {
        return open.size();
    }

    /** Messages that wait for pages to read, all pages together. */
    int waiting() {
        return open.stream().mapToInt(page -> page.outbox().waiting()).sum();
    }

    /** Ends every connection. */
    void closeAll(short code, String reason) {
        each(page -> page.close(code, reason));
    }

    @Override
    public void onNews(Supplier<String> message) {
        if (!open.isEmpty()) {
            String text = message.get();
            each(page -> page.outbox().send(text));
        }
    }

    @Override
    public void onSignals(Map<SignalPath, SignalValue> changes, Instant at) {
        each(page -> page.outbox().signals(changes, at));
    }

    @Override
    public void onGap() {
        closeAll(Outbox.TRY_AGAIN_LATER, "news was lost, connect again for the present state");
    }

    private void each(Consumer<PageConnection> work) {
        List.copyOf(open).forEach(work);
    }

    private static void take(FrameAssembly assembly, WebSocketFrame frame) {
        if (frame.isContinuation()) {
            assembly.more(frame.binaryData(), frame.isFinal());
        } else if (frame.isText() || frame.isBinary()) {
            assembly.begin(frame.isBinary(), frame.binaryData(), frame.isFinal());
        }
    }
}
