package io.codriver.runtime.edge;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each request where it belongs: to the WebSocket, to the health report, to the files. On the event loop. */
final class FrontDesk implements Handler<HttpServerRequest> {
    /** Only our own files, and a WebSocket back to us: a page that was tampered with can't call home. */
    private static final String POLICY = "default-src 'self'; connect-src 'self' ws: wss:";

    private static final Logger LOG = LoggerFactory.getLogger(FrontDesk.class);

    private final SameOrigin origin;
    private final Pages pages;
    private final PageFiles files;
    private final Supplier<String> health;
    private final Counts counts;

    FrontDesk(SameOrigin origin, Pages pages, PageFiles files, Supplier<String> health, Counts counts) {
        this.origin = origin;
        this.pages = pages;
        this.files = files;
        this.health = health;
        this.counts = counts;
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer");
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            Answers.text(request, 405, "This address can only be read.\n");
        } else if ("/ws".equals(request.path())) {
            upgrade(request);
        } else if ("/health".equals(request.path())) {
            Answers.json(request, health.get());
        } else {
            files.serve(request);
        }
    }

    private void upgrade(HttpServerRequest request) {
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            Answers.text(request, 426, "This address speaks WebSocket.\n");
            return;
        }
        String host = Optional.ofNullable(request.getHeader(HttpHeaders.HOST)).orElse("");
        if (!origin.allows(host, request.headers().getAll(HttpHeaders.ORIGIN))) {
            counts.refused();
            Answers.text(request, 403, "Only the cockpit's own page may talk to the car.\n");
        } else if (!pages.reserve()) {
            counts.refused();
            Answers.text(request, 503, "There are " + Pages.MOST + " pages open already; close one.\n");
        } else {
            request.toWebSocket().onSuccess(pages::opened).onFailure(e -> {
                LOG.debug("a WebSocket could not be opened", e);
                pages.abandon();
            });
        }
    }
}
