package io.codriver.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is let in, and to which files. */
class CockpitDoorTest {
    @TempDir
    Path webRoot;

    private Cockpit cockpit;

    @BeforeEach
    void start() {
        cockpit = new Cockpit(webRoot);
    }

    @AfterEach
    void stop() {
        cockpit.close();
    }

    @Test
    void letsSixteenPagesIn() throws IOException {
        PageClient first = cockpit.page();
        for (int i = 1; i < 16; i++) {
            PageClient unused = cockpit.page();
        }
        String host = "127.0.0.1:" + cockpit.port;

        RawHttp.Answer refused = RawHttp.upgrade(cockpit.port, host, List.of());
        assertThat(refused.status()).isEqualTo(503);
        first.close();
        await().until(() -> RawHttp.upgrade(cockpit.port, host, List.of()).status() == 101);
    }

    static Stream<Arguments> origins() {
        return Stream.of(
                Arguments.of("127.0.0.1:{port}", List.of(), 101),
                Arguments.of("127.0.0.1:{port}", List.of("http://127.0.0.1:{port}"), 101),
                Arguments.of("localhost:{port}", List.of("http://localhost:{port}"), 101),
                Arguments.of("127.0.0.1:{port}", List.of("http://evil.example"), 403),
                Arguments.of("127.0.0.1:{port}", List.of("http://evil.example:{port}"), 403),
                Arguments.of("127.0.0.1:{port}", List.of("null"), 403),
                Arguments.of("127.0.0.1:{port}", List.of("http://127.0.0.1:{port}", "http://evil.example"), 403),
                Arguments.of("evil.example:{port}", List.of("http://evil.example:{port}"), 403));
    }

    @ParameterizedTest
    @MethodSource("origins")
    void letsOnlyItsOwnPageIn(String host, List<String> origins, int status) throws IOException {
        String port = Integer.toString(cockpit.port);
        List<String> headers = origins.stream()
                .map(o -> "Origin: " + o.replace("{port}", port))
                .toList();

        assertThat(RawHttp.upgrade(cockpit.port, host.replace("{port}", port), headers)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void saysHowToBuildAPageThatIsMissing() throws IOException {
        assertThat(RawHttp.get(cockpit.port, "/").body()).contains("npm run build");
        Files.writeString(webRoot.resolve("index.html"), "<title>here</title>");
        assertThat(RawHttp.get(cockpit.port, "/").body()).isEqualTo("<title>here</title>");
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("/", "text/html; charset=utf-8"),
                Arguments.of("/index.html", "text/html; charset=utf-8"),
                Arguments.of("/?seat=driver", "text/html; charset=utf-8"),
                Arguments.of("/assets/index-BL_1-x.js", "text/javascript; charset=utf-8"),
                Arguments.of("/assets/index.css", "text/css; charset=utf-8"),
                Arguments.of("/favicon.svg", "image/svg+xml"),
                Arguments.of("/strange", "application/octet-stream"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void servesThePage(String path, String type) throws IOException {
        Files.createDirectories(webRoot.resolve("assets"));
        for (String file :
                List.of("index.html", "assets/index-BL_1-x.js", "assets/index.css", "favicon.svg", "strange")) {
            Files.writeString(webRoot.resolve(file), "content", StandardCharsets.UTF_8);
        }
        RawHttp.Answer answer = RawHttp.get(cockpit.port, path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("content");
        assertThat(answer.head())
                .contains("content-type: " + type)
                .contains("content-security-policy: default-src 'self'; connect-src 'self' ws: wss:")
                .contains("x-content-type-options: nosniff");
        RawHttp.Answer head = RawHttp.request(cockpit.port, "HEAD", path, "127.0.0.1", List.of());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.head()).contains("content-length: 7");
        assertThat(head.body()).isEmpty();
        assertThat(RawHttp.request(cockpit.port, "POST", path, "127.0.0.1", List.of())
                        .status())
                .isEqualTo(405);
    }

    static Stream<String> waysOut() {
        return Stream.of(
                "/../secret.txt",
                "/assets/../../secret.txt",
                "/%2e%2e/secret.txt",
                "/%2E%2E%2fsecret.txt",
                "/..%2fsecret.txt",
                "/..%5csecret.txt",
                "/..\\secret.txt",
                "//secret.txt",
                "/./index.html",
                "/link.txt",
                "/linked/secret.txt",
                "/.hidden",
                "/assets",
                "/assets/",
                "/index.html%00.js",
                "/index.html/");
    }

    @ParameterizedTest
    @MethodSource("waysOut")
    void letsNobodyOutOfItsFolder(String path, @TempDir Path outside) throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.txt"), "secret");
        Files.writeString(webRoot.resolve(".hidden"), "secret");
        Files.writeString(webRoot.resolve("index.html"), "secret");
        Files.createDirectories(webRoot.resolve("assets"));
        Files.createSymbolicLink(webRoot.resolve("link.txt"), secret);
        Files.createSymbolicLink(webRoot.resolve("linked"), outside);
        Path above = webRoot.resolveSibling("secret.txt");
        Files.writeString(above, "secret");
        try {
            RawHttp.Answer answer = RawHttp.get(cockpit.port, path);
            assertThat(answer.status()).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("secret");
        } finally {
            Files.delete(above);
        }
    }
}
