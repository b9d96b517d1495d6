package io.codriver.runtime.turn;

import io.codriver.nlu.Understanding;
import io.codriver.nlu.When;
import io.codriver.nlu.Wish;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.plan.FirstCar;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.plan.Shorthand;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.gateway.VehicleGateway.Outcome;
import io.codriver.vehiclebus.guard.Command;
import io.codriver.vehiclebus.guard.Guard;
import io.codriver.vehiclebus.guard.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first car, its turn and its guard, played by hand. One line is one event:
 *
 * <pre>
 * driver: open window@mine and on fan     wishes, see {@link Shorthand}
 * driver: yes | okay | no | undo | unclear | talk | nothing-at-all
 * driver: undo 2 | undo all
 * driver: likewise                        "me too": what was done last for another seat
 * driver: backchannel                     "uh-huh"
 * driver: instead on fan                  the same in place of what was done last
 * driver: which on dome-light or on fan   one of these, the car is to ask which
 * driver: meant on fan                    that, if it was meant at all: the car is to ask whether
 * driver: offered on fan                  that, though nobody has said anything
 * driver: in 600 open trunk               seconds later; {@code at 13:30} by the clock
 * driver: when window@all is #open on fan once it is so, {@code if} now or never; {@code above 20}, {@code every}
 * driver: teach cave=open all windows | forget cave | help | help windows
 * driver speaks                           an interruption
 * car window@driver=40                    the bus says it
 * silence                                 the bus has lost everything
 * gateway d1.1 ACCEPTED
 * wait 2.5                                seconds pass, then a look at the bus
 * </pre>
 */
final class Stage {
    private static final Planner PLANNER = StagedCar.planner();
    private static final Guard GUARD = StagedCar.guard();

    private final Turn turn = new Turn(PLANNER, StagedCar.replies());
    private final Set<Command> permitted = new LinkedHashSet<>();
    private TurnState state = TurnState.START;
    private Snapshot car = FirstCar.parked();
    private Instant now = FirstCar.NOON;

    TurnState state() {
        return state;
    }

    Snapshot car() {
        return car;
    }

    Instant now() {
        return now;
    }

    /** Every command that the guard has let through. */
    Set<Command> permitted() {
        return permitted;
    }

    List<Effect> play(String line) {
        String[] words = line.split(" ", 2);
        return switch (words[0]) {
            case "car" -> {
                car = FirstCar.with(car, words[1]);
                yield feed(new TurnEvent.Observed(car));
            }
            case "silence" -> {
                car = Snapshot.EMPTY;
                yield feed(new TurnEvent.Observed(car));
            }
            case "wait" -> {
                now = now.plusMillis(Math.round(Double.parseDouble(words[1]) * 1000));
                yield feed(new TurnEvent.Observed(car));
            }
            case "gateway" -> {
                String[] report = words[1].split(" ");
                yield feed(new TurnEvent.Reported(report[0], Outcome.valueOf(report[1])));
            }
            default ->
                words[1].equals("speaks")
                        ? feed(new TurnEvent.Interrupted(words[0]))
                        : feed(understood(words[0].substring(0, words[0].length() - 1), words[1]));
        };
    }

    private TurnEvent understood(String seat, String said) {
        Understanding understanding = said.equals("likewise") ? likewise(seat) : understanding(said);
        List<Planned> plans = new ArrayList<>();
        understanding.wishes().forEach(w -> plans.add(PLANNER.plan(w, seat, car)));
        String text = said.startsWith("offered ") ? "" : said;
        return new TurnEvent.Understood(seat, text, understanding, plans, car);
    }

    private Understanding likewise(String seat) {
        List<Wish> theirs = state.context(seat, now).others().wishes();
        return theirs.isEmpty()
                ? Understanding.nothing("nobody-to-follow")
                : new Understanding(Understanding.Kind.WISHES, theirs, 1, Understanding.ACROSS);
    }

    static Understanding understanding(String said) {
        return switch (said) {
            case "yes" -> simple(Understanding.Kind.YES);
            case "okay" -> saying(Understanding.Kind.YES, Map.of(Understanding.WEAK, ""));
            case "no" -> simple(Understanding.Kind.NO);
            case "undo" -> simple(Understanding.Kind.UNDO);
            case "unclear" -> simple(Understanding.Kind.UNCLEAR);
            case "help" -> simple(Understanding.Kind.HELP);
            case "backchannel" -> Understanding.nothing(Understanding.BACKCHANNEL);
            case "talk" -> Understanding.nothing("unknown-word:talk");
            case "nothing-at-all" -> simple(Understanding.Kind.WISHES);
            default -> longer(said);
        };
    }

    private static Understanding longer(String said) {
        String[] words = said.split(" ", 2);
        return switch (words[0]) {
            case "undo" -> saying(Understanding.Kind.UNDO, Map.of(Understanding.COUNT, words[1]));
            case "help" -> saying(Understanding.Kind.HELP, Map.of(Understanding.TOPIC, words[1]));
            case "forget" -> saying(Understanding.Kind.FORGET, Map.of(Understanding.NAME, words[1]));
            case "teach" -> taught(words[1].split("=", 2));
            case "which" -> which(words[1].split(" or "));
            case "meant", "offered" -> meant(words[1]);
            case "instead" -> instead(longer(words[1]));
            case "in", "at", "when", "if" -> later(words[0], words[1]);
            default -> wishes(said, Optional.empty());
        };
    }

