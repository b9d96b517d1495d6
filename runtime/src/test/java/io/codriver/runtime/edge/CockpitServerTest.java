package io.codriver.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.codriver.voice.MicrophoneFault;
import io.codriver.voice.health.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole edge over real sockets, with the bundled car: what a page is told. */
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
    void aPageThatCannotBeGreetedIsToldSoAndTakesUpNoPlace() throws IOException {
        cockpit.voice.speechless = true;
        PageClient page = cockpit.pageUngreeted();
        page.awaitClosed();

        assertThat(page.closedWith).isEqualTo(1011);
        assertThat(page.closedBecause).contains("inside the runtime");
        assertThat(page.got).isEmpty();
        cockpit.voice.speechless = false;
        cockpit.page().settle();
        await().until(() -> RawHttp.get(cockpit.port, "/health").body().contains("\"pages\":1,"));
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

    @Test
    void tellsOfABrokenMicrophoneAtOnceAndToWhoComesLater() {
        PageClient page = cockpit.page();
        cockpit.session.onEvent(new MicrophoneFault("rear-left", Fault.HUM, true, "50 Hz hum", 0));
        cockpit.session.onEvent(new MicrophoneFault("rear-left", Fault.CLIPPING, true, "too hot", 0));
        cockpit.session.onEvent(new MicrophoneFault("rear-left", Fault.HUM, false, "", 0));

        JsonNode broken = page.await("microphone");
        assertThat(broken.path("seat").asText()).isEqualTo("rear-left");
        assertThat(broken.path("fault").asText()).isEqualTo("HUM");
        assertThat(broken.path("begins").asBoolean()).isTrue();
        page.await("microphone", m -> !m.path("begins").asBoolean());
        JsonNode seats = cockpit.page().got.get(0).path("seats");
        assertThat(named(seats, "rear-left").path("faults").toString()).isEqualTo("{\"CLIPPING\":\"too hot\"}");
        assertThat(named(seats, "driver").path("faults")).isEmpty();
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

    private static JsonNode named(JsonNode list, String id) {
        for (JsonNode each : list) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("no " + id);
    }
}
