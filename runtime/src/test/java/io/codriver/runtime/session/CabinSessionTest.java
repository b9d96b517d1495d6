package io.codriver.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Operation;
import io.codriver.nlu.Scene;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Value;
import io.codriver.nlu.Wish;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.match.CatalogMatcher;
import io.codriver.runtime.fuse.CabinGeometry;
import io.codriver.runtime.fuse.Fusion;
import io.codriver.runtime.fuse.Surroundings;
import io.codriver.runtime.plan.FirstCar;
import io.codriver.runtime.turn.Decision;
import io.codriver.runtime.turn.Turn;
import io.codriver.vehiclebus.SignalBoard;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.gateway.sim.CarFault;
import io.codriver.vehiclebus.gateway.sim.Mirror;
import io.codriver.vehiclebus.gateway.sim.SimulatedCar;
import io.codriver.vehiclebus.gateway.sim.SimulatedGateway;
import io.codriver.vision.Occupant;
import io.codriver.voice.EarTimings;
import io.codriver.voice.Heard;
import io.codriver.voice.Hypothesis;
import io.codriver.voice.MicrophoneFault;
import io.codriver.voice.Partial;
import io.codriver.voice.SpeechStarted;
import io.codriver.voice.Trouble;
import io.codriver.voice.Word;
import io.codriver.voice.health.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole core against the simulated car, two hundred times as fast as life; the dialogue's clock stands still. */
class CabinSessionTest {
    private static final SignalPath WINDOW = FirstCar.path("window@driver");
    private static final SignalPath COOLING = FirstCar.path("air-conditioning");

    private final MovingClock clock = new MovingClock();
    private final SimulatedCar car = new SimulatedCar(
            FirstCar.MODEL,
            FirstCar.CATALOG.mirrors().entrySet().stream()
                    .map(e -> new Mirror(e.getKey(), e.getValue()))
                    .toList(),
            clock,
            new SimulatedCar.Pace(Duration.ofMillis(5), 200));
    private final SimulatedGateway gateway = new SimulatedGateway(car);
    private final SessionLoop loop = new SessionLoop(clock);
    private final News news = new News();
    /** In which scenes something was understood. */
    private final List<Scene> scenes = new CopyOnWriteArrayList<>();

    private final CabinSession session = session();

    private static final Understanding OFFER = new Understanding(
            Understanding.Kind.UNCLEAR,
            List.of(new Wish(Operation.ON, "air-conditioning", List.of(), Value.NONE, Map.of())),
            0.9,
            "fused:offer",
            Optional.empty(),
            Map.of(Understanding.CONFIRM, ""));

    private CabinSession session() {
        CatalogMatcher floor = new CatalogMatcher(FirstCar.english().vocabulary(), LanguagePack.load("en"));
        Interpreter matcher = new Interpreter() {
            @Override
            public Understanding interpret(String text, Context context) {
                scenes.add(context.scene());
                return floor.interpret(text, context);
            }

            @Override
            public Completeness completeness(String text) {
                return floor.completeness(text);
            }
        };
        Thinking thinking = new Thinking(
                matcher,
                FirstCar.planner(),
                new Turn(FirstCar.planner(), FirstCar.replies()),
                FirstCar.guard(),
                System::nanoTime);
        CabinSession made = new CabinSession(
                thinking,
                new Fusion(matcher),
                gateway,
                new SignalBoard(FirstCar.MODEL),
                loop,
                System::nanoTime,
                new Surroundings(FirstCar.CATALOG, CabinGeometry.UNKNOWN));
        made.addListener(news);
        return made;
    }

    private void begin() {
        session.start();
        await().until(() -> value(WINDOW).isPresent() && value(COOLING).isPresent());
    }

    private Optional<SignalValue> value(SignalPath path) {
        return session.board().snapshot().value(path);
    }

    @AfterEach
    void close() {
        gateway.close();
        loop.close();
        car.close();
    }

