package io.codriver.runtime.edge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page's files. A request's path is matched as it was sent: our files need no percent-encoding, so nothing is
 * decoded and only plain names pass. What passes must also lie inside the folder once links are resolved.
 */
final class PageFiles {
    private static final Pattern PLAIN =
            Pattern.compile("/(?:[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}/){0,8}[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private static final String UNBUILT =
            """
            The cockpit page is not built.

            It is looked for in %s. To build it, run

                npm ci && npm run build

            in the folder runtime/src/main/web of the project, and load this page again. The runtime itself is up:
            see /health.
            """;

    private record Found(Path file, long length) {}

    private final Vertx vertx;
    private final Path root;

    PageFiles(Vertx vertx, Path root) {
        this.vertx = vertx;
        this.root = root;
    }

    /** Answers with the file that the path names, or says why not. */
    void serve(HttpServerRequest request) {
        String path = request.path();
        boolean isIndex = "/".equals(path) || "/index.html".equals(path);
        String name = isIndex ? "/index.html" : path;
        if (name == null || !PLAIN.matcher(name).matches()) {
            Answers.text(request, 404, "There is nothing here. The cockpit is at /\n");
            return;
        }
        vertx.executeBlocking(() -> find(name.substring(1)), false)
                .onSuccess(found -> found.ifPresentOrElse(f -> send(request, f), () -> missing(request, isIndex)))
                .onFailure(e -> Answers.text(request, 500, "The file could not be read.\n"));
    }

    private void missing(HttpServerRequest request, boolean isIndex) {
        String nothing = "There is nothing here. The cockpit is at /\n";
        Answers.text(request, 404, isIndex ? UNBUILT.formatted(root.getFileName()) : nothing);
    }

    /** On a worker thread: the disk may be slow. */
    private Optional<Found> find(String name) throws IOException {
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        Path folder = root.toRealPath();
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(folder)) {
            return Optional.empty();
        }
        return Optional.of(new Found(file, Files.size(file)));
    }

    private static void send(HttpServerRequest request, Found found) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        String name = found.file().getFileName().toString();
        response.putHeader(HttpHeaders.CONTENT_TYPE, typeOf(name))
                .putHeader(HttpHeaders.CACHE_CONTROL, caching(found.file()));
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(found.length()))
                    .end();
        } else {
            response.sendFile(found.file().toString());
        }
    }

    private static String typeOf(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    /** The build puts a hash of their content into the names of all assets, so those never change. */
    private static String caching(Path file) {
        Path folder = file.getParent();
        boolean hashed = folder != null && folder.endsWith("assets");
        return hashed ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
