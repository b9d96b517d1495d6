package io.codriver.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole edge over real sockets, with the bundled car. */
class CockpitServerTest {
    private static final String WINDOW = "Vehicle.Cabin.Door.Row2.DriverSide.Window.Position";

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
    void onlyWhatTheCarHasCanBeLookedAt() {
        PageClient page = cockpit.page();
        page.send("{\"type\":\"look\",\"seat\":\"driver\",\"target\":\"window@rear-left\"}");
        page.send("{\"type\":\"look\",\"seat\":\"driver\",\"target\":\"the moon\"}");

        assertThat(page.await("error").path("message").asText()).contains("'the moon'");
        assertThat(page.count("error")).isEqualTo(1);
    }

    @Test
    void greetsWithTheWholeCar() {
        PageClient page = cockpit.page();
        JsonNode hello = page.got.get(0);

        assertThat(hello.path("type").asText()).isEqualTo("hello");
        assertThat(hello.path("car").asText()).isEqualTo("First car");
        assertThat(hello.path("driverSide").asText()).isEqualTo("left");
        assertThat(hello.path("example")).singleElement().satisfies(e -> assertThat(e.asText())
                .isEqualTo("open my window"));
        assertThat(hello.path("looks")).extracting(JsonNode::asText).contains("window@rear-left", "roof", "road");
        assertThat(hello.path("lookMillis").asLong()).isEqualTo(15_000);
        assertThat(hello.path("voice").path("ready").asBoolean()).isTrue();
        assertThat(hello.path("voice").path("detail").asText()).isEqualTo("a fake voice");
        assertThat(hello.path("seats")).hasSize(5);
        assertThat(named(hello.path("seats"), "driver").toString())
                .contains("\"row\":1", "\"side\":\"left\"", "\"microphone\":true");
        assertThat(named(hello.path("seats"), "rear-middle").path("microphone").asBoolean(true))
                .isFalse();
        assertThat(hello.path("devices")).hasSameSizeAs(Cockpit.CATALOG.devices());
    }

    @Test
    void describesDevicesWithTheirSignals() {
        JsonNode devices = cockpit.page().got.get(0).path("devices");
        JsonNode window = named(devices, "window");
        JsonNode opening = window.path("traits").path(0);

        assertThat(window.path("group").asText()).isEqualTo("windows");
        assertThat(window.path("label").asText()).isEqualTo("window");
        assertThat(window.path("zones")).hasSize(4);
        assertThat(opening.path("kind").asText()).isEqualTo("open-close");
        assertThat(opening.path("max").asDouble()).isEqualTo(100);
        assertThat(opening.path("step").asDouble()).isEqualTo(20);
        assertThat(opening.path("unit").asText()).isEqualTo("percent");
        assertThat(opening.path("signals").path("rear-left").asText()).isEqualTo(WINDOW);
        assertThat(named(devices, "sunroof")
                        .path("traits")
                        .path(0)
                        .path("signals")
                        .path("")
                        .asText())
                .isEqualTo("Codriver.Cabin.Sunroof.Position");
    }

    @Test
    void greetsWithTheStateOfTheCar() {
        await().until(() -> !cockpit.session.board().snapshot().readings().isEmpty());
        JsonNode hello = cockpit.page().got.get(0);

        assertThat(hello.path("link").path("up").asBoolean()).isTrue();
        assertThat(hello.path("signals").path(WINDOW).path("value").asDouble(-1))
                .isZero();
        assertThat(hello.path("signals").path(WINDOW).path("unit").asText()).isEqualTo("percent");
        assertThat(hello.path("signals").path(WINDOW).path("at").isIntegralNumber())
                .isTrue();
    }