    @Test
    void aTypedSentenceMovesTheCarAndIsSettledByReadBack() {
        begin();
        assertThat(session.typed("driver", "open my window")).isTrue();

        await().untilAsserted(() -> assertThat(news.settled).containsExactly("d1 true Your window is open."));
        assertThat(news.decisions).singleElement().satisfies(d -> {
            assertThat(d.kind()).isEqualTo(Decision.Kind.ACT);
            assertThat(d.pending()).isEqualTo(1);
        });
        assertThat(value(WINDOW)).contains(SignalValue.of(100));
        assertThat(car.state().values()).containsEntry(WINDOW, SignalValue.of(100));
        assertThat(news.heard).containsExactly("driver: open my window.");
        assertThat(news.said).containsExactly("driver: Opening your window.");
        assertThat(news.threads).containsExactly("session");
    }

    /** Takes as long as a state must stay before anything is said about it: three seconds. */
    @Test
    void theCarMaySpeakFirstAndDoesNothingWithoutAYes() {
        session.offering(
                c -> c.scene().states().contains("hot-inside") ? Optional.of(OFFER) : Optional.empty(), "driver");
        begin();
        clock.advance(Suggestions.SETTLING_IN);
        assertThat(car.setSensor(new SignalPath("Vehicle.Cabin.HVAC.AmbientAirTemperature"), SignalValue.of(40)))
                .isEqualTo(SimulatedCar.Intake.TAKEN);

        await().until(() -> {
            clock.advance(Duration.ofMillis(100)); // at about the pace of the loop, which waits in real time
            return !news.said.isEmpty();
        });
        assertThat(news.said).containsExactly("driver: Turning on the air conditioning: shall I?");
        assertThat(value(COOLING)).contains(SignalValue.of(false));
        session.typed("driver", "Okay.");
        session.typed("driver", "right");
        session.typed("front-passenger", "yes");
        await().until(() -> news.decisions.size() == 4);
        assertThat(news.decisions).extracting(Decision::reason).endsWith("weak-yes", "weak-yes", "unknown-word:yes");
        assertThat(news.said).hasSize(1);
        session.typed("driver", "yes, please");
        await().until(() -> value(COOLING).equals(Optional.of(SignalValue.of(true))));
        assertThat(news.decisions)
                .extracting(Decision::kind)
                .containsExactly(
                        Decision.Kind.ASK,
                        Decision.Kind.IGNORE,
                        Decision.Kind.IGNORE,
                        Decision.Kind.IGNORE,
                        Decision.Kind.ACT);
    }

    @Test
    void aTypedSentenceHasTheHopsThatItWentThrough() {
        begin();
        session.typed("driver", "turn on the air conditioning");
        session.typed("driver", "how fast are we going");

        await().until(() -> news.hops.size() == 2);
        HopTimes acted = news.hopsOf("turn on the air conditioning");
        assertThat(acted.byName()).containsOnlyKeys("fuse", "understand", "plan", "turn", "guard", "gateway");
        assertThat(acted.byName().values()).allMatch(millis -> millis >= 0);
        HopTimes answered = news.hopsOf("how fast are we going");
        assertThat(answered.byName()).containsOnlyKeys("fuse", "understand", "plan", "turn", "guard");
    }

    @Test
    void aSpokenSentenceHasTheEarsHopsToo() {
        begin();
        session.onEvent(new SpeechStarted("rear-left", 1000));
        session.onEvent(new Partial("rear-left", 1000, "open my"));
        session.onEvent(heard("rear-left", "open my window"));

        await().until(() -> news.settled.size() == 1);
        assertThat(news.hushed).containsExactly("rear-left");
        assertThat(news.heard).containsExactly("rear-left: open my", "rear-left: open my window.");
        assertThat(news.hopsOf("open my window").byName())
                .containsKeys("separate", "recognise", "fuse", "understand", "plan", "turn", "guard", "gateway")
                .containsEntry("separate", 250.0)
                .containsEntry("recognise", 40.0);
        assertThat(car.state().values()).containsEntry(FirstCar.path("window@rear-left"), SignalValue.of(100));
    }

