package io.codriver.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageConnectionTest {
    private static final String TALK = "{\"type\":\"talk\",\"seat\":\"driver\",\"on\":true}";

    private final FakeWire wire = new FakeWire();
    private final ManualTimers timers = new ManualTimers();
    private final FakeVoice voice = new FakeVoice();
    private final List<String> typed = new ArrayList<>();
    private boolean busy;
    private final PageConnection page = new PageConnection(
            wire,
            new PageConnection.Cockpit(
                    this::typed,
                    this::touched,
                    this::looked,
                    Set.of("driver", "rear-left"),
                    new TalkFloor(voice),
                    timers,
                    new Counts()));

    private java.util.Optional<String> touched(PageRequest.Touch touch) {
        typed.add(touch.toString());
        return busy ? java.util.Optional.of("too busy") : java.util.Optional.empty();
    }

    private java.util.Optional<String> looked(PageRequest.Look look) {
        typed.add(look.toString());
        return busy ? java.util.Optional.of("too many") : java.util.Optional.empty();
    }

    @Test
    void aLookIsHandedOnAndCanBeTakenBack() {
        page.onText("{\"type\":\"look\",\"seat\":\"driver\",\"target\":\"window@rear-left\"}");
        page.onText("{\"type\":\"look\",\"seat\":\"driver\",\"target\":\"\"}");

        assertThat(typed)
                .containsExactly(
                        new PageRequest.Look("driver", "window@rear-left").toString(),
                        new PageRequest.Look("driver", "").toString());
        assertThat(wire.written).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"look\"}",
                "{\"type\":\"look\",\"seat\":\"driver\"}",
                "{\"type\":\"look\",\"seat\":\"driver\",\"target\":[\"roof\"]}",
                "{\"type\":\"look\",\"seat\":\"roof\",\"target\":\"roof\"}"
            })
    void aMalformedLookIsToldOf(String message) {
        page.onText(message);

        assertThat(wire.written).singleElement().asString().contains("error");
        assertThat(typed).isEmpty();
    }

    @Test
    void aControlSaysWhatItIsWishedFor() {
        page.onText("{\"type\":\"touch\",\"seat\":\"driver\",\"device\":\"window\",\"operation\":\"set\","
                + "\"zones\":[\"rear-left\"],\"value\":50}");

        assertThat(typed)
                .containsExactly(new PageRequest.Touch("driver", "window", "set", List.of("rear-left"), 50.0, Map.of())
                        .toString());
        assertThat(wire.written).isEmpty();
    }

    @Test
    void aControlOfAnUnknownSeatIsNotTouched() {
        page.onText("{\"type\":\"touch\",\"seat\":\"roof\",\"device\":\"window\",\"operation\":\"open\",\"zones\":[]}");

        assertThat(wire.written).singleElement().asString().contains("no seat 'roof'");
        assertThat(typed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"touch\"}",
                "{\"type\":\"touch\",\"seat\":\"driver\",\"device\":\"window\",\"operation\":\"open\"}",
                "{\"type\":\"touch\",\"seat\":\"driver\",\"device\":\"window\",\"operation\":\"open\",\"zones\":[1]}",
                "{\"type\":\"touch\",\"seat\":\"driver\",\"device\":\"window\",\"operation\":\"set\",\"zones\":[],\"value\":[]}",
                "{\"type\":\"touch\",\"seat\":\"driver\",\"device\":\"window\",\"operation\":\"set\",\"zones\":[],\"value\":1e999}",
                "{\"type\":\"touch\",\"seat\":\"driver\",\"device\":\"phone\",\"operation\":\"start\",\"zones\":[],\"slots\":[]}",
                "{\"type\":\"touch\",\"seat\":\"driver\",\"device\":\"phone\",\"operation\":\"start\",\"zones\":[],\"slots\":\"anna\"}",
                "{\"type\":\"touch\",\"seat\":\"driver\",\"device\":\"phone\",\"operation\":\"start\",\"zones\":[],\"slots\":{\"contact\":7}}",
                "{\"type\":\"touch\",\"seat\":\"driver\",\"device\":\"phone\",\"operation\":\"start\",\"zones\":[],\"slots\":{\"contact\":\" \"}}"
            })
    void aMalformedTouchIsToldOf(String message) {
        page.onText(message);

        assertThat(wire.written).singleElement().asString().contains("touch");
        assertThat(typed).isEmpty();
    }

    @Test
    void freeTextComesWithATouch() {
        page.onText("{\"type\":\"touch\",\"seat\":\"driver\",\"device\":\"phone\",\"operation\":\"start\","
                + "\"zones\":[],\"slots\":{\"contact\":\" Anna Berg \"}}");
        page.onText("{\"type\":\"touch\",\"seat\":\"driver\",\"device\":\"phone\",\"operation\":\"start\","
                + "\"zones\":[],\"slots\":{\"contact\":\"" + "a".repeat(201) + "\"}}");

        assertThat(typed)
                .containsExactly(new PageRequest.Touch(
                                "driver", "phone", "start", List.of(), null, Map.of("contact", "Anna Berg"))
                        .toString());
        assertThat(wire.written).singleElement().asString().contains("1 to 200");
    }

    private boolean typed(String seat, String text) {
        return !busy && typed.add(seat + ": " + text);
    }

    @Test
    void saysWhenTheSessionIsTooBusy() {
        busy = true;
        page.onText("{\"type\":\"text\",\"seat\":\"driver\",\"text\":\"open my window\"}");

        assertThat(wire.written).singleElement().asString().contains("error", "too busy");
        assertThat(typed).isEmpty();
    }

    @Test
    void switchesAMicrophoneOffThatFellSilent() {
        page.onText(TALK);
        timers.pass(Duration.ofSeconds(4));
        page.onBinary(new byte[2]);
        timers.pass(Duration.ofSeconds(5));
        assertThat(voice.told).containsExactly("driver on", "driver 1 samples from 0");
        timers.pass(Duration.ofSeconds(5));

        assertThat(voice.told).last().isEqualTo("driver off");
        assertThat(wire.written).singleElement().asString().contains("no sound came");
    }

    @Test
    void keepsTheMicrophoneWhileThereIsSound() {
        page.onText(TALK);
        for (int i = 0; i < 600; i++) {
            page.onBinary(new byte[2]);
            timers.pass(Duration.ofMillis(100));
        }
        assertThat(voice.told).doesNotContain("driver off").hasSize(601);
    }

    @Test
    void givesUpAPageThatDoesNotAnswer() {
        page.open("hello");
        page.onText(TALK);
        timers.pass(Duration.ofSeconds(1));
        page.pong();
        timers.pass(Duration.ofSeconds(20));
        assertThat(wire.closes).isEmpty();
        timers.pass(Duration.ofSeconds(20));

        assertThat(wire.pings).isEqualTo(2);
        assertThat(wire.closes).containsExactly("1001 the page does not answer");
        assertThat(voice.told).containsExactly("driver on", "driver off");
    }

    @Test
    void givesTheMicrophoneBackWhenThePageIsCutOffForFallingBehind() {
        page.onText(TALK);
        wire.room = 0;
        for (int i = 0; i <= Outbox.LIMIT; i++) {
            page.outbox().send("m");
        }
        assertThat(voice.told).containsExactly("driver on", "driver off");
        page.onText(TALK);
        page.onText("{\"type\":\"text\",\"seat\":\"driver\",\"text\":\"open my window\"}");
        page.closed();

        assertThat(typed).isEmpty();
        assertThat(voice.told).containsExactly("driver on", "driver off");
    }

    @Test
    void doesNothingAfterItsConnectionIsGone() {
        page.open("hello");
        page.onText(TALK);
        page.closed();
        page.closed();
        assertThat(voice.told).containsExactly("driver on", "driver off");
        timers.pass(Duration.ofMinutes(5));

        assertThat(voice.told).containsExactly("driver on", "driver off");
        assertThat(wire.pings).isEqualTo(1);
        assertThat(wire.closes).isEmpty();
    }
}
