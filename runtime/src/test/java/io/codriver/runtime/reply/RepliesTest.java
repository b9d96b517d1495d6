package io.codriver.runtime.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codriver.nlu.Operation;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Trait;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.plan.FirstCar;
import io.codriver.runtime.plan.Obstacle;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.plan.Planned.Fact;
import io.codriver.runtime.plan.Shorthand;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.guard.PolicyRule;
import io.codriver.vehiclebus.guard.Refusal;
import io.codriver.vehiclebus.guard.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can be said is a whole sentence, whatever device and operation it is about. */
class RepliesTest {
    private static final List<String> SEATS = List.of("driver", "rear-middle", "nobody");
    private final ReplyBook shipped = ReplyBook.load("en", Map.of());
    private final Replies replies = FirstCar.replies();

    @ParameterizedTest
    @EnumSource(Obstacle.class)
    void thereIsASentenceForEveryObstacle(Obstacle obstacle) {
        assertThat(shipped.has("no." + obstacle.name().toLowerCase(Locale.ROOT)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void thereIsASentenceForEveryRefusal(Refusal refusal) {
        assertThat(shipped.has("deny." + refusal.name().toLowerCase(Locale.ROOT)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "act.start",
                "act.to",
                "act.slots",
                "act.undo",
                "done.other",
                "done.to",
                "done.undo",
                "already",
                "limit",
                "partly",
                "failed",
                "overtaken",
                "confirm",
                "undo.nothing",
                "link.down",
                "unclear",
                "declined",
                "and",
                "or",
                "which",
                "all",
                "mine",
                "zoned",
                "single",
                "is.one",
                "is.many",
                "answer.value",
                "answer.part",
                "answer.named",
                "answer.on",
                "answer.off",
                "answer.open",
                "answer.closed"
            })
    void thereIsASentenceForEveryFixedKey(String key) {
        assertThat(shipped.has(key)).isTrue();
    }

    @Test
    void everyUnitOfTheCarHasAName() {
        assertThat(FirstCar.CATALOG.devices())
                .flatExtracting(Device::traits)
                .extracting(Trait::unit)
                .filteredOn(unit -> !unit.isEmpty())
                .isNotEmpty()
                .allSatisfy(unit -> assertThat(shipped.has("unit." + unit)).isTrue());
    }

    @Test
    void everyPolicyOfTheCarHasItsReply() {
        ReplyBook book = ReplyBook.load("en", FirstCar.english().replies());

        assertThat(FirstCar.CATALOG.policies())
                .isNotEmpty()
                .extracting(PolicyRule::reply)
                .allSatisfy(reply -> assertThat(book.has(reply)).as(reply).isTrue());
    }

    @TestFactory
    Stream<DynamicTest> everySentenceIsWholeForEveryDevice() {
        return FirstCar.CATALOG.devices().stream()
                .map(device -> DynamicTest.dynamicTest(device.id(), () -> {
                    for (Operation operation : Operation.values()) {
                        for (Action action : actions(device, operation)) {
                            SEATS.forEach(seat -> assertThat(said(action, seat)).allSatisfy(RepliesTest::requireWhole));
                        }
                    }
                }));
    }

    private static List<Action> actions(Device device, Operation operation) {
        List<Action> out = new ArrayList<>();
        List<List<String>> zones = device.zones().isEmpty()
                ? List.of(List.of())
                : List.of(device.zones(), device.zones().subList(0, 1), List.of());
        for (List<String> where : zones) {
            for (Object value : List.of(21.5, "some-name", "")) {
                Optional<Object> said = value.equals("") ? Optional.empty() : Optional.of(value);
                out.add(new Action(device.id(), operation.id(), where, said, "percent", Map.of(), Map.of()));
            }
            out.add(new Action(
                    device.id(),
                    operation.id(),
                    where,
                    Optional.empty(),
                    "",
                    Map.of("title", "yellow river"),
                    Map.of()));
        }
        return out;
    }

    private List<String> said(Action action, String seat) {
        List<String> out = new ArrayList<>(List.of(
                replies.acting(action, seat),
                replies.done(action, seat),
                replies.already(action, seat),
                replies.notReached(action, seat, true),
                replies.notReached(action, seat, false),
                replies.overtaken(action, seat),
                replies.policy(new Verdict.Spoke("some-policy", "no-such-reply"), action, seat)));
        for (Obstacle obstacle : Obstacle.values()) {
            out.add(replies.impossible(new Planned.Impossible(action, obstacle, "detail"), seat));
        }
        for (Refusal refusal : Refusal.values()) {
            out.add(replies.denied(new Verdict.Deny(refusal, "detail", Optional.empty()), action, seat));
        }
        for (SignalValue value : List.of(SignalValue.of(true), SignalValue.of(42.5), SignalValue.of("TEXT"))) {
            Fact known = new Fact("driver", Optional.of(value), Optional.empty(), "percent");
            Fact named = new Fact("rear-left", Optional.of(value), Optional.of("closed"), "percent");
            Fact unknown = new Fact("rear-right", Optional.empty(), Optional.empty(), "percent");
            out.add(replies.answer(new Planned.Answer(action, List.of(known)), seat));
            out.add(replies.answer(new Planned.Answer(action, List.of(known, named, unknown)), seat));
        }
        return out;
    }

    private static void requireWhole(String sentence) {
        assertThat(sentence).doesNotContain("{", "}").matches("(?s)[A-Z].*[.?]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "driver | open window@mine | Opening your window.",
                "driver | open window@rear-left | Opening the rear left window.",
                "driver | open window@all | Opening all windows.",
                "driver | open window@mine 1/2 | Setting your window to 50 percent.",
                "driver | on air-conditioning | Turning on the air conditioning.",
                "driver | increase fan@mine | Turning up your fan.",
                "driver | set temperature@mine 22.5c | Setting your temperature to 22.5 degrees.",
            })
    void namesDevicesAsPeopleDo(String seat, String wish, String reply) {
        Planned planned = FirstCar.planner().plan(Shorthand.wish(wish), seat, FirstCar.parked());

        assertThat(replies.acting(planned.action(), seat)).isEqualTo(reply);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "query window@all | | All windows are closed.",
                "query window@mine | window@driver=100 | Your window is open.",
                "query window@mine | window@driver=40 | Your window is 40 percent open.",
                "query range | | The range is at 310 kilometers.",
                "query door-lock@mine | | Your door lock is off.",
                "query door@mine | door@driver=true | Your door is open.",
            })
    void answersFromTheBus(String wish, String car, String reply) {
        Snapshot snapshot = FirstCar.with(FirstCar.parked(), car == null ? "" : car);
        Planned planned = FirstCar.planner().plan(Shorthand.wish(wish), "driver", snapshot);

        assertThat(replies.answer((Planned.Answer) planned, "driver")).isEqualTo(reply);
    }

    @Test
    void differentZonesAreToldApart() {
        Snapshot snapshot = FirstCar.with(FirstCar.parked(), "window@rear-left=40 window@rear-right=?");
        Planned planned = FirstCar.planner().plan(Shorthand.wish("query window@rear"), "driver", snapshot);

        assertThat(replies.answer((Planned.Answer) planned, "driver"))
                .isEqualTo("The rear left window is 40 percent open. I can't tell how window is set right now.");
    }

    @Test
    void aPolicyThatOnlyCouldNotTellDoesNotClaimItsReason() {
        Action action = FirstCar.planner()
                .plan(Shorthand.wish("open trunk"), "driver", FirstCar.parked())
                .action();
        Optional<Verdict.Spoke> by = Optional.of(new Verdict.Spoke("lids-only-parked", "lid-moving"));

        assertThat(replies.denied(new Verdict.Deny(Refusal.STATE_NOT_ALLOWED, "", by), action, "driver"))
                .isEqualTo("I can't open that while we are moving.");
        assertThat(replies.denied(new Verdict.Deny(Refusal.STATE_UNKNOWN, "", by), action, "driver"))
                .isEqualTo("I can't be sure that it is safe right now.");
    }

    @Test
    void aCataloguesOwnWordsComeBeforeTheShippedOnes() {
        ReplyBook book = ReplyBook.load("en", Map.of("already", "Been there."));

        assertThat(book.say("already", Map.of())).isEqualTo("Been there.");
        assertThat(book.say("unclear", Map.of())).isEqualTo(shipped.say("unclear", Map.of()));
        assertThat(book.say("no-such-key", Map.of())).isEqualTo("no-such-key");
    }

    @Test
    void aLanguageWithoutRepliesIsAnError() {
        assertThatThrownBy(() -> ReplyBook.load("xx", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("xx");
    }
}
