package io.codriver.runtime.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Short answers over HTTP. */
final class Answers {
    private Answers() {}

    static void text(HttpServerRequest request, int status, String text) {
        send(request, status, "text/plain; charset=utf-8", text);
    }

    static void json(HttpServerRequest request, String json) {
        send(request, 200, "application/json", json);
    }

    private static void send(HttpServerRequest request, int status, String type, String body) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
    }
}