    @Test
    void carriesASentenceToTheCarAndBack() {
        PageClient page = cockpit.page();
        page.say("rear-left", "open my window");

        JsonNode decision = page.await("decision");
        assertThat(decision.path("decision").asText()).isEqualTo("act");
        assertThat(decision.path("seat").asText()).isEqualTo("rear-left");
        assertThat(decision.path("text").asText()).isEqualTo("open my window");
        JsonNode action = decision.path("actions").path(0);
        assertThat(action.path("device").asText()).isEqualTo("window");
        assertThat(action.path("operation").asText()).isEqualTo("open");
        assertThat(action.path("zones").path(0).asText()).isEqualTo("rear-left");
        assertThat(action.path("signals").path(WINDOW).asDouble()).isEqualTo(100);
        assertThat(decision.path("hops")).hasSize(8);
        assertThat(decision.path("hops").path("recognise").isNull()).isTrue();
        assertThat(decision.path("hops").path("plan").isNumber()).isTrue();
        assertThat(decision.path("hops").path("gateway").isNumber()).isTrue();
        assertThat(decision.path("totalMillis").isNumber()).isTrue();

        String id = decision.path("id").asText();
        JsonNode reached = page.await("reached", m -> m.path("id").asText().equals(id));
        assertThat(reached.path("reached").asBoolean()).isTrue();
        assertThat(reached.path("missing")).isEmpty();
        page.await("signals", m -> m.path("changes").path(WINDOW).asDouble() == 100);
        assertThat(page.first("heard", m -> m.path("final").asBoolean())).isPresent();
        page.await("say");
    }

    @Test
    void everyPageHearsOfADecision() {
        PageClient other = cockpit.page();
        cockpit.page().say("driver", "open my window");

        assertThat(other.await("decision").path("decision").asText()).isEqualTo("act");
    }

    @Test
    void tellsAtOnceThatNothingWasToDo() {
        PageClient page = cockpit.page();
        await().until(() -> !cockpit.session.board().snapshot().readings().isEmpty());
        page.say("rear-left", "close my window");

        JsonNode decision = page.await("decision");
        assertThat(decision.path("decision").asText()).isEqualTo("act");
        JsonNode reached = page.await("reached");
        assertThat(reached.path("id")).isEqualTo(decision.path("id"));
        assertThat(reached.path("reached").asBoolean()).isTrue();
    }

    @Test
    void staysSilentOnWhatIsNotForTheCar() {
        PageClient page = cockpit.page();
        page.say("driver", "did you see the match last night");

        assertThat(page.await("decision").path("decision").asText()).isEqualTo("ignore");
        page.settle();
        assertThat(page.count("reached")).isZero();
    }

    @Test
    void tellsOfTheLink() {
        PageClient page = cockpit.page();
        cockpit.gateway.cutLink();

        page.await(
                "link",
                m -> !m.path("up").asBoolean() && m.path("detail").asText().contains("cut"));
        assertThat(cockpit.page().got.get(0).path("link").path("up").asBoolean(true))
                .isFalse();
    }

    static Stream<Arguments> badMessages() {
        String longText = "{\"type\":\"text\",\"seat\":\"driver\",\"text\":\"" + "a".repeat(4096) + "\"}";
        return Stream.of(
                Arguments.of("", "object"),
                Arguments.of("hello", "not JSON"),
                Arguments.of("{\"type\":\"text\"", "not JSON"),
                Arguments.of("[1,2]", "object"),
                Arguments.of("{}", "type"),
                Arguments.of("{\"type\":\"set\",\"path\":\"" + WINDOW + "\",\"value\":100}", "unknown message type"),
                Arguments.of("{\"type\":\"text\",\"seat\":\"roof\",\"text\":\"open my window\"}", "no seat 'roof'"),
                Arguments.of("{\"type\":\"text\",\"seat\":\"driver\"}", "takes a 'seat'"),
                Arguments.of("{\"type\":\"text\",\"seat\":\"driver\",\"text\":7}", "takes a 'seat'"),
                Arguments.of("{\"type\":\"text\",\"seat\":\"driver\",\"text\":\"  \"}", "empty"),
                Arguments.of("{\"type\":\"talk\",\"seat\":\"driver\",\"on\":\"yes\"}", "takes a 'seat'"),
                Arguments.of("{\"type\":\"talk\",\"seat\":\"roof\",\"on\":true}", "no seat 'roof'"),
                Arguments.of("{\"type\":\"talk\",\"seat\":\"rear-middle\",\"on\":true}", "no microphone"),
                Arguments.of(longText, "longer than 4096"));
    }