    private static Understanding saying(Understanding.Kind kind, Map<String, String> said) {
        return new Understanding(kind, List.of(), 1, "answer", Optional.empty(), said);
    }

    private static Understanding instead(Understanding u) {
        return new Understanding(u.kind(), u.wishes(), 1, u.why(), u.when(), Map.of(Understanding.INSTEAD, "yes"));
    }

    private static Understanding taught(String[] parts) {
        return saying(Understanding.Kind.TEACH, Map.of(Understanding.NAME, parts[0], Understanding.SENTENCE, parts[1]));
    }

    private static Understanding which(String[] wishes) {
        List<Wish> choices = Arrays.stream(wishes).map(Shorthand::wish).toList();
        return new Understanding(Understanding.Kind.UNCLEAR, choices, 1, "frame");
    }

    private static Understanding meant(String line) {
        return new Understanding(
                Understanding.Kind.UNCLEAR,
                Shorthand.wishes(line),
                0.6,
                "fused:meant",
                Optional.empty(),
                Map.of(Understanding.CONFIRM, ""));
    }

    private static Understanding wishes(String line, Optional<When> when) {
        return new Understanding(Understanding.Kind.WISHES, Shorthand.wishes(line), 1, "frame", when, Map.of());
    }

    private static Understanding later(String how, String line) {
        String[] words = line.split(" ", 2);
        if (how.equals("in")) {
            When after = new When.After(Duration.ofSeconds(Long.parseLong(words[0])));
            Understanding u = longer(words[1]);
            return new Understanding(u.kind(), u.wishes(), 1, u.why(), Optional.of(after), u.said());
        }
        if (how.equals("at")) {
            String[] clock = words[0].split(":", 2);
            When at = new When.At(Integer.parseInt(clock[0]), Integer.parseInt(clock[1]));
            return wishes(words[1], Optional.of(at));
        }
        if (words[0].startsWith("*")) {
            List<When.Check> named = List.of(new When.Named(words[0].substring(1)));
            return wishes(words[1], Optional.of(new When.Holds(named, how.equals("when"))));
        }
        String[] parts = line.split(" ", 4);
        Wish noun = Shorthand.wish("query " + parts[0] + " " + parts[2]);
        boolean every = parts[1].startsWith("every-");
        When.Comparison comparison = When.Comparison.valueOf(
                parts[1].replace("every-", "").replace('-', '_').toUpperCase(Locale.ROOT));
        When.Check state = new When.State(noun.device(), noun.zones(), comparison, noun.value(), every);
        return wishes(parts[3], Optional.of(new When.Holds(List.of(state), how.equals("when"))));
    }

    private static Understanding simple(Understanding.Kind kind) {
        return new Understanding(kind, List.of(), 1, "answer");
    }

    /** Feeds one event; proposals go to the guard and come back ruled at once, as in the session. */
    List<Effect> feed(TurnEvent event) {
        Step step = turn.next(state, event, now);
        state = step.state();
        List<Effect> out = new ArrayList<>();
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Propose propose) {
                out.addAll(feed(new TurnEvent.Ruled(propose.batch(), rule(propose))));
            } else {
                out.add(effect);
            }
        }
        return out;
    }

    private List<Verdict> rule(Effect.Propose propose) {
        List<Verdict> verdicts =
                propose.proposals().stream().map(p -> GUARD.check(p, car, now)).toList();
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Permit permit) {
                permitted.add(permit.command());
            }
        }
        return verdicts;
    }

    String show(Effect effect) {
        if (effect instanceof Effect.Remember r) {
            return "remembers " + r.phrases();
        }
        if (effect instanceof Effect.Announce a) {
            return show(a.decision());
        } else if (effect instanceof Effect.Send s) {
            return "sends " + s.command().id() + ": "
                    + FirstCar.show(s.command().writes()) + " until "
                    + at(s.command().expires());
        } else if (effect instanceof Effect.Say s) {
            return "says to " + s.seat() + ": " + s.text();
        } else if (effect instanceof Effect.Settled s) {
            return "settles " + s.decision() + (s.reached() ? " reached" : " missing " + paths(s.missing())) + ": "
                    + s.reply();
        } else if (effect instanceof Effect.WakeAt w) {
            return "wakes at " + at(w.at());
        } else if (effect instanceof Effect.Hush h) {
            return "hushes " + h.seat();
        }
        return effect.toString();
    }

    private static String show(Decision d) {
        String actions = d.actions().stream().map(Stage::show).collect(Collectors.joining(", "));
        return "decides " + d.id() + ": " + d.kind().id() + ", " + d.reason()
                + d.policy().map(p -> " by " + p).orElse("")
                + (d.pending() > 0 ? ", pending " + d.pending() : "")
                + (actions.isEmpty() ? "" : " [" + actions + "]")
                + (d.choices().isEmpty() ? "" : " answered by " + String.join(" | ", d.choices()));
    }

    private static String show(Action action) {
        String zones = String.join(",", action.zones());
        return action.operation() + " " + action.device() + (zones.isEmpty() ? "" : "@" + zones);
    }

    private static String paths(List<SignalPath> paths) {
        return paths.stream().map(FirstCar::show).collect(Collectors.joining(" "));
    }

    private static String at(Instant at) {
        return String.format(
                Locale.ROOT, "%.1f s", Duration.between(FirstCar.NOON, at).toMillis() / 1000.0);
    }
}
