package io.codriver.runtime.turn;

import io.codriver.nlu.Understanding;
import io.codriver.nlu.Wish;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.turn.Session.Held;
import io.codriver.runtime.turn.Session.Pending;
import io.codriver.runtime.turn.TurnEvent.Understood;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was meant for the car and is open: which of several, or to what value. Pure. */
final class Asking {
    private final Planner planner;
    private final Replies replies;

    Asking(Planner planner, Replies replies) {
        this.planner = planner;
        this.replies = replies;
    }

    /** Asks, and keeps the choices for the seat's next utterance. */
    Step unclear(TurnState state, Understood event, Instant now) {
        Understanding meant = event.understanding();
        Optional<Held> held = meant.when().map(w -> new Held(meant, List.of(), List.of()));
        List<Action> actions = Deciding.actions(event.plans());
        return actions.size() > 1
                ? which(state, event, actions, held, now)
                : Outright.ask(
                        asking(state, event, meant.wishes(), held, now), event, actions, toWhat(actions), List.of());
    }

    /** Whether the car has to ask whether that was meant: when a yes could move something. */
    static boolean isDoubtful(Understood event) {
        boolean moves =
                event.plans().stream().anyMatch(p -> p.fold(c -> true, answer -> false, open -> false, no -> false));
        return event.understanding().said().containsKey(Understanding.CONFIRM) && moves;
    }

    /** The same utterance as if it had been understood beyond doubt. */
    Understood plainly(Understood event, Understanding meant) {
        Map<String, String> said = new HashMap<>(meant.said());
        said.remove(Understanding.CONFIRM);
        Understanding plain = new Understanding(
                Understanding.Kind.WISHES, meant.wishes(), meant.confidence(), meant.why(), meant.when(), said);
        List<Planned> plans = meant.wishes().stream()
                .map(w -> planner.plan(w, event.seat(), event.snapshot()))
                .toList();
        return new Understood(event.seat(), event.text(), plain, plans, event.snapshot());
    }

    /** Asks whether that was meant. A yes is as if it had been said plainly then: planned anew, and asked about if risky. */
    Step whether(TurnState state, Understood event, Instant now) {
        Understanding meant = event.understanding();
        List<Action> actions = Deciding.actions(event.plans());
        boolean offered = event.text().isEmpty();
        Pending pending = Pending.meaning(meant, offered, now.plus(Deciding.QUESTION_LIFETIME));
        String device = actions.get(actions.size() - 1).device();
        TurnState asking = state.changing(
                event.seat(), s -> s.about(device, meant.wishes(), now).asking(Optional.of(pending)));
        String question = offered
                ? replies.offering(actions, event.seat())
                : replies.whether(meant.when(), actions, event.seat());
        return Outright.ask(asking, event, actions, question, List.of());
    }

    private Step which(TurnState state, Understood event, List<Action> actions, Optional<Held> held, Instant now) {
        List<String> names =
                actions.stream().map(a -> replies.name(a, event.seat())).toList();
        boolean apart = names.stream().distinct().count() == names.size();
        List<String> said =
                actions.stream().map(a -> replies.said(a, event.seat())).toList();
        return Outright.ask(
                asking(state, event, event.understanding().wishes(), held, now),
                event,
                actions,
                apart ? replies.which(names) : replies.fixed("unclear"),
                apart ? said : List.of());
    }

    private String toWhat(List<Action> actions) {
        return actions.isEmpty() ? replies.fixed("unclear") : replies.toWhat(actions.get(0));
    }

    /** Asks which of several {@code plans.get(open)} of a wish for later is meant; the answer completes it. */
    Step later(TurnState state, Understood event, int open, Planned.Unclear planned, Instant now) {
        Understanding meant = event.understanding();
        List<Wish> all = meant.wishes();
        Held held = new Held(meant, all.subList(0, open), all.subList(open + 1, all.size()));
        return Outright.ask(
                asking(state, event, planned.choices(), Optional.of(held), now),
                event,
                Deciding.actions(event.plans()),
                replies.which(planned.names()),
                planned.names());
    }