    @ParameterizedTest
    @MethodSource("badMessages")
    void answersABadMessageAndGoesOn(String message, String expected) {
        PageClient page = cockpit.page();
        page.send(message);

        assertThat(page.await("error").path("message").asText()).contains(expected);
        page.say("driver", "open my window");
        assertThat(page.await("decision").path("decision").asText()).isEqualTo("act");
        assertThat(cockpit.voice.told).isEmpty();
    }

    @Test
    void putsPiecesOfAMessageTogether() {
        PageClient page = cockpit.page();
        page.socket().sendText("{\"type\":\"text\",\"seat\":\"driver\",", false).join();
        page.socket().sendText("\"text\":\"open my window\"}", true).join();

        assertThat(page.await("decision").path("decision").asText()).isEqualTo("act");
    }

    @Test
    void carriesSoundWhileTalkIsOn() {
        PageClient page = cockpit.page();
        page.talk("driver", true);
        page.talk("driver", true);
        page.send(new byte[] {7, 0, (byte) 0xff, (byte) 0xff});
        page.talk("driver", false);
        page.talk("driver", false);
        page.settle();

        assertThat(cockpit.voice.told).containsExactly("driver on", "driver 2 samples from 7", "driver off");
        assertThat(page.count("error")).isEqualTo(1);
    }

    @Test
    void refusesSoundWithoutTalkAndSaysSoOnce() {
        PageClient page = cockpit.page();
        page.send(new byte[640]);
        page.send(new byte[640]);

        assertThat(page.await("error").path("message").asText()).contains("before 'talk'");
        page.settle();
        assertThat(page.count("error")).isEqualTo(2);
        assertThat(cockpit.voice.told).isEmpty();
    }

    @Test
    void refusesSoundThatIsOddOrTooLong() {
        PageClient page = cockpit.page();
        page.talk("driver", true);
        page.send(new byte[3]);
        page.await("error", m -> m.path("message").asText().contains("even number"));
        page.send(new byte[16 * 1024 + 2]);
        page.await("error", m -> m.path("message").asText().contains("longer than 16384"));
        page.send(new byte[2]);
        page.settle();

        assertThat(cockpit.voice.told).containsExactly("driver on", "driver 1 samples from 0");
    }

    @Test
    void aSeatHearsOnePageAtATimeAndIsFreedWhenThatPageGoes() {
        PageClient first = cockpit.page();
        PageClient second = cockpit.page();
        first.talk("driver", true);
        first.settle();
        second.talk("driver", true);
        second.await("error", m -> m.path("message").asText().contains("another page"));
        second.send(new byte[2]);
        second.await("error", m -> m.path("message").asText().contains("before 'talk'"));
        first.talk("rear-left", true);
        first.await("error", m -> m.path("message").asText().contains("already"));
        first.socket().abort();
        await().until(() -> cockpit.voice.told.contains("driver off"));
        second.talk("driver", true);
        second.settle();

        assertThat(cockpit.voice.told).containsExactly("driver on", "driver off", "driver on");
    }

    @Test
    void saysWhenNobodyListensAndWhenTheVoiceBreaks() {
        PageClient page = cockpit.page();
        cockpit.voice.ready = false;
        page.talk("driver", true);
        page.await("error", m -> m.path("message").asText().contains("nobody listens"));
        cockpit.voice.ready = true;
        cockpit.voice.broken = true;
        page.talk("driver", true);
        page.await("error", m -> m.path("message").asText().contains("inside the runtime"));
        cockpit.voice.broken = false;
        page.talk("driver", true);
        page.settle();

        assertThat(cockpit.voice.told).containsExactly("driver on");
    }