    private static Heard heard(String seat, String text) {
        List<Word> words = new ArrayList<>();
        for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
            words.add(new Word(word, 0.99, words.size(), words.size() + 1));
        }
        long now = System.nanoTime();
        EarTimings timings = new EarTimings(now - 290_000_000, now - 40_000_000, now);
        return new Heard(seat, 1, Hypothesis.of(words), Optional.empty(), 1000, 2000, timings);
    }

    @Test
    void whoSpeaksIsUnderstoodInTheSceneOfThatMoment() {
        begin();
        session.seen(List.of(new Occupant("rear-left", 0, 0, Optional.of("sunroof"), 0, 0, 1)));
        session.typed("rear-left", "open my window");
        await().until(() -> news.settled.size() == 1);
        session.looked("rear-left", "trunk");
        session.onEvent(heard("rear-left", "close my window"));
        session.onEvent(heard("driver", "how fast are we going"));
        await().until(() -> news.decisions.size() == 3);
        clock.advance(CabinSession.LOOK_LIFETIME);
        session.typed("rear-left", "how fast are we going");
        await().until(() -> news.decisions.size() == 4);

        assertThat(scenes).extracting(Scene::seat).containsExactly("rear-left", "rear-left", "driver", "rear-left");
        assertThat(scenes).extracting(Scene::look).containsExactly("roof", "trunk", "", "");
        assertThat(scenes.get(1).states()).contains("window-open");
        assertThat(scenes.get(0).states()).doesNotContain("window-open");
    }

    @Test
    void noiseIsNoUtteranceAndTroubleIsTold() {
        begin();
        session.onEvent(heard("driver", ""));
        session.onEvent(new Trouble("driver", Trouble.Kind.FRAMES_DROPPED, "too slow"));

        await().untilAsserted(() -> assertThat(news.troubles).containsExactly("driver FRAMES_DROPPED too slow"));
        assertThat(news.decisions).isEmpty();
        assertThat(news.heard).isEmpty();
    }

    @Test
    void aBrokenMicrophoneIsToldAndDecidesNothing() {
        begin();
        session.onEvent(new MicrophoneFault("driver", Fault.HUM, true, "50 Hz", 2000));
        session.onEvent(new MicrophoneFault("driver", Fault.HUM, false, "", 9000));
        session.onEvent(heard("rear-left", "open my window"));

        await().until(() -> news.decisions.size() == 1);
        assertThat(news.microphones).containsExactly("driver +HUM 50 Hz", "driver -HUM ");
        assertThat(news.threads).containsExactly("session");
        assertThat(news.decisions.get(0).kind()).isEqualTo(Decision.Kind.ACT);
    }

    @Test
    void aCommandWithoutALinkFailsAtOnceAndNeverFiresLater() {
        begin();
        gateway.cutLink();
        await().until(() -> news.links.contains("down"));
        assertThat(session.board().snapshot().readings()).isEmpty();

        session.typed("driver", "turn on the air conditioning");
        await().untilAsserted(
                        () -> assertThat(news.settled).containsExactly("d1 false I can't reach the car right now."));
        gateway.mendLink();
        await().until(() -> value(COOLING).isPresent());
        session.typed("driver", "open my window");
        await().until(() -> news.settled.size() == 2);

        assertThat(car.state().values()).containsEntry(COOLING, SignalValue.of(false));
        assertThat(value(COOLING)).contains(SignalValue.of(false));
    }

    @Test
    void aLinkCutInMidFlightEndsAsNotRespondingWhenTimeIsUp() {
        begin();
        car.inject(CarFault.stuck(COOLING));
        session.typed("driver", "turn on the air conditioning");
        await().until(() -> news.decisions.size() == 1);
        gateway.cutLink();
        await().until(() -> news.links.contains("down"));
        session.typed("driver", "are we there yet");
        await().until(() -> news.decisions.size() == 2);
        assertThat(news.settled).isEmpty();

        clock.advance(Duration.ofSeconds(3));
        session.typed("driver", "are we there yet");

        await().untilAsserted(() ->
                assertThat(news.settled).containsExactly("d1 false The air conditioning didn't respond."));
    }

    private void says(String seat, String text) {
        int before = news.decisions.size();
        session.typed(seat, text);
        await().until(() -> news.decisions.size() > before);
    }

    private String lastDecision() {
        Decision last = news.decisions.get(news.decisions.size() - 1);
        return last.kind().id() + " " + last.reason() + " " + last.why();
    }

    @Test
    void anotherSeatMayWantTheSameOrOtherwise() {
        begin();
        says("driver", "set the temperature to 24 degrees");
        says("front-passenger", "me too");
        assertThat(lastDecision()).isEqualTo("act done across-seats");
        await().until(() ->
                value(FirstCar.path("temperature@front-passenger")).equals(Optional.of(SignalValue.of(24))));
        says("rear-left", "no, warmer");
        assertThat(lastDecision()).isEqualTo("act done across-seats");
        await().until(() -> value(FirstCar.path("temperature@rear-left")).equals(Optional.of(SignalValue.of(21.5))));
        assertThat(value(FirstCar.path("temperature@driver"))).contains(SignalValue.of(24));

        clock.advance(Duration.ofSeconds(15));
        says("rear-right", "me too");
        assertThat(lastDecision()).startsWith("ignore");
    }

    @Test
    void whoLosesHearsWhyAndNothingIsDoneLate() {
        begin();
        says("driver", "set the volume to 20");
        await().until(() -> news.settled.size() == 1);
        clock.advance(Duration.ofSeconds(2));
        says("front-passenger", "set the volume to 60");

        assertThat(lastDecision()).isEqualTo("refuse conflict:precedence frame");
        assertThat(news.said).endsWith("front-passenger: The driver just set the volume to 20 percent.");
        clock.advance(Duration.ofSeconds(60));
        says("driver", "thanks");
        assertThat(lastDecision()).isEqualTo("ignore backchannel backchannel");
        assertThat(car.state().values()).containsEntry(FirstCar.path("volume"), SignalValue.of(20));
    }

    @Test
    void dialoguesOfTwoSeatsStayApartAndWhoOnlyListensAnswersNothing() {
        begin();
        says("driver", "set the temperature");
        says("front-passenger", "turn up the fan");
        says("driver", "uh-huh");
        assertThat(lastDecision()).isEqualTo("ignore backchannel backchannel");
        assertThat(news.decisions.get(2).reply()).isEmpty();
        says("driver", "23");
        says("front-passenger", "a bit more");

        await().until(() -> value(FirstCar.path("fan@front-passenger")).equals(Optional.of(SignalValue.of(80))));
        assertThat(value(FirstCar.path("temperature@driver"))).contains(SignalValue.of(23));
    }

    @Test
    void whatThisSeatSaysItCanTakeBack() {
        begin();
        session.typed("driver", "set the temperature to 24 degrees");
        await().until(() -> news.settled.size() == 1);
        session.typed("driver", "undo that");
        await().until(() -> news.settled.size() == 2);

        assertThat(value(FirstCar.path("temperature@driver"))).contains(SignalValue.of(21));
    }

    @Test
    void aListenerThatThrowsStopsNeitherTheOthersNorTheCar() {
        session.removeListener(news);
        session.addListener(new Broken());
        session.addListener(news);
        begin();
        session.typed("driver", "open my window and turn on the air conditioning");

        await().until(() -> news.settled.size() == 1);
        assertThat(car.state().values())
                .containsEntry(COOLING, SignalValue.of(true))
                .containsEntry(WINDOW, SignalValue.of(100));
        assertThat(news.decisions).hasSize(1);
        assertThat(session.listenerFailures()).isPositive();
        assertThat(loop.failed()).isZero();
    }

    @Test
    void whoIsNoLongerListeningHearsNothing() {
        begin();
        News other = new News();
        session.addListener(other);
        session.removeListener(other);
        session.typed("driver", "turn on the air conditioning");

        await().until(() -> news.settled.size() == 1);
        assertThat(other.decisions).isEmpty();
    }

    @Test
    void aBusySessionSaysThatItLostAnUtterance() {
        for (int i = 0; i < SessionLoop.CAPACITY; i++) {
            assertThat(loop.execute(() -> {})).isTrue();
        }

        session.onEvent(new Partial("driver", 0, "open"));
        assertThat(news.troubles).isEmpty();
        session.onEvent(heard("driver", "open my window"));
        assertThat(news.troubles).containsExactly("driver OVERLOADED an utterance was lost");
        assertThat(session.typed("driver", "open my window")).isFalse();
        assertThat(loop.refused()).isEqualTo(3);
    }
}