    private static TurnState asking(
            TurnState state, Understood event, List<Wish> choices, Optional<Held> held, Instant now) {
        Pending pending = Pending.choice(choices, held, now.plus(Deciding.QUESTION_LIFETIME));
        return choices.isEmpty() ? state : state.changing(event.seat(), s -> s.asking(Optional.of(pending)));
    }

    /**
     * An answer about a wish for later is for later too, at the time that was said, counted from the answer; any other
     * utterance stays as it is. What is about one of the choices counts as the answer, however it is put: done later by
     * mistake it can be taken back, done at once it can't. A touched control answers nothing. Nobody had asked for an offer:
     * what agrees but may be said to anybody else ("right") is talk beside it.
     */
    Understood resumed(Understood said, Optional<Pending> pending) {
        if (pending.filter(Pending::offered).isPresent() && isWeakYes(said.understanding())) {
            return talk(said);
        }
        Understood event = pending.filter(Pending::isOpenWish).isPresent() ? notInstead(said) : said;
        Understanding answer = event.understanding();
        Optional<Held> held = pending.flatMap(Pending::held)
                .filter(h -> answer.when().isEmpty() && !answer.wishes().isEmpty())
                .filter(h -> !answer.why().equals(Understood.TOUCHED));
        boolean isAnswer = held.isPresent()
                && answer.wishes().stream()
                        .allMatch(w -> isAmong(w, pending.orElseThrow().choices()));
        return isAnswer ? completed(event, held.orElseThrow()) : event;
    }

    private static boolean isWeakYes(Understanding said) {
        return said.kind() == Understanding.Kind.YES && said.said().containsKey(Understanding.WEAK);
    }

    private static Understood talk(Understood event) {
        Understanding nothing = new Understanding(
                Understanding.Kind.NOTHING, List.of(), event.understanding().confidence(), "weak-yes");
        return new Understood(event.seat(), event.text(), nothing, List.of(), event.snapshot());
    }

    /** What corrects a wish that still waits for a yes takes nothing back. */
    private static Understood notInstead(Understood event) {
        Understanding meant = event.understanding();
        Map<String, String> said = new HashMap<>(meant.said());
        return said.remove(Understanding.INSTEAD) == null
                ? event
                : new Understood(
                        event.seat(),
                        event.text(),
                        new Understanding(
                                meant.kind(), meant.wishes(), meant.confidence(), meant.why(), meant.when(), said),
                        event.plans(),
                        event.snapshot());
    }

    private static boolean isAmong(Wish wish, List<Wish> choices) {
        return choices.stream()
                .anyMatch(c -> c.device().equals(wish.device()) && c.slots().equals(wish.slots()));
    }

    private Understood completed(Understood event, Held held) {
        Understanding answer = event.understanding();
        boolean doubtful = answer.said().containsKey(Understanding.CONFIRM);
        boolean whole =
                answer.kind() == Understanding.Kind.WISHES || doubtful; // else it leaves open what is asked next
        Map<String, String> said = new HashMap<>(held.meant().said());
        if (doubtful) {
            said.put(Understanding.CONFIRM, "");
        }
        List<Wish> wishes = new ArrayList<>(whole ? held.before() : List.of());
        wishes.addAll(answer.wishes());
        wishes.addAll(whole ? held.after() : List.of());
        Understanding meant = new Understanding(
                answer.kind(),
                wishes,
                answer.confidence(),
                answer.why(),
                held.meant().when(),
                said);
        List<Planned> plans = wishes.stream()
                .map(w -> planner.plan(w, event.seat(), event.snapshot()))
                .toList();
        return new Understood(event.seat(), event.text(), meant, plans, event.snapshot());
    }
}