    @Test
    void cutsOffAPageThatDoesNotRead() throws IOException {
        PageClient lazy = cockpit.lazyPage();
        PageClient page = cockpit.page();
        String talk = "blah ".repeat(700);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    for (int i = 0; i < 20; i++) {
                        cockpit.session.typed("driver", talk);
                    }
                    return overruns() > 0;
                });
        lazy.read();
        lazy.awaitClosed();

        assertThat(lazy.closedWith).isIn(1013, 0, 1006);
        assertThat(overruns()).isEqualTo(1);
        page.settle();
    }

    @Test
    void aPageThatReadsLateStillGetsTheNewestValue() throws IOException {
        PageClient lazy = cockpit.lazyPage();
        SignalPath fan = new SignalPath("Vehicle.Speed");
        String talk = "blah ".repeat(700);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    cockpit.session.typed("driver", talk);
                    return waiting() > 0;
                });
        for (int i = 1; i <= 500; i++) {
            cockpit.session.onReading(fan, SignalValue.of(i), Instant.EPOCH);
        }
        assertThat(overruns()).isZero();
        lazy.read();
        lazy.await("signals", m -> m.path("changes").path(fan.name()).asDouble() == 500);
        long told =
                lazy.got.stream().filter(m -> m.path("changes").has(fan.name())).count();
        assertThat(told).isLessThan(50);
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
        first.socket().abort();
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
    void saysThatAPortIsInUse() {
        CockpitServer second = new CockpitServer(
                cockpit.session, Cockpit.CATALOG, Cockpit.phrases(), cockpit.voice, webRoot, List.of());

        assertThatThrownBy(() -> second.start(Cockpit.HOST, cockpit.port))
                .isInstanceOf(CockpitException.class)
                .hasMessage("port " + cockpit.port + " at 127.0.0.1 is in use; choose another with --port");
        assertThatThrownBy(() -> second.start(Cockpit.HOST, 70_000))
                .isInstanceOf(CockpitException.class)
                .hasMessageContaining("70000");
        assertThatThrownBy(() -> second.start("256.1.1.1", 0))
                .isInstanceOf(CockpitException.class)
                .hasMessageContaining("256.1.1.1");
        second.close();
    }

    @Test
    void saysGoodbyeAndGivesTheMicrophoneBack() {
        PageClient page = cockpit.page();
        page.talk("driver", true);
        page.settle();
        cockpit.server.close();
        cockpit.server.close();
        page.awaitClosed();

        assertThat(page.closedWith).isEqualTo(1001);
        assertThat(page.closedBecause).isEqualTo("codriver is stopping");
        assertThat(cockpit.voice.told).containsExactly("driver on", "driver off");
        assertThat(cockpit.session.typed("driver", "open my window")).isTrue();
        assertThatThrownBy(() -> cockpit.server.start(Cockpit.HOST, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysHowItIs() throws IOException {
        cockpit.page();
        RawHttp.Answer health = RawHttp.get(cockpit.port, "/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.head()).contains("content-type: application/json");
        assertThat(health.body())
                .startsWith("{\"up\":true,")
                .contains("\"link\":", "\"voice\":", "\"pages\":1", "\"overruns\":0");
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

    private long overruns() throws IOException {
        return health().path("counts").path("overruns").asLong();
    }

    private long waiting() throws IOException {
        return health().path("waitingMessages").asLong();
    }

    private JsonNode health() throws IOException {
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(RawHttp.get(cockpit.port, "/health").body());
    }

    private static JsonNode named(JsonNode list, String id) {
        for (JsonNode each : list) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("no " + id);
    }
}
