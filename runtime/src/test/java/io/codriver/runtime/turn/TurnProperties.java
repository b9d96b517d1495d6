package io.codriver.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.vehiclebus.gateway.VehicleGateway.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens in whatever order: no late, doubled or unasked actuation, and every decision comes to one end. */
class TurnProperties {
    private static final List<String> SAID = List.of(
            "open window@mine",
            "close window@mine",
            "open window@all",
            "open window@mine and on air-conditioning",
            "on air-conditioning and on seat-heating@mine and open window@others",
            "off air-conditioning",
            "next media",
            "open door@mine",
            "open door@mine and set volume 50",
            "on hazard-lights",
            "off door-lock@mine",
            "open trunk",
            "set fan@mine 200",
            "set volume 20",
            "set volume 60",
            "on door-lock@front-passenger",
            "off door-lock@front-passenger",
            "likewise",
            "backchannel",
            "query speed",
            "increase temperature@mine",
            "yes",
            "yes",
            "okay",
            "no",
            "undo",
            "undo",
            "undo all",
            "undo 2",
            "instead open window@mine",
            "instead on seat-heating@mine and open trunk",
            "instead in 1 on fan@mine",
            "which on reading-light@mine or on dome-light",
            "meant close window@mine",
            "offered on air-conditioning",
            "meant open door@mine and query speed",
            "start phone contact=anna",
            "in 2 open trunk",
            "in 2 open door@mine",
            "in 0 next media",
            "at 12:01 open window@mine",
            "when *dark on dome-light",
            "if window@all is #open on air-conditioning",
            "when speed above 50 next media",
            "teach cave=open all windows",
            "forget cave",
            "help",
            "unclear",
            "talk",
            "nothing-at-all");
    private static final List<String> CAR = List.of(
            "window@driver=100",
            "window@driver=0 window@rear-left=100",
            "window@driver=100 window@front-passenger=100 window@rear-left=100 window@rear-right=100",
            "air-conditioning=true",
            "air-conditioning=false",
            "seat-heating@driver=66 media=SKIP_FORWARD",
            "door@driver=true",
            "speed=0",
            "Vehicle.Exterior.LightIntensity=5",
            "Vehicle.Exterior.LightIntensity=80",
            "speed=60",
            "speed=130",
            "speed=?",
            "volume=50");

    /** What has been announced, sent and settled so far. */
    private static final class Ledger {
        private final Stage stage = new Stage();
        private final Map<String, Integer> pending = new HashMap<>();
        private final Set<String> settled = new HashSet<>();
        private final List<String> commands = new ArrayList<>();
        private final Set<String> scheduled = new HashSet<>();
        private final List<String> ended = new ArrayList<>();

        void play(String line) {
            boolean said = line.contains(": ");
            TurnState before = stage.state();
            boolean yes = line.endsWith(": yes");
            boolean asked = yes
                    && stage.state()
                            .context(line.substring(0, line.indexOf(':')), stage.now())
                            .awaitsAnswer();
            for (Effect effect : stage.play(line)) {
                note(effect);
                assertThat(yes && !asked && effect instanceof Effect.Send)
                        .as("sent without a question that is still open")
                        .isFalse();
            }
            TurnState after = stage.state();
            assertThat(after.waiting()).hasSizeLessThanOrEqualTo(TurnState.MAX_WAITING);
            after.waiting().stream().map(TurnState.Waiting::id).forEach(scheduled::add);
            before.waiting().stream()
                    .filter(w -> !after.waiting().contains(w))
                    .map(TurnState.Waiting::id)
                    .forEach(ended::add);
            int gone = before.waiting().size() - after.waiting().size();
            assertThat(said || after.next() - before.next() == gone)
                    .as("decided without words or a due wish behind it")
                    .isTrue();
        }

        private void note(Effect effect) {
            if (effect instanceof Effect.Announce announce) {
                Decision decision = announce.decision();
                assertThat(pending.put(decision.id(), decision.pending())).isNull();
                assertThat(decision.kind() == Decision.Kind.ACT || decision.pending() == 0)
                        .isTrue();
            } else if (effect instanceof Effect.Send send) {
                assertThat(stage.permitted()).contains(send.command());
                assertThat(send.command().isExpired(stage.now())).isFalse();
                assertThat(commands).doesNotContain(send.command().id());
                commands.add(send.command().id());
                int left =
                        pending.merge(send.decision(), -send.command().writes().size(), Integer::sum);
                assertThat(left).as("more writes than announced").isNotNegative();
            } else if (effect instanceof Effect.Settled end) {
                assertThat(pending).containsKey(end.decision());
                assertThat(settled.add(end.decision())).as("settled twice").isTrue();
                assertThat(end.reached()).isEqualTo(end.missing().isEmpty());
            }
        }
    }

    @Property(tries = 1500)
    void everythingSentIsPermittedAndEveryDecisionIsSettledOnce(@ForAll("dramas") List<String> drama) {
        Ledger ledger = new Ledger();
        drama.forEach(line -> ledger.play(resolved(line, ledger.commands)));
        ledger.play("wait 100");
        ledger.play("wait 100");
        Set<String> acted = ledger.commands.stream()
                .map(c -> c.substring(0, c.indexOf('.')))
                .collect(Collectors.toSet());

        assertThat(ledger.pending.values()).as("announced and not sent").allMatch(n -> n == 0);
        assertThat(ledger.settled).isEqualTo(acted);
        assertThat(ledger.ended).as("done twice").doesNotHaveDuplicates();
        assertThat(ledger.scheduled).containsAll(ledger.ended);
        assertThat(ledger.stage.state().flights()).isEmpty();
        assertThat(ledger.stage.state().batches()).isEmpty();
    }

    /** "gateway 3 REJECTED" is about the third command from the newest, or about one that there is not. */
    private static String resolved(String line, List<String> commands) {
        String[] words = line.split(" ");
        if (!words[0].equals("gateway")) {
            return line;
        }
        int back = Integer.parseInt(words[1]);
        String id = back < commands.size() ? commands.get(commands.size() - 1 - back) : "d0.0";
        return "gateway " + id + " " + words[2];
    }

    @Provide
    Arbitrary<List<String>> dramas() {
        Arbitrary<String> seats =
                Arbitraries.of("driver", "driver", "driver", "rear-left", "rear-right", "rear-middle", "nobody");
        Arbitrary<String> says =
                Combinators.combine(seats, Arbitraries.of(SAID)).as((s, w) -> s + ": " + w);
        Arbitrary<String> reports = Combinators.combine(
                        Arbitraries.integers().between(0, 4), Arbitraries.of(Outcome.class))
                .as((back, outcome) -> "gateway " + back + " " + outcome);
        Arbitrary<String> accepted = Arbitraries.integers().between(0, 2).map(back -> "gateway " + back + " ACCEPTED");
        Arbitrary<String> waits = Arbitraries.of("wait 0", "wait 0.5", "wait 2.5", "wait 9.9", "wait 10", "wait 70");
        Arbitrary<String> others = Arbitraries.of("silence", "driver speaks");
        return Arbitraries.oneOf(
                        says, says, says, reports, accepted, Arbitraries.of(CAR).map(c -> "car " + c), waits, others)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }
}
