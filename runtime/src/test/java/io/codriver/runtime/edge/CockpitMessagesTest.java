package io.codriver.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page sends over a real socket, good and bad, and how it reads. */
class CockpitMessagesTest {
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
        page.send("{\"type\":\"text\",\"seat\":\"driver\",", "\"text\":\"open my window\"}");

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
        first.close();
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

        assertThat(lazy.closedWith).isIn(1013, PageClient.VANISHED);
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
}
